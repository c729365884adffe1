// Objects that call each other: a kernel with priorities runs tasks, which pass messages through queues.
// run() answers 868562.
class Message {
  constructor(kind, value) {
    this.kind = kind;
    this.value = value;
    this.hops = 0;
    this.next = null;
  }
}

class Queue {
  constructor() {
    this.head = this.tail = null;
    this.length = 0;
  }
  get isEmpty() {
    return this.head === null;
  }
  put(message) {
    message.next = null;
    if (this.head === null) this.head = message;
    else this.tail.next = message;
    this.tail = message;
    this.length++;
  }
  take() {
    const message = this.head;
    this.head = message.next;
    this.length--;
    return message;
  }
}

class Task {
  constructor(kernel, priority) {
    this.kernel = kernel;
    this.priority = priority;
    this.inbox = new Queue();
    this.steps = 0;
    kernel.register(this);
  }
  get isReady() {
    return !this.inbox.isEmpty;
  }
  send(task, message) {
    message.hops++;
    task.inbox.put(message);
    this.kernel.sent++;
  }
  step() {
    this.steps++;
    this.handle(this.inbox.take());
  }
  handle() {
    throw new TypeError('abstract');
  }
}

class Source extends Task {
  constructor(kernel, priority, targets, count) {
    super(kernel, priority);
    Object.assign(this, { targets, count, state: 7 });
  }
  get isReady() {
    return this.count > 0;
  }
  step() {
    this.steps++;
    this.count--;
    this.state = (this.state * 1103 + 12345) & 0xffff;
    const target = this.targets[this.state % this.targets.length];
    this.send(target, new Message(this.state & 1 ? 'work' : 'data', this.state));
  }
}

class Filter extends Task {
  constructor(kernel, priority, target, test) {
    super(kernel, priority);
    this.target = target;
    this.test = test;
    this.dropped = 0;
  }
  handle(message) {
    if (this.test(message)) this.send(this.target, message);
    else this.dropped++;
  }
}

class Worker extends Task {
  constructor(kernel, priority, target) {
    super(kernel, priority);
    this.target = target;
  }
  handle(message) {
    if (message.kind === 'work' && message.hops < 6) {
      message.value = (message.value >> 1) ^ (message.hops << 9);
      this.send(message.value & 4 ? this : this.target, message);
    } else {
      this.send(this.target, message);
    }
  }
}

class Sink extends Task {
  sum = 0;
  handle({ kind, value, hops }) {
    this.sum = (this.sum * 31 + value + hops + kind.length) % 1_000_003;
  }
}

class Kernel {
  constructor() {
    this.tasks = [];
    this.sent = 0;
  }
  register(task) {
    this.tasks.push(task);
    this.tasks.sort((a, b) => b.priority - a.priority);
  }
  next() {
    for (const task of this.tasks) {
      if (task.isReady) return task;
    }
    return null;
  }
  run() {
    let task;
    let total = 0;
    while ((task = this.next()) !== null) {
      // A task keeps the processor for a few steps.
      for (let slice = 0; slice < 3 && task.isReady; slice++, total++) task.step();
    }
    return total;
  }
}

function run() {
  const kernel = new Kernel();
  const sink = new Sink(kernel, 5);
  const workers = [3, 4].map((priority) => new Worker(kernel, priority, sink));
  const filters = workers.map(
    (worker, i) => new Filter(kernel, 2 - i, worker, ({ value }) => value % (i + 3) !== 0),
  );
  const source = new Source(kernel, 0, [...filters, ...workers], 1500);
  const total = kernel.run();
  const dropped = filters.reduce((sum, filter) => sum + filter.dropped, 0);
  return (sink.sum * 31 + total * 7 + kernel.sent + dropped + source.steps) % 1_000_003;
}

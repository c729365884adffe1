// Classes: construction, inheritance, private fields, accessors, polymorphic calls, iterators.
// run() answers 763497.
class Shape {
  #name;
  constructor(name) {
    this.#name = name;
  }
  get name() {
    return this.#name;
  }
  area() {
    return 0;
  }
  describe() {
    return this.name.length + this.area();
  }
}

class Circle extends Shape {
  constructor(radius) {
    super('circle');
    this.radius = radius;
  }
  area() {
    return this.radius * this.radius * 3;
  }
}

class Box extends Shape {
  static made = 0;
  constructor(width, height) {
    super('box');
    Object.assign(this, { width, height });
    Box.made++;
  }
  area() {
    return this.width * this.height;
  }
}

class Scene {
  shapes = [];
  add(shape) {
    this.shapes.push(shape);
    return this;
  }
  *[Symbol.iterator]() {
    yield* this.shapes;
  }
}

function run() {
  let total = 0;
  for (let round = 0; round < 8; round++) {
    const scene = new Scene();
    for (let i = 0; i < 500; i++) {
      scene.add(i % 2 ? new Circle(i) : new Box(i, round));
    }
    for (const shape of scene) {
      const { name, ...rest } = shape;
      total = (total + shape.describe() + Object.keys(rest).length) % 1_000_003;
    }
  }
  return total;
}

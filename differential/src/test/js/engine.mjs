// The unsplit, unmetered engine under Node's own WebAssembly, by the ABI that Cloche's host speaks (docs/abi.md).
import { COLLECT, COMPILE, EVAL, LOAD, decode, decodeReply, errorReply, sourceRequest } from './messages.mjs';

const CONSOLE = 2;
const IMPORT = 16;
const ENOSYS = 52;
const HEAP_BYTES = 64 << 20;
const REPLY_BYTES = 16 << 20;
const DONE = Uint8Array.of(0, 0); // VALUE undefined

export class Engine {
  constructor(module, shim, prelude) {
    this.module = module;
    this.prelude = prelude;
    this.boot();
    const bytecode = this.call(COMPILE, sourceRequest('cloche:shim', shim)).value.slice();
    this.boot();
    this.call(LOAD, bytecode);
    this.call(COLLECT, Buffer.alloc(0));
    this.image = new Uint8Array(this.exports.memory.buffer).slice();
  }

  boot() {
    this.console = [];
    this.exports = new WebAssembly.Instance(this.module, this.imports()).exports;
    this.exports._initialize();
    if (this.exports.cloche_boot(0) !== 0) throw new Error('the unsplit engine does not boot');
  }

  imports() {
    const view = () => new DataView(this.exports.memory.buffer);
    const clock = (id, precision, target) => {
      view().setBigInt64(target, 1_769_860_800_000_000_000n, true);
      return 0;
    };
    const host = {
      host_call: (op, at, length) => {
        if (op !== CONSOLE && op !== IMPORT) throw new Error(`host call ${op}`);
        const request = decode(new Uint8Array(this.exports.memory.buffer, at, length));
        if (op === CONSOLE) this.console.push(request);
        this.reply = op === CONSOLE ? DONE : errorReply(`Cannot find module '${request[1]}'`);
        return this.reply.length;
      },
      host_take: (at) => new Uint8Array(this.exports.memory.buffer).set(this.reply, at),
    };
    const wasi = { clock_time_get: clock, fd_write: () => ENOSYS, fd_close: () => ENOSYS, fd_fdstat_get: () => ENOSYS, fd_seek: () => ENOSYS };
    return { cloche: host, wasi_snapshot_preview1: wasi };
  }

  call(op, body) {
    const { memory, cloche_alloc, cloche_request } = this.exports;
    const block = cloche_alloc(body.length);
    new Uint8Array(memory.buffer).set(body, block);
    const reply = BigInt.asUintN(64, cloche_request(op, block, body.length));
    const bytes = new Uint8Array(memory.buffer, Number(reply >> 32n), Number(reply & 0xffffffffn));
    return decodeReply(bytes);
  }

  /** A fresh isolate with the prelude: the image again, and zeros above it. */
  reset() {
    const missing = this.image.length - this.exports.memory.buffer.byteLength;
    if (missing > 0) this.exports.memory.grow(missing / 65536);
    const bytes = new Uint8Array(this.exports.memory.buffer);
    bytes.set(this.image);
    bytes.fill(0, this.image.length);
    this.console = [];
    this.exports.cloche_prepare(1n, HEAP_BYTES, REPLY_BYTES);
    this.eval(this.prelude);
  }

  eval(source) {
    return this.call(EVAL, sourceRequest('main.js', source));
  }
}

// Globals that packages look for, in place of the guest's own.
export const noGlobals = {};

export const process = { cwd: () => '/', env: {} };

export class SharedArrayBuffer {
  get byteLength() {
    throw new TypeError('not a SharedArrayBuffer');
  }

  get growable() {
    throw new TypeError('not a SharedArrayBuffer');
  }
}

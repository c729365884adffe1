// Syntax that is rewritten: columns change, lines do not. Each mark is in the line of its source.
import type { A } from './a'; mark1()
import {
  b as imported,
  type C,
} from './b'
import D, * as all
  from "./d"

export enum Color {
  Red = mark4(),
  Green = 'green',

  Blue = Red << 2, /* a comment */
  'a b' = mark5,
}
export const first = mark6(
  1 as number
), second: string
  = mark7; mark8()
class Point {
  constructor(
    private readonly x: number = mark9,
    public y?: string,
  ) {
    mark10(x)
  }
}
export default class extends Point { m() { return imported(D, all, mark11) } }
const arrow = (a: number
): {
  b: string
} => { mark12() }
export {
  arrow as exported,
  type A as AA }
export * from './star'; mark14()
const lazy = import(
  './lazy' as string
).then(() => mark15)
import fs = require('fs'); mark16(fs)
export function last<
  T
>(a: T): asserts a {
  mark17(imported(
    a as any), mark18)
}
mark19

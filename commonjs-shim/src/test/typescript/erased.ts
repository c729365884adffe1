// Syntax that is erased: what is left stands where it stood.
type Id = number | string
interface Shape<T extends object = {}> { readonly id?: Id; area(): number; [key: string]: unknown; new (x: T): T }
declare const ambient: { a: number }
declare function external(a: string): void;
declare class Outside { m(): void }
declare let x1: number, y1: string
declare namespace Deep { namespace Er { type T = `${'a'}-${number}` } }

let id: Id = 1, other: Array<Map<string, Set<number>>> = [], tuple: [a: number, b?: string, ...rest: boolean[]] = [1]
const { a: renamed, b = 2 as number, ...rest }: { a?: number; b?: number; c?: 3 } = { a: 1 } as any, done = true
const list = <number[]>[1, 2, 3], first = list[0]!, text = `x${id as any}y${`z${first!}`} as any ${list.map((n: number): string => `${n}`)}`
let object = { method<T>(this: void, value: T, optional?: T): T { return value }, get size(): number { return 1 }, async *gen<T>(): AsyncGenerator<T> { yield* [] as any } }

function plain(a: number, b?: string, c: boolean = true, ...others: unknown[]): asserts a is 5 { return void (a! + (b as string).length) }
function over(a: string): string
function over(a: number): number
function over(a: any): any { return a }
async function later<T, U = T>(value: T): Promise<U> { return (await (value as unknown)) as U }
const arrow = (a: number, { b }: { b: string } = { b: '' }): string => a + b, curried = (a: number) => (b: number): number => a + b
const generic = <T,>(value: T): T => value, wrapped = async <T>(value: T): Promise<T[]> => [value], single = async (x): Promise<void> => {}
const guard = (value: unknown): value is string => typeof value === 'string', made = new Map<string, number>([['a', 1 as const]])

abstract class Base<T> implements Iterable<T>, PromiseLike<T> {
  private readonly secret: T; protected static count?: number = 0; public declare hidden: string; #own: Map<string, T> = new Map<string, T>();
  [index: number]: T
  static { this.count! += 1; }
  constructor(value: T)
  constructor(value: any) { this.secret = value; this.#own.set('a', value as T) }
  abstract compute(a: number): T; protected abstract readonly level: number
  get value(): T { return this.secret! } set value(next: T) { void next }
  public static async make<T>(this: any, ...args: T[]): Promise<Base<T>> { return new this(...args) }
  method?(a?: number): void; other(): number | undefined { return this?.secret as any ?? 1 }
  [Symbol.iterator](): Iterator<T> { return ([] as T[])[Symbol.iterator]() } then(): any { }
}
class Derived extends (Base as any)<number> { override compute(a: number): number { return super.value satisfies number } }
const Anonymous = class<T> extends Derived { field!: T; accessors: { get: () => T } | null = null }

for (const [key, value] of Object.entries(rest as Record<string, number>)) { if ((key as any) < (value as any)) continue }
for (let i: number = 0; i < (list.length as number); i++) { label: while (i! < 1) break label }
try { over<string>('a' as any) as string } catch (error: unknown) { (error as Error).message } finally { }
switch (id as number) { case 1 as any: default: }
const compare = id < 2 && list[0] > (3), shift = 8 >> 1 >>> 1, ternary = (id ? (first): number => first : null), regex = /<T>(a: b)/g.test(text as string)
object.method<number>(1)?.toFixed!(2), object?.method<string>('s'), made.get('a')!.toFixed(), (first as number)++, list[0]!--
let a = id as any
[a] = [1]
type Late = typeof a extends infer U ? U : never
(function (this: any): void { })()
a = b satisfies unknown
`tagged`
export type { Id }
import type { Nothing } from './nothing'
export interface Exported { }

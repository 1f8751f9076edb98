/** `Jsonify`: what a value becomes when it passes through JSON. */
import type { Jsonify } from '../../src/dsl/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectEqual<A, B>(equal: Equal<A, B>): void;

interface Receipt {
  readonly id: string;
  at?: Date;
  lines: readonly { readonly sku: string; readonly price: number | null }[];
  total(): number;
}
expectEqual<
  Jsonify<Receipt>,
  { readonly id: string; at?: string; lines: readonly { readonly sku: string; readonly price: number | null }[] }
>(true);
expectEqual<Jsonify<'paid' | 'declined'>, 'paid' | 'declined'>(true);
expectEqual<Jsonify<[Date, number?]>, [string, number?]>(true);
expectEqual<Jsonify<unknown>, unknown>(true);
expectEqual<Jsonify<bigint>, never>(true);
expectEqual<Jsonify<undefined>, undefined>(true);
expectEqual<Jsonify<Record<string, Date>>, { [x: string]: string }>(true);

interface Tree {
  readonly children: Tree[];
}
export const tree: Jsonify<Tree> = { children: [{ children: [] }] };
// @ts-expect-error a date has become text
export const at: Jsonify<Date> = new Date();

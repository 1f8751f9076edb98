/** The promises of a list of objects run by themselves: a Map state over the objects, and where its results are. */
import type ts from 'typescript';
import { shapes, type ValueShape } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { returnItem } from '../map-each.ts';
import { joined } from './all.ts';
import { POSITION } from './jobs-made.ts';
import type { Ending } from './source.ts';

/** A Map state that runs the promises of all objects. */
export function runAll(
  entries: RawExpr,
  keys: readonly string[],
  codeAt: (key: string, entry: RawExpr) => RawExpr,
  ending: Ending | null,
  node: ts.Expression,
  cx: Lowering,
): RawExpr {
  const { origin } = entries;
  const variable = cx.variable({ name: 'job', origin, shape: shapes.record, constant: true });
  const entry = b.ref(variable, shapes.record, origin);
  const codes = keys.map((key) => codeAt(key, entry));
  const [only] = codes;
  const together = (): RawExpr => {
    const elements = codes.map((value) => ({ kind: 'promise' as const, value }));
    const { declare, values } = joined(elements, [], node, cx);
    return b.sequence(
      declare,
      b.object(Object.fromEntries(keys.map((key, at) => [key, values[at] ?? cx.invalid(node)])), origin),
      origin,
    );
  };
  const value = only && codes.length === 1 ? only : together();
  const end = ending ? ending(value) : returnItem(value, shapes.json, cx);
  return {
    kind: 'perform',
    origin,
    shape: shapes.list(end.shape),
    effect: {
      kind: 'map',
      items: entries,
      itemVariable: variable,
      run: null,
      indexVariable: null,
      body: end.body,
      maxConcurrency: null,
      retry: [],
      name: null,
    },
  };
}

/** What the promise of an object has given; `key` where it has several. */
export function resultAt(results: RawExpr, entry: RawExpr, key: string | null, shape: ValueShape): RawExpr {
  const { origin } = entry;
  const position = b.member(entry, POSITION, shapes.integer, origin);
  if (key === null) return b.index(results, position, results.shape.item ?? shape, origin, true);
  return b.member(b.index(results, position, shapes.record, origin, true), key, shape, origin);
}

/** Lists of pairs that code makes in place, as `Object.fromEntries` takes them: what holds for each pair can be read from the code. */
import type { CoreExpr, LibraryCall } from './expr.ts';
import type { ValueShape } from './shape.ts';

/** What is left of an expression that has been emitted already. */
interface Opaque {
  readonly kind: 'emitted';
  readonly shape: ValueShape;
}

/** An expression before or while it is emitted. */
export type PairExpr = CoreExpr<Opaque> | Opaque;

/** Methods that give items of the list that they are called on. */
const SAME_ITEMS = /^Array\.prototype\.(filter|slice|toSorted|sort|toReversed|reverse|toSpliced)$/;

/** Whether every pair of a list passes, and every `Object.entries(…)` among them; false where something else makes pairs. */
export function everyPair(
  pairs: PairExpr,
  test: (pair: PairExpr) => boolean,
  testEntries: (entries: LibraryCall<Opaque>) => boolean,
): boolean {
  const inner = (list: PairExpr): boolean => everyPair(list, test, testEntries);
  if (pairs.kind === 'list')
    return pairs.entries.every(({ kind, value }) => (kind === 'item' ? test(value) : inner(value)));
  if (pairs.kind !== 'library') return false;
  if (pairs.member === 'Object.entries') return testEntries(pairs);
  if (SAME_ITEMS.test(pairs.member)) return pairs.receiver !== null && inner(pairs.receiver);
  const result = callbackResult(pairs.arguments[0]);
  if (!result) return false;
  if (pairs.member === 'Array.prototype.map') return test(result);
  return pairs.member === 'Array.prototype.flatMap' && inner(result);
}

/** What a callback of one `return` gives. */
function callbackResult(node: PairExpr | undefined): PairExpr | undefined {
  if (node?.kind !== 'lambda') return undefined;
  const last = node.body.at(-1);
  return node.body.slice(0, -1).every(({ kind }) => kind === 'declare') && last?.kind === 'return' && last.value
    ? last.value
    : undefined;
}

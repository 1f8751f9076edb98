/**
 * What the keys of a list of pairs may be, read from the code that makes the pairs: shapes know one kind of item for a whole
 * list, so that of a pair covers its value too.
 */
import { isOnly, Kind, shapes, type ValueShape } from '../../../core/shape.ts';
import type { Value } from '../emission.ts';

/** Methods that give items of the list that they are called on. */
const SAME_ITEMS = /^Array\.prototype\.(filter|slice|toSorted|sort|toReversed|reverse|toSpliced)$/;

/** True where every key of the pairs is certainly text. */
export function hasTextKeys(pairs: Value): boolean {
  const item = pairs.shape.item?.item;
  if (item && isText(item)) return true;
  if (pairs.kind === 'list') return pairs.entries.every(isTextEntry);
  if (pairs.kind !== 'library') return false;
  if (pairs.member === 'Object.entries')
    return isOnly(pairs.arguments[0]?.shape ?? shapes.json, Kind.record | Kind.list);
  if (SAME_ITEMS.test(pairs.member)) return pairs.receiver !== null && hasTextKeys(pairs.receiver);
  const result = callbackResult(pairs.arguments[0]);
  if (!result) return false;
  if (pairs.member === 'Array.prototype.map') return isTextPair(result);
  return pairs.member === 'Array.prototype.flatMap' && hasTextKeys(result);
}

/** What a callback of one `return` gives. */
function callbackResult(node: Value | undefined): Value | undefined {
  if (node?.kind !== 'lambda') return undefined;
  const last = node.body.at(-1);
  return node.body.slice(0, -1).every(({ kind }) => kind === 'declare') && last?.kind === 'return' && last.value
    ? last.value
    : undefined;
}

function isTextEntry(entry: { readonly kind: 'item' | 'spread'; readonly value: Value }): boolean {
  return entry.kind === 'item' ? isTextPair(entry.value) : hasTextKeys(entry.value);
}

function isTextPair(pair: Value): boolean {
  const first = pair.kind === 'list' ? pair.entries[0] : undefined;
  return first?.kind === 'item' && isText(first.value.shape);
}

function isText(shape: ValueShape): boolean {
  return shape.kinds === Kind.string;
}

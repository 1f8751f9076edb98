/** The items of a finished statement list as one value. */
import type { JsonataNode } from '../ast.ts';
import { block } from '../build.ts';
import type { Items } from './flow.ts';

/** A block of the items; a variable that is bound only to be the value is not bound. */
export function tail(items: Items): JsonataNode {
  const last = items.at(-1);
  const before = items.at(-2);
  if (last?.kind === 'variable' && before?.kind === 'bind' && before.name === last.name) {
    return tail([...items.slice(0, -2), before.value]);
  }
  return block(items);
}

/** The rest of an object pattern: `{ a, ...rest }`. That of an array or text would be an object of its items by index. */

import type { Origin } from '../core/origin.ts';
import { Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandKeysSeen } from './data.ts';
import { invalidAt } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The object without the keys that the pattern has taken. */
export function restProperties(source: RawExpr, taken: readonly RawExpr[], origin: Origin, cx: Lowering): RawExpr {
  const object = demandKeysSeen(source, cx);
  const indexed = mayBe(object.shape, Kind.list | Kind.string);
  if (!indexed) return b.omit(object, taken, origin);
  // A spread knows what else it may be.
  if (mayBe(object.shape, Kind.record))
    return b.omit(b.record([{ kind: 'spread', value: object }], origin), taken, origin);
  const syntax = 'the rest of the properties of an array or text';
  cx.report(d.unsupportedSyntax(origin, { syntax, hint: 'Take its items: `const [first, ...rest] = list`.' }));
  return invalidAt(origin);
}

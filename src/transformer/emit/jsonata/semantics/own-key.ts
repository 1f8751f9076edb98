/** `key in object`, for the own keys of records and the indexes of lists; JavaScript throws on anything else. */
import { isOnly, Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { condition } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { hasKind } from './kind-test.ts';
import { share } from './share.ts';
import { toText } from './text.ts';

/** True when the object has the key itself. */
export function ownKey(object: Operand, key: Operand, cx: Emission): JsonataNode {
  if (!mayBe(object.shape, Kind.list)) return cx.code`${toText(key, cx)} in $keys(${object.node})`;
  return share(object.node, 'object', cx, (shared) => {
    const value: Operand = { node: shared, shape: object.shape };
    const ofList = indexTest(shared, key, cx);
    if (isOnly(object.shape, Kind.list)) return ofList;
    const inRecord = cx.code`${toText(key, cx)} in $keys(${shared})`;
    return condition(hasKind(value, Kind.list, cx), ofList, inRecord);
  });
}

/** True for `length` and for the indexes below it. */
function indexTest(list: JsonataNode, key: Operand, cx: Emission): JsonataNode {
  if (isOnly(key.shape, Kind.number)) return cx.code`${key.node} in [0..$count(${list}) - 1]`;
  return cx.code`($key := ${toText(key, cx)}; $key = 'length' or $contains($key, /^(0|[1-9][0-9]{0,14})$/) and $number($key) < $count(${list}))`;
}

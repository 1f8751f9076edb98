/** `object.key` and `object[index]`. */
import type { Index, Member } from '../../../core/expr.ts';
import type { JsonataNode } from '../ast.ts';
import { type Emission, type Emitted, operand } from '../emission.ts';
import { item, member } from '../semantics/access.ts';
import { errorField } from './leaf.ts';

export function emitMember({ object, key }: Member<Emitted>, cx: Emission): JsonataNode {
  if (object.kind === 'ambient' && object.source === 'error' && (key === 'name' || key === 'message')) {
    return errorField(key);
  }
  return member(operand(object, cx), key, cx);
}

export function emitIndex({ object, index, inRange }: Index<Emitted>, cx: Emission): JsonataNode {
  return item(operand(object, cx), operand(index, cx), inRange === true, cx);
}

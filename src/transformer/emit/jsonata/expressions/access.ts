/** `object.key` and `object[index]`. */
import type { Index, Member } from '../../../core/expr.ts';
import { isOnly, Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { variable } from '../build.ts';
import { type Emission, type Emitted, operand, type Value } from '../emission.ts';
import { item, member } from '../semantics/access.ts';
import { unpackedOf } from '../semantics/boundary.ts';
import { errorField } from './leaf.ts';

export function emitMember({ object, key, shape }: Member<Emitted>, cx: Emission): JsonataNode {
  if (object.kind === 'ambient' && object.source === 'error' && (key === 'name' || key === 'message')) {
    return errorField(key);
  }
  const packed = packedPath(object, cx);
  if (packed) return unpackedOf({ node: member({ node: packed, shape: object.shape }, key, cx), shape }, cx);
  return member(operand(object, cx), key, cx);
}

/** A path in a packed variable as it is stored: only what is read at its end needs unpacking. */
function packedPath(value: Value, cx: Emission): JsonataNode | null {
  if (!isOnly(value.shape, Kind.record | Kind.null | Kind.absent)) return null;
  if (value.kind === 'ref') {
    const state = cx.scope.variables.get(value.variable);
    return state?.encoding === 'packed' ? variable(state.name) : null;
  }
  if (value.kind !== 'member') return null;
  const object = packedPath(value.object, cx);
  return object && member({ node: object, shape: value.object.shape }, value.key, cx);
}

export function emitIndex({ object, index, inRange }: Index<Emitted>, cx: Emission): JsonataNode {
  return item(operand(object, cx), operand(index, cx), inRange === true, cx);
}

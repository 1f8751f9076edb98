/**
 * Asking a value at run time what it is. `$type` refuses Infinity and takes NaN for an object, so both are ruled out first
 * where the shape says that they can occur.
 */
import { isOnly, Kind, mayBe, mayBeNonFinite } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, call, FALSE, list, TRUE, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';

const TYPES = [
  [Kind.string, 'string'],
  [Kind.number, 'number'],
  [Kind.boolean, 'boolean'],
  [Kind.null, 'null'],
  [Kind.list, 'array'],
  [Kind.record, 'object'],
] as const;

/** True when the value is of one of the kinds. The node occurs up to three times: share it first. Never asks for absent. */
export function hasKind({ node, shape }: Operand, kinds: number, cx: Emission): JsonataNode {
  if (!mayBe(shape, kinds)) return FALSE;
  if (isOnly(shape, kinds)) return TRUE;
  const types = TYPES.filter(([kind]) => (kinds & kind & shape.kinds) !== 0).map(([, name]) => text(name));
  const [only] = types;
  const type = call('type', node);
  const test = types.length === 1 && only !== undefined ? binary('=', type, only) : binary('in', type, list(types));
  if (!mayBeNonFinite(shape)) return test;
  return (kinds & Kind.number) !== 0
    ? cx.code`${node} != ${node} or ${node} in [1/0, -1/0] or ${test}`
    : cx.code`${node} = ${node} and $not(${node} in [1/0, -1/0]) and ${test}`;
}

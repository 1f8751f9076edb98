/** Expressions without parts: constants, placeholders, and what Step Functions itself provides. */
import type { Ambient, ContextValue, Literal, Placeholder, Ref } from '../../../core/expr.ts';
import { Kind, mayBe, mayBeNonFinite } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { field, number, object, variable } from '../build.ts';
import type { Emission } from '../emission.ts';
import { unpackedOf } from '../semantics/boundary.ts';

const STATES = variable('states');

export function emitLiteral({ value }: Literal): JsonataNode {
  return typeof value === 'number' ? number(value) : { kind: 'literal', value };
}

export function emitPlaceholder({ id, attribute }: Placeholder): JsonataNode {
  return { kind: 'placeholder', text: placeholderText(id, attribute) };
}

/** What deployment replaces. */
export function placeholderText(id: string, attribute: string): string {
  return `\${${id}${attribute}}`;
}

export function emitContextValue({ path }: ContextValue): JsonataNode {
  return field(STATES, 'context', ...path);
}

export function emitAmbient({ source }: Ambient): JsonataNode {
  if (source !== 'error') return field(STATES, source);
  return object({ name: errorField('name'), message: errorField('message') });
}

/** A property of the caught error, read where Step Functions has it. */
export function errorField(key: 'name' | 'message'): JsonataNode {
  return field(STATES, 'errorOutput', key === 'name' ? 'Error' : 'Cause');
}

/** A variable of the state machine or of the expression itself. */
export function emitReference({ variable: id, shape }: Ref, cx: Emission): JsonataNode {
  if (id === cx.scope.inputVariable) return field(STATES, 'context', 'Execution', 'Input');
  const state = cx.scope.variables.get(id);
  if (state === undefined) return cx.local(id);
  const stored = variable(state.name);
  if (state.encoding === 'plain') return stored;
  if (state.encoding === 'packed') return unpackedOf({ node: stored, shape }, cx);
  const content = field(stored, 'v');
  const value = mayBe(shape, Kind.list | Kind.record) ? unpackedOf({ node: content, shape }, cx) : content;
  return mayBeNonFinite(shape) ? cx.code`$exists(${stored}.sign) ? ${stored}.sign / 0 : ${value}` : value;
}

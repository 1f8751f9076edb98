/**
 * The variables that a branch or loop hands on: one travels as itself, several as a record. An absent variable is a missing
 * property, which reads as absent again.
 */
import type { VarId } from '../../../core/ids.ts';
import type { JsonataNode } from '../ast.ts';
import { bind, field, NOTHING, object } from '../build.ts';
import type { Emission } from '../emission.ts';
import type { Items } from './flow.ts';

/** The variables' current values as one value. */
export function packed(variables: readonly VarId[], cx: Emission): JsonataNode {
  const [only] = variables;
  if (only === undefined) return NOTHING;
  return variables.length === 1 ? cx.local(only) : record(variables, cx);
}

/** The variables' current values as a record, always. */
export function record(variables: readonly VarId[], cx: Emission): JsonataNode {
  return object(Object.fromEntries(variables.map((variable) => [cx.local(variable).name, cx.local(variable)])));
}

/** Binds the variables to what `packed` gave. */
export function unpacked(state: JsonataNode, variables: readonly VarId[], cx: Emission): Items {
  const [only] = variables;
  if (only === undefined) return [];
  if (variables.length === 1) return [bind(cx.local(only).name, state)];
  const name = cx.fresh('state');
  return [bind(name.name, state), ...fromRecord(name, variables, cx)];
}

/** Binds the variables to the properties of a record. */
export function fromRecord(state: JsonataNode, variables: readonly VarId[], cx: Emission): Items {
  return variables.map((variable) => bind(cx.local(variable).name, field(state, cx.local(variable).name)));
}

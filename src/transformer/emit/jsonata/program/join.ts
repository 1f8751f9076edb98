/**
 * Code that several ways lead to. It becomes a function of the variables written on the way, called last, so that jsonata runs
 * it without nesting; code that is as short as the call is repeated instead.
 */
import type { VarId } from '../../../core/ids.ts';
import type { JsonataNode, JsonataVariable } from '../ast.ts';
import { bind, block, lambda } from '../build.ts';
import type { Emission } from '../emission.ts';
import { isRepeatable } from '../semantics/share.ts';
import type { Items } from './flow.ts';

export interface Join {
  /** Items to put in front of the ways. */
  readonly definition: Items;
  readonly enter: () => Items;
}

/** A join before `items`, which follow the writing of `variables`. */
export function joinBefore(items: Items, variables: readonly VarId[], cx: Emission): Join {
  const [only] = items;
  if (items.length === 1 && only !== undefined && (isRepeatable(only) || isCallOfVariables(only))) {
    return { definition: [], enter: () => items };
  }
  const name = cx.fresh('next');
  const locals = variables.map((variable) => cx.local(variable));
  return {
    definition: [bind(name.name, lambda(namesOf(locals), block(items)))],
    enter: () => [{ kind: 'call', callee: name, arguments: locals }],
  };
}

/** Such as another join. */
function isCallOfVariables(node: JsonataNode): boolean {
  return (
    node.kind === 'call' && node.callee.kind === 'variable' && node.arguments.every(({ kind }) => kind === 'variable')
  );
}

export function namesOf(variables: readonly JsonataVariable[]): string[] {
  return variables.map(({ name }) => name);
}

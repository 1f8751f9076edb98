/**
 * Makes pure code fit into a `Program`, which writes only variables of its own: outer variables that it writes become local
 * copies, declared in front with the values they have there.
 */
import { b } from '../core/build.ts';
import type { VarId } from '../core/ids.ts';
import type { Declare, PureStatement } from '../core/statement.ts';
import { everywhere, pure } from '../core/walk.ts';
import type { VariableTable } from './variable-table.ts';

export interface Localized {
  /** Copies of the outer variables that the code writes. */
  readonly locals: ReadonlyMap<VarId, VarId>;
  readonly declarations: readonly Declare<never>[];
  readonly body: readonly PureStatement[];
}

/** The code with its outer writes going to copies. */
export function localizeWrites(body: readonly PureStatement[], table: VariableTable): Localized {
  const written = [...pure.assignedVariables(body)];
  const locals = new Map(written.map((variable) => [variable, table.variable(variable)]));
  const renamed = pure.mapStatements(body, {
    ...everywhere({
      expression: (node) => {
        const local = node.kind === 'ref' ? locals.get(node.variable) : undefined;
        return node.kind === 'ref' && local !== undefined ? { ...node, variable: local } : node;
      },
    }),
    write: (variable) => locals.get(variable) ?? variable,
  });
  const declarations = [...locals].map(([variable, local]) => {
    const { shape, origin } = table.get(variable);
    return b.declare(local, b.ref(variable, shape, origin), origin);
  });
  return { locals, declarations, body: renamed };
}

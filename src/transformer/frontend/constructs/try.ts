/** `try` / `catch` / `finally`. The caught error is an error value; destructuring reads its name and message. */
import ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import type { RawStatement } from '../../hir/types.ts';
import { bindPattern } from '../bind-pattern.ts';
import { statementConstruct } from '../construct.ts';
import { raisesLanguageErrors } from '../language-errors.ts';
import type { Lowering } from '../lowering.ts';
import { childScope, type Scope } from '../scope.ts';

export const tryStatement = statementConstruct<ts.TryStatement>({
  title: 'try / catch / finally',
  lower: (node, scope, cx) => {
    const guarded = childScope(scope, { insideTry: true });
    const withFinally = node.finallyBlock ? guarded : scope;
    const body = cx.statements(node.tryBlock.statements, guarded, cx.entering.get(node.tryBlock));
    const engine = raisesLanguageErrors(body);
    return [
      {
        kind: 'try',
        origin: cx.origin(node),
        body,
        handler: node.catchClause ? lowerHandler(node.catchClause, engine, withFinally, cx) : null,
        finalizer: node.finallyBlock ? cx.statements(node.finallyBlock.statements, childScope(scope)) : null,
      },
    ];
  },
});

function lowerHandler(
  clause: ts.CatchClause,
  engine: boolean,
  scope: Scope,
  cx: Lowering,
): { variable: ReturnType<Lowering['variable']> | null; body: readonly RawStatement[] } {
  const inner = childScope(scope);
  const declaration = clause.variableDeclaration;
  if (!declaration) return { variable: null, body: cx.statements(clause.block.statements, inner) };
  const origin = cx.origin(declaration);
  const plain = ts.isIdentifier(declaration.name) ? declaration.name : null;
  const symbol = plain && cx.facts.symbol(plain);
  const constant = !symbol || !cx.facts.isReassigned(symbol);
  const variable = cx.variable({ name: plain?.text ?? 'error', origin, shape: shapes.error, constant });
  cx.caught.add(variable);
  if (engine) cx.engineErrors.add(variable);
  if (scope.region) cx.regions.set(variable, scope.region);
  if (symbol) inner.bindings.set(symbol, { kind: 'variable', variable });
  const pattern = plain
    ? []
    : bindPattern(declaration.name, { kind: 'ref', origin, shape: shapes.error, variable }, inner, cx, 'const');
  return { variable, body: [...pattern, ...cx.statements(clause.block.statements, childScope(inner))] };
}

/** `while` and `do … while`. */
import type ts from 'typescript';
import type { RawStatement } from '../../hir/types.ts';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';
import { loopScope } from '../jumps.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';

export const whileStatement = statementConstruct<ts.WhileStatement>({
  title: 'while',
  lower: (node, scope, cx) => lowerTested('while', node, scope, cx),
});

export const doStatement = statementConstruct<ts.DoStatement>({
  title: 'do … while',
  lower: (node, scope, cx) => lowerTested('do', node, scope, cx),
});

function lowerTested(
  kind: 'while' | 'do',
  node: ts.WhileStatement | ts.DoStatement,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const loop = loopScope(node, scope, cx);
  return [
    {
      kind: 'loop',
      origin: cx.origin(node),
      label: loop.label,
      head: { kind, test: cx.expression(node.expression, scope) },
      body: lowerBody(node.statement, loop.scope, cx),
      update: [],
    },
  ];
}

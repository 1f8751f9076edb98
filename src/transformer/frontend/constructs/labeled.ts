/** Labelled statements: labels of loops are known to the loops; a labelled block can be left with `break`. */
import ts from 'typescript';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';
import { childScope } from '../scope.ts';

export const labeledStatement = statementConstruct<ts.LabeledStatement>({
  title: 'labelled statement',
  lower: (node, scope, cx) => {
    const inner = innermost(node);
    if (ts.isIterationStatement(inner, false)) return cx.statement(inner, scope);
    const label = cx.ids.label();
    const target = { name: node.label.text, breakLabel: label, continueLabel: null };
    const body = lowerBody(node.statement, childScope(scope, { jumps: [...scope.jumps, target] }), cx);
    return [{ kind: 'block', origin: cx.origin(node), label, body }];
  },
});

function innermost(node: ts.LabeledStatement): ts.Statement {
  let current: ts.Statement = node;
  while (ts.isLabeledStatement(current)) current = current.statement;
  return current;
}

/** Functions: declarations are bound by the list they stand in; function values exist only as arguments and names. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { expressionConstruct, statementConstruct } from '../construct.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';

export const functionDeclaration = statementConstruct<ts.FunctionDeclaration>({
  title: 'function declaration',
  lower: (node, _scope, cx) => {
    if (node.asteriskToken) {
      cx.report(d.unsupportedSyntax(cx.origin(node.name ?? node), { syntax: 'a generator', hint: 'Return an array.' }));
    }
    return [];
  },
});

function asValue(node: ts.ArrowFunction | ts.FunctionExpression, _scope: Scope, cx: Lowering): RawExpr {
  cx.report(d.functionAsValue(cx.origin(node)));
  return cx.invalid(node);
}

export const arrowFunction = expressionConstruct<ts.ArrowFunction>({ title: 'arrow function', lower: asValue });

export const functionExpression = expressionConstruct<ts.FunctionExpression>({
  title: 'function expression',
  lower: asValue,
});

/** `for (init; test; update)`. */
import ts from 'typescript';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';
import { lowerDeclarations } from '../declarations.ts';
import { evaluated } from '../evaluated.ts';
import { loopScope } from '../jumps.ts';
import { childScope } from '../scope.ts';

export const forStatement = statementConstruct<ts.ForStatement>({
  title: 'for',
  lower: (node, scope, cx) => {
    const head = childScope(scope);
    const { initializer } = node;
    const init = !initializer
      ? []
      : ts.isVariableDeclarationList(initializer)
        ? lowerDeclarations(initializer, head, cx)
        : evaluated(initializer, head, cx);
    const loop = loopScope(node, head, cx);
    const test = node.condition ? cx.expression(node.condition, head) : null;
    const update = node.incrementor ? evaluated(node.incrementor, head, cx) : [];
    const origin = cx.origin(node);
    return [
      {
        kind: 'block',
        origin,
        label: null,
        body: [
          ...init,
          {
            kind: 'loop',
            origin,
            label: loop.label,
            head: { kind: 'while', test },
            body: lowerBody(node.statement, loop.scope, cx),
            update,
          },
        ],
      },
    ];
  },
});

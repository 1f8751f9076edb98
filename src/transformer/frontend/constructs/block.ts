/** `{ … }` as a statement, and the empty statement. */
import type ts from 'typescript';
import { statementConstruct } from '../construct.ts';
import { childScope } from '../scope.ts';

export const blockStatement = statementConstruct<ts.Block>({
  title: 'block',
  lower: (node, scope, cx) => [
    {
      kind: 'block',
      origin: cx.origin(node),
      label: null,
      body: cx.statements(node.statements, childScope(scope), cx.entering.get(node)),
    },
  ],
});

export const emptyStatement = statementConstruct<ts.EmptyStatement>({ title: 'empty statement', lower: () => [] });

/** `while` and `do … while`. */
import type ts from 'typescript';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';
import { loopScope } from '../jumps.ts';

export const whileStatement = statementConstruct<ts.WhileStatement>({
  title: 'while',
  lower: (node, scope, cx) => {
    const loop = loopScope(node, scope, cx);
    return [
      {
        kind: 'loop',
        origin: cx.origin(node),
        label: loop.label,
        head: { kind: 'while', test: cx.expression(node.expression, scope) },
        body: lowerBody(node.statement, loop.scope, cx),
        update: [],
      },
    ];
  },
});

export const doStatement = statementConstruct<ts.DoStatement>({
  title: 'do … while',
  lower: (node, scope, cx) => {
    const loop = loopScope(node, scope, cx);
    return [
      {
        kind: 'loop',
        origin: cx.origin(node),
        label: loop.label,
        head: { kind: 'do', test: cx.expression(node.expression, scope) },
        body: lowerBody(node.statement, loop.scope, cx),
        update: [],
      },
    ];
  },
});

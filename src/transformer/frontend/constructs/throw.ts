/** `throw`: of new errors and of caught ones. */
import type ts from 'typescript';
import { statementConstruct } from '../construct.ts';
import { demandError } from '../demand-error.ts';

export const throwStatement = statementConstruct<ts.ThrowStatement>({
  title: 'throw',
  lower: (node, scope, cx) => {
    const error = demandError(node.expression, scope, cx);
    return error ? [{ kind: 'throw', origin: cx.origin(node), error }] : [];
  },
});

/** `throw`: of new errors and of caught ones. Step Functions ends an execution with a name and a text, nothing else. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { statementConstruct } from '../construct.ts';

export const throwStatement = statementConstruct<ts.ThrowStatement>({
  title: 'throw',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const error = cx.expression(node.expression, scope);
    if (!error.shape.error) {
      if (error.kind !== 'absent') cx.report(d.throwsNonError(cx.origin(node.expression)));
      return [];
    }
    return [{ kind: 'throw', origin, error }];
  },
});

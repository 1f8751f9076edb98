/** `object[key]`: items of lists, characters of strings, computed keys of records. */
import ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import { expressionConstruct } from '../construct.ts';
import { elementOf } from '../element-of.ts';
import { lowerChain } from '../optional-chain.ts';
import { readPart } from '../promises/held.ts';
import { heldAccess } from '../promises/held-access.ts';
import { staticData } from '../static-data.ts';
import { trace } from '../trace.ts';

export const elementAccess = expressionConstruct<ts.ElementAccessExpression>({
  title: 'element access',
  lower: (node, scope, cx) => {
    const constant = cx.facts.enumValue(node);
    if (constant !== undefined)
      return {
        kind: 'literal',
        origin: cx.origin(node),
        shape: typeof constant === 'string' ? shapes.string : shapes.number,
        value: constant,
      };
    if (cx.facts.handleKind(node) !== undefined && !trace(node, scope, cx.facts)) {
      cx.report(d.untraceableHandle(cx.origin(node), { name: node.getText() }));
      return cx.invalid(node);
    }
    if (ts.isOptionalChain(node))
      return (node.questionDotToken && staticData(node, scope, cx)) ?? lowerChain(node, scope, cx);
    return (
      readPart(node, scope, cx) ??
      staticData(node, scope, cx) ??
      elementOf(cx.expression(node.expression, scope), node, scope, cx)
    );
  },
  ...heldAccess,
});

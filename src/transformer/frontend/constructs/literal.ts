/** Literals of scalars and templates. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { expressionConstruct } from '../construct.ts';
import * as b from '../make.ts';
import { demandText } from '../text.ts';

export const stringLiteral = expressionConstruct<ts.StringLiteral>({
  title: 'string literal',
  lower: (node, _scope, cx) => b.literal(node.text, cx.origin(node)),
});

export const plainTemplate = expressionConstruct<ts.NoSubstitutionTemplateLiteral>({
  title: 'template literal',
  lower: (node, _scope, cx) => b.literal(node.text, cx.origin(node)),
});

export const numericLiteral = expressionConstruct<ts.NumericLiteral>({
  title: 'number literal',
  lower: (node, _scope, cx) => {
    const value = Number(node.text);
    if (!Number.isFinite(value)) {
      cx.report(
        d.unsupportedSyntax(cx.origin(node), {
          syntax: 'a number beyond the range of JSON',
          hint: 'Use a smaller number.',
        }),
      );
      return cx.invalid(node);
    }
    return b.literal(value, cx.origin(node));
  },
});

export const trueLiteral = expressionConstruct({
  title: 'true',
  lower: (node, _scope, cx) => b.literal(true, cx.origin(node)),
});

export const falseLiteral = expressionConstruct({
  title: 'false',
  lower: (node, _scope, cx) => b.literal(false, cx.origin(node)),
});

export const nullLiteral = expressionConstruct({
  title: 'null',
  lower: (node, _scope, cx) => b.literal(null, cx.origin(node)),
});

export const templateExpression = expressionConstruct<ts.TemplateExpression>({
  title: 'template literal',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const parts = node.templateSpans.flatMap((span) => [
      demandText(cx.expression(span.expression, scope), cx),
      ...(span.literal.text === '' ? [] : [b.literal(span.literal.text, origin)]),
    ]);
    return b.template(node.head.text === '' ? parts : [b.literal(node.head.text, origin), ...parts], origin);
  },
});

export const regularExpression = expressionConstruct<ts.RegularExpressionLiteral>({
  title: 'regular expression',
  lower: (node, _scope, cx) => {
    const callee = ts.isCallExpression(node.parent) || ts.isPropertyAccessExpression(node.parent);
    if (!callee) {
      cx.report(
        d.unsupportedSyntax(cx.origin(node), {
          syntax: 'a regular expression as a value',
          hint: 'Write the literal where it is used: `text.replace(/a/g, …)`.',
        }),
      );
      return cx.invalid(node);
    }
    const slash = node.text.lastIndexOf('/');
    return {
      kind: 'regexp',
      origin: cx.origin(node),
      shape: { kinds: 0 },
      source: node.text.slice(1, slash),
      flags: node.text.slice(slash + 1),
    };
  },
});

/** Tagged templates: `String.raw`, whose value is text; other tags are calls with an array that no workflow could make. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { expressionConstruct } from '../construct.ts';
import * as b from '../make.ts';
import { demandText } from '../text.ts';

export const taggedTemplate = expressionConstruct<ts.TaggedTemplateExpression>({
  title: 'tagged template',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const { tag, template } = node;
    if (!ts.isPropertyAccessExpression(tag) || cx.facts.libraryMember(tag) !== 'String.raw') {
      cx.report(d.unsupportedSyntax(origin, { syntax: 'a tagged template', hint: 'Call a function with the parts.' }));
      return cx.invalid(node);
    }
    const text = (part: ts.TemplateLiteralLikeNode) => b.literal(rawText(part), origin);
    if (ts.isNoSubstitutionTemplateLiteral(template)) return text(template);
    const parts = template.templateSpans.flatMap((span) => [
      demandText(cx.expression(span.expression, scope), cx),
      text(span.literal),
    ]);
    return b.template([text(template.head), ...parts], origin);
  },
});

/** What stands between the delimiters, escapes as they are written; line ends are line feeds. */
function rawText(part: ts.TemplateLiteralLikeNode): string {
  const last = ts.isTemplateHead(part) || ts.isTemplateMiddle(part) ? 2 : 1;
  return part.getText().slice(1, -last).replace(/\r\n?/g, '\n');
}

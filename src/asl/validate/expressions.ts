/**
 * Expressions: delimiters, syntax, references to a missing input document, fields of `$states` where they do not exist, and
 * evaluation depth. Codes and texts of all but the last are AWS's; depth AWS only finds out when the expression runs.
 */
import { expressionSource, hasLoneDelimiter, isExpression } from '../expression-text.ts';
import { findEvaluatedStrings } from '../find-expressions.ts';
import { syntaxDepth } from '../jsonata/depth.ts';
import { statesFields, topLevelReferences } from '../jsonata/references.ts';
import { parseExpression, type SyntaxNode } from '../jsonata/syntax.ts';
import { MAXIMUM_EVALUATION_DEPTH } from '../limits.ts';
import { stateShapes } from '../state-shapes.ts';
import type { DocumentGraph, DocumentState } from './document.ts';
import { NOT_AN_EXPRESSION } from './fields.ts';
import type { Report } from './problem.ts';

/** An expression that parses. */
export interface DocumentExpression {
  readonly state: DocumentState;
  /** `Output/total` */
  readonly field: string;
  readonly location: string;
  readonly root: SyntaxNode;
}

/** Parses the expressions of a definition; reports what has only one delimiter and what does not parse. */
export function parseExpressions(
  graphs: readonly DocumentGraph[],
  jsonPath: ReadonlySet<DocumentState>,
  report: Report,
): readonly DocumentExpression[] {
  const expressions: DocumentExpression[] = [];
  for (const state of graphs.flatMap(({ states }) => states)) {
    if (state.type === undefined || jsonPath.has(state)) continue;
    for (const { field, text } of findEvaluatedStrings(state.fields, stateShapes[state.type])) {
      const location = `${state.location}/${field}`;
      if (hasLoneDelimiter(text)) report('SCHEMA_VALIDATION_FAILED', NOT_AN_EXPRESSION, location);
      if (!isExpression(text)) continue;
      const parsed = parseExpression(expressionSource(text));
      if (!parsed.ok && parsed.overflow === true) reportDepth('too', location, report);
      else if (parsed.ok) expressions.push({ state, field, location, root: parsed.root });
      else report('INVALID_JSONATA_EXPRESSION', parsed.message, location);
    }
  }
  return expressions;
}

/** Reports what expressions must not refer to, and those too deep to evaluate. */
export function checkExpressions(expressions: readonly DocumentExpression[], report: Report): void {
  for (const expression of expressions) {
    try {
      checkExpression(expression, report);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      reportDepth('too', expression.location, report);
    }
  }
}

function checkExpression(expression: DocumentExpression, report: Report): void {
  const { root, location } = expression;
  for (const name of topLevelReferences(root)) {
    const where = name === '$$' ? 'is not supported.' : 'at the top level is not supported.';
    report('UNSUPPORTED_JSONATA_EXPRESSION', `Reference to '${name}' ${where}`, location);
  }
  const absent = absentFields(expression);
  for (const name of statesFields(root)) {
    if (!absent.has(name)) continue;
    report('UNSUPPORTED_JSONATA_EXPRESSION', `Field '$states.${name}' does not exist.`, location);
  }
  const depth = syntaxDepth(root);
  if (depth > MAXIMUM_EVALUATION_DEPTH) reportDepth(depth, location, report);
}

function reportDepth(depth: number | 'too', location: string, report: Report): void {
  report(
    'EXPRESSION_TOO_DEEP',
    `Evaluation nests ${depth} deep, and Step Functions fails an expression beyond ${MAXIMUM_EVALUATION_DEPTH}: split it over several variables, or balance long operator chains`,
    location,
  );
}

// `$states.result` exists in the state's own Output and Assign where there is a result, `$states.errorOutput` in a catcher's.
function absentFields({ state, field }: DocumentExpression): ReadonlySet<string> {
  const absent = new Set(['result', 'errorOutput']);
  const hasResult = state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map';
  if (hasResult && /^(Output|Assign)\b/.test(field)) absent.delete('result');
  if (/^Catch\[\d+\]\/(Output|Assign)\b/.test(field)) absent.delete('errorOutput');
  return absent;
}

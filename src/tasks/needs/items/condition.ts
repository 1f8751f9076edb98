/**
 * Condition, filter and key expressions from plain objects: `{ status: 'open', total: { gt: 5 } }` holds where all of its
 * parts do, a list of such objects where one of them does. The shape must be known when the workflow is compiled; the values
 * may come from anywhere.
 */
import { type DocumentPath, elementPath, memberPath, topPath } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import { type ItemReader, ItemRequestProblem } from './reader.ts';
import { type AttributeSchema, elementSchema } from './schema.ts';

const OPERATORS: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };

/** What the parts of a condition are written with. */
export interface ConditionContext<V> {
  readonly reader: ItemReader<V>;
  readonly placeholders: Placeholders<V>;
  readonly schema: AttributeSchema | undefined;
  /**
   * The request goes through the AWS SDK integration, which spells the types of values otherwise (`Bool`, and `Nul` or `NULL`
   * by depth: https://github.com/boto/boto3/issues/4253); only those of scalars are certain.
   */
  readonly scalarsOnly: boolean;
}

/** The text of a condition. */
export function conditionText<V>(condition: V, cx: ConditionContext<V>): string {
  const alternatives = cx.reader.items(condition);
  if (alternatives === null) return allOf(condition, cx);
  if (alternatives.length === 0) throw new ItemRequestProblem(condition, 'a list of alternatives must not be empty');
  const texts = alternatives.map((alternative) => allOf(alternative, cx));
  return texts.length === 1 ? (texts[0] ?? '') : texts.map((text) => `(${text})`).join(' OR ');
}

function allOf<V>(condition: V, cx: ConditionContext<V>): string {
  const entries = cx.reader.entries(condition);
  if (entries === null) throw new ItemRequestProblem(condition, 'a condition is an object literal');
  const parts = entries.flatMap(([attribute, comparison]) => attributeParts(topPath(attribute, cx), comparison, cx));
  if (parts.length === 0) throw new ItemRequestProblem(condition, 'a condition must not be empty');
  return parts.join(' AND ');
}

function attributeParts<V>(path: DocumentPath, comparison: V, cx: ConditionContext<V>): readonly string[] {
  const entries = cx.reader.entries(comparison);
  if (entries !== null) return entries.flatMap(([operator, operand]) => operatorParts(operator, operand, path, cx));
  if (cx.reader.isScalar(comparison)) return [comparisonText('eq', comparison, path, cx)];
  throw new ItemRequestProblem(
    comparison,
    `the condition on \`${path.attribute}\` must be a scalar, or say its operator`,
  );
}

/** `at` and `items` lead further into the item, everything else compares. */
function operatorParts<V>(
  operator: string,
  operand: V,
  path: DocumentPath,
  cx: ConditionContext<V>,
): readonly string[] {
  if (operator !== 'at' && operator !== 'items') return [comparisonText(operator, operand, path, cx)];
  const entries = cx.reader.entries(operand);
  if (entries === null || entries.length === 0)
    throw new ItemRequestProblem(operand, `\`${operator}\` takes an object literal of conditions`);
  return entries.flatMap(([key, comparison]) => {
    const inner = operator === 'at' ? memberPath(path, key, cx) : elementPath(path, key, operand);
    return attributeParts(inner, comparison, cx);
  });
}

function comparisonText<V>(operator: string, operand: V, path: DocumentPath, cx: ConditionContext<V>): string {
  const value = (of: V, schema = path.schema): string => {
    if (cx.reader.mayBeMissing(of)) throw new ItemRequestProblem(of, `\`${operator}\` may be given undefined here`);
    if (cx.scalarsOnly && (!cx.reader.isScalar(of) || cx.reader.mayBeNull(of)))
      throw new ItemRequestProblem(of, 'queries and scans compare with strings, numbers and booleans only');
    return cx.placeholders.value(path.attribute, of, schema);
  };
  const symbol = OPERATORS[operator];
  if (symbol !== undefined) return `${path.text} ${symbol} ${value(operand)}`;
  switch (operator) {
    case 'between': {
      const [low, high, ...others] = listOf(operator, operand, cx);
      if (low === undefined || high === undefined || others.length > 0)
        throw new ItemRequestProblem(operand, '`between` takes the lower and the upper bound');
      return `${path.text} BETWEEN ${value(low)} AND ${value(high)}`;
    }
    case 'in':
      return `${path.text} IN (${listOf(operator, operand, cx)
        .map((item) => value(item))
        .join(', ')})`;
    case 'beginsWith':
      return `begins_with(${path.text}, ${value(operand)})`;
    case 'contains':
      return `contains(${path.text}, ${value(operand, elementSchema(path.schema))})`;
    case 'type':
      return `attribute_type(${path.text}, ${value(operand, undefined)})`;
    case 'exists':
      return `${flag(operator, operand, cx) ? 'attribute_exists' : 'attribute_not_exists'}(${path.text})`;
    case 'size': {
      const size = { attribute: path.attribute, text: `size(${path.text})`, schema: undefined };
      const parts = cx.reader.entries(operand) ?? [['eq', operand] as const];
      return parts.map(([inner, bound]) => comparisonText(inner, bound, size, cx)).join(' AND ');
    }
    case 'not': {
      const parts = cx.reader.entries(operand);
      if (parts === null) throw new ItemRequestProblem(operand, '`not` takes an object literal of comparisons');
      return `NOT (${parts.flatMap(([inner, bound]) => operatorParts(inner, bound, path, cx)).join(' AND ')})`;
    }
    default:
      throw new ItemRequestProblem(operand, `\`${operator}\` is no comparison`);
  }
}

function listOf<V>(operator: string, operand: V, cx: ConditionContext<V>): readonly V[] {
  const items = cx.reader.items(operand);
  if (items !== null && items.length > 0) return items;
  throw new ItemRequestProblem(operand, `\`${operator}\` takes an array literal that is not empty`);
}

function flag<V>(operator: string, operand: V, cx: ConditionContext<V>): boolean {
  const value = cx.reader.constant(operand);
  if (typeof value === 'boolean') return value;
  throw new ItemRequestProblem(operand, `\`${operator}\` takes the constant true or false`);
}

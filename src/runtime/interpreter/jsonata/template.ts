/**
 * Evaluates a field of a definition: strings that are wholly `{% … %}` are expressions at any depth, everything else is
 * data, and keys are never expressions. A failure says which expression at which location failed, in AWS's words.
 */
import type { Json } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject, type JsonTypeName, jsonTypeName, setField } from '../json.ts';
import type { ExpressionEvaluator } from './compile.ts';
import { toPlainResult } from './plain-value.ts';
import { describeThrown, evaluationErrorOf } from './thrown.ts';

/** An evaluation that failed; becomes `States.QueryEvaluationError`. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
  /** Field path relative to the state, such as `Output/a[0]`; absent where AWS gives none. */
  readonly location: string | undefined;

  constructor(message: string, location?: string) {
    super(message);
    this.location = location;
  }
}

/** The expression inside `{% %}`, or `undefined` if the string is data. */
export function expressionIn(text: string): string | undefined {
  return text.length >= 4 && text.startsWith('{%') && text.endsWith('%}') ? text.slice(2, -2).trim() : undefined;
}

/** Evaluates fields of one state against one set of variables. */
export interface TemplateEvaluator {
  readonly value: (template: Json, location: string) => Promise<Json>;
  /** Like `value`, and fails as AWS does if the result is not of the expected type. */
  readonly typed: (template: Json, location: string, expected: JsonTypeName) => Promise<Json>;
}

/** An evaluator over `variables`, which include `states`. */
export function createTemplateEvaluator(
  evaluator: ExpressionEvaluator,
  variables: Readonly<Record<string, Json>>,
): TemplateEvaluator {
  const evaluateExpression = async (source: string, location: string): Promise<Json> => {
    const subject = `The JSONata expression '${source}' specified for the field '${location}'`;
    let result: unknown;
    try {
      result = await evaluator.evaluate(source, variables);
    } catch (thrown) {
      const reason = describeThrown(evaluationErrorOf(thrown));
      throw new QueryFailure(`${subject} threw an error during evaluation${reason}`, location);
    }
    const plain = toPlainResult(result);
    switch (plain.kind) {
      case 'value':
        return plain.value;
      case 'nothing':
        throw new QueryFailure(`${subject} returned nothing (undefined).`, location);
      case 'function':
        throw new QueryFailure(`${subject} returned an unsupported result type.`, location);
    }
  };

  const value = async (template: Json, location: string): Promise<Json> => {
    if (typeof template === 'string') {
      const source = expressionIn(template);
      return source === undefined ? template : evaluateExpression(source, location);
    }
    if (isJsonArray(template)) {
      const items: Json[] = [];
      for (const [index, item] of template.entries()) items.push(await value(item, `${location}[${index}]`));
      return items;
    }
    if (isJsonObject(template)) {
      const fields: Record<string, Json> = {};
      for (const [key, field] of Object.entries(template))
        setField(fields, key, await value(field, `${location}/${key}`));
      return fields;
    }
    return template;
  };

  return {
    value,
    typed: async (template, location, expected) => {
      const result = await value(template, location);
      const actual = jsonTypeName(result);
      if (actual === expected) return result;
      const source = typeof template === 'string' ? (expressionIn(template) ?? template) : JSON.stringify(template);
      throw new QueryFailure(
        `The JSONata expression '${source}' specified for the field '${location}' returned an unexpected result type. ` +
          `Expected '${expected}', but was '${actual}' for value: ${JSON.stringify(result)}`,
        location,
      );
    },
  };
}

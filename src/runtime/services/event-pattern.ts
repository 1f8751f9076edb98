/**
 * EventBridge event patterns: every key of the pattern must match, a list matches one of its elements, and the content
 * filters are those that EventBridge documents.
 */

import type { Json, JsonObject } from '../../asl/index.ts';
import { UsageError } from '../../dsl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';

/** Whether an event matches a pattern. */
export function matchesPattern(pattern: JsonObject, event: Json | undefined): boolean {
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or' && isJsonArray(expected)) {
      return expected.some((alternative) => isJsonObject(alternative) && matchesPattern(alternative, event));
    }
    const value = isJsonObject(event) && Object.hasOwn(event, key) ? event[key] : undefined;
    return isJsonArray(expected)
      ? matchesList(expected, value)
      : isJsonObject(expected) && matchesPattern(expected, value);
  });
}

/** An array in the event matches if one of its elements does. */
function matchesList(expected: readonly Json[], value: Json | undefined): boolean {
  const candidates = isJsonArray(value) ? value : [value];
  return expected.some((filter) => candidates.some((candidate) => matchesFilter(filter, candidate)));
}

function matchesFilter(filter: Json, value: Json | undefined): boolean {
  if (!isJsonObject(filter)) return filter === value;
  return Object.entries(filter).every(([operator, operand]) => {
    switch (operator) {
      case 'exists':
        return (value !== undefined) === operand;
      case 'prefix':
        return typeof value === 'string' && textTest(operand, (text, fold) => fold(value).startsWith(fold(text)));
      case 'suffix':
        return typeof value === 'string' && textTest(operand, (text, fold) => fold(value).endsWith(fold(text)));
      case 'equals-ignore-case':
        return (
          typeof value === 'string' && typeof operand === 'string' && value.toLowerCase() === operand.toLowerCase()
        );
      case 'wildcard':
        return typeof value === 'string' && typeof operand === 'string' && wildcard(operand).test(value);
      case 'anything-but':
        return value !== undefined && !matchesList(isJsonArray(operand) ? operand : [operand], value);
      case 'numeric':
        return typeof value === 'number' && isJsonArray(operand) && matchesNumeric(operand, value);
      default:
        throw new UsageError(
          'STEP8208',
          `EventBridge has no content filter ${JSON.stringify(operator)}.`,
          'Check the event pattern.',
        );
    }
  });
}

function textTest(
  operand: Json | undefined,
  test: (text: string, fold: (value: string) => string) => boolean,
): boolean {
  if (typeof operand === 'string') return test(operand, (value) => value);
  const folded = isJsonObject(operand) ? operand['equals-ignore-case'] : undefined;
  return typeof folded === 'string' && test(folded, (value) => value.toLowerCase());
}

function wildcard(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[\\s\\S]*')}$`,
  );
}

function matchesNumeric(comparisons: readonly Json[], value: number): boolean {
  for (let at = 0; at < comparisons.length; at += 2) {
    const bound = Number(comparisons[at + 1]);
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    };
    const operator = comparisons[at];
    if (typeof operator !== 'string' || !Object.hasOwn(holds, operator) || !holds[operator as keyof typeof holds])
      return false;
  }
  return true;
}

/**
 * The rules of a Choice in JSONPath mode: And, Or and Not over comparisons. A comparison of the wrong type is false; a
 * variable that is not there fails the state, except for IsPresent.
 */
import type { Json } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import { parseOffsetDateTime } from '../offset-date-time.ts';
import { PathFailure } from './path-failure.ts';
import { lookUp, type PathScope } from './path-scope.ts';

type Comparison = (value: Json, operand: Json) => boolean;

const ORDERS = {
  Equals: (sign) => sign === 0,
  LessThan: (sign) => sign < 0,
  LessThanEquals: (sign) => sign <= 0,
  GreaterThan: (sign) => sign > 0,
  GreaterThanEquals: (sign) => sign >= 0,
} as const satisfies Record<string, (sign: number) => boolean>;

const KINDS: Readonly<Record<string, (left: Json, right: Json) => number | undefined>> = {
  String: (left, right) =>
    typeof left === 'string' && typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : undefined,
  Numeric: (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? Math.sign(left - right) : undefined,
  Timestamp: (left, right) => {
    const [from, to] = [timeOf(left), timeOf(right)];
    return from === undefined || to === undefined ? undefined : Math.sign(from - to);
  },
};

const TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timeOf(value) !== undefined,
};

/** The comparison operators, without IsPresent and the `Path` forms. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...Object.entries(KINDS).flatMap(([kind, order]) =>
    Object.entries(ORDERS).map(([name, holds]): [string, Comparison] => [
      `${kind}${name}`,
      (value, operand) => {
        const sign = order(value, operand);
        return sign !== undefined && holds(sign);
      },
    ]),
  ),
  ['BooleanEquals', (value, operand) => typeof value === 'boolean' && value === operand],
  ['StringMatches', (value, operand) => typeof value === 'string' && matches(value, String(operand))],
  ...Object.entries(TESTS).map(([name, test]): [string, Comparison] => [
    name,
    (value, operand) => test(value) === operand,
  ]),
]);

/** Whether a rule fires. */
export function ruleHolds(rule: Json | undefined, scope: PathScope): boolean {
  if (!isJsonObject(rule)) return false;
  if (isJsonArray(rule.And)) return rule.And.every((inner) => ruleHolds(inner, scope));
  if (isJsonArray(rule.Or)) return rule.Or.some((inner) => ruleHolds(inner, scope));
  if (rule.Not !== undefined) return !ruleHolds(rule.Not, scope);
  const variable = String(rule.Variable);
  if (rule.IsPresent !== undefined) return lookUp(scope, variable).found === rule.IsPresent;
  const value = operandAt(scope, variable);
  for (const [key, operand] of Object.entries(rule)) {
    const plain = COMPARISONS.get(key);
    if (plain !== undefined) return plain(value, operand);
    const byPath = key.endsWith('Path') ? COMPARISONS.get(key.slice(0, -'Path'.length)) : undefined;
    if (byPath !== undefined) return byPath(value, operandAt(scope, String(operand)));
  }
  return false;
}

function operandAt(scope: PathScope, path: string): Json {
  const result = lookUp(scope, path);
  if (result.found) return result.value;
  throw new PathFailure(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
}

function timeOf(value: Json): number | undefined {
  return typeof value === 'string' ? parseOffsetDateTime(value) : undefined;
}

/** `*` stands for any text; `\\*` and `\\\\` for themselves. */
function matches(value: string, pattern: string): boolean {
  const source = pattern.replace(/\\([\\*])|[.*+?^${}()|[\]\\]/g, (match, escaped: string | undefined) =>
    escaped === undefined ? (match === '*' ? '[\\s\\S]*' : `\\${match}`) : `\\${escaped}`,
  );
  return new RegExp(`^${source}$`).test(value);
}

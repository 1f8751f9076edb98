/**
 * Paths, payload templates and choice rules of JSONPath mode: what parses, and what a rule consists of. The text about
 * templates is recorded (conformance/reject, test_illegal_escapes); the others follow its form.
 */
import { isChoiceComparison } from '../jsonpath/choice-operators.ts';
import { parseIntrinsic } from '../jsonpath/intrinsic-syntax.ts';
import { parsePath, parseReferencePath } from '../jsonpath/path-syntax.ts';
import { PathSyntaxError } from '../jsonpath/scanner.ts';
import type { Shape } from '../shape.ts';
import { type Fields, isFields } from './document.ts';

type Fail = (message: string, location: string) => void;

/** Reports a path that does not parse, or is not of the kind that the field takes. */
export function checkPath(value: unknown, shape: Shape & { kind: 'path' }, location: string, fail: Fail): void {
  if (value === null && shape.nullable) return;
  if (typeof value !== 'string') {
    fail('Expected value of type [STRING]', location);
    return;
  }
  const isCall = shape.call === true && value.startsWith('States.');
  const problem = isCall
    ? problemOf(parseIntrinsic, value)
    : problemOf(shape.reference ? parseReferencePath : parsePath, value);
  if (problem === undefined) return;
  fail(
    shape.reference ? `Value is not a Reference Path: ${problem}` : `Value is not a valid JSONPath: ${problem}`,
    location,
  );
}

/** Reports the paths and calls in a payload template that do not parse. */
export function checkTemplate(value: unknown, location: string, fail: Fail): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkTemplate(item, `${location}[${index}]`, fail);
  } else if (isFields(value)) {
    for (const [key, field] of Object.entries(value)) {
      if (!key.endsWith('.$')) checkTemplate(field, `${location}/${key}`, fail);
      else if (typeof field !== 'string' || !isPathOrCall(field)) {
        fail(`The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`, location);
      }
    }
  }
}

/** Reports what is wrong with a rule of a Choice. */
export function checkChoiceRule(value: unknown, inner: boolean, location: string, fail: Fail): void {
  if (!isFields(value)) {
    fail('Expected value of type [OBJECT]', location);
    return;
  }
  if (inner && value.Next !== undefined) fail("Field 'Next' is not supported", location);
  if (!inner && typeof value.Next !== 'string') fail('These fields are required: [Next]', location);
  if (value.Assign !== undefined) checkTemplate(value.Assign, `${location}/Assign`, fail);
  const kinds = ['And', 'Or', 'Not', 'Variable'].filter((name) => value[name] !== undefined);
  if (kinds.length !== 1) {
    const list = '[And, Or, Not, Variable, Condition]';
    fail(
      kinds.length === 0
        ? `The object must have only one of the following fields, ${list}`
        : `There should only be one of the following fields: ${list}`,
      location,
    );
    return;
  }
  if (value.Not !== undefined) checkChoiceRule(value.Not, true, `${location}/Not`, fail);
  else if (value.Variable !== undefined) checkComparison(value, location, fail);
  else checkRules(value, kinds[0] ?? '', location, fail);
}

function checkRules(rule: Fields, name: string, location: string, fail: Fail): void {
  const rules = rule[name];
  if (!Array.isArray(rules)) fail('Expected value of type [ARRAY]', `${location}/${name}`);
  else if (rules.length === 0) fail('Value cannot be empty', `${location}/${name}`);
  else for (const [index, one] of rules.entries()) checkChoiceRule(one, true, `${location}/${name}[${index}]`, fail);
}

const RULE_FIELDS: ReadonlySet<string> = new Set(['Variable', 'Next', 'Assign', 'Comment']);

function checkComparison(rule: Fields, location: string, fail: Fail): void {
  checkPath(rule.Variable, { kind: 'path' }, `${location}/Variable`, fail);
  const names = Object.keys(rule).filter((name) => !RULE_FIELDS.has(name));
  const unknown = names.filter((name) => !isChoiceComparison(name));
  for (const name of unknown) fail(`Field '${name}' is not supported`, location);
  if (names.length !== 1 && unknown.length === 0) {
    fail('The object must have only one comparison operator', location);
  }
  for (const name of names) {
    const operand = rule[name];
    if (unknown.includes(name)) continue;
    const at = `${location}/${name}`;
    if (name.endsWith('Path')) checkPath(operand, { kind: 'path' }, at, fail);
    else if (name.startsWith('Is') || name.startsWith('Boolean')) {
      if (typeof operand !== 'boolean') fail('Expected value of type [BOOLEAN]', at);
    } else if (name.startsWith('Numeric')) {
      if (typeof operand !== 'number') fail('Expected value of type [NUMBER]', at);
    } else if (typeof operand !== 'string') fail('Expected value of type [STRING]', at);
  }
}

function isPathOrCall(text: string): boolean {
  return problemOf(text.startsWith('States.') ? parseIntrinsic : parsePath, text) === undefined;
}

function problemOf(parse: (text: string) => unknown, text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof PathSyntaxError) return thrown.message;
    throw thrown;
  }
}

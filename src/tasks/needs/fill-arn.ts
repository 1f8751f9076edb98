/**
 * Fills an ARN format (`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`) with what is known of a call's arguments.
 * A handle gives its own ARN, which stays right for imported and cross-account resources; a constant gives its name or its
 * ARN; a value that only exists at run time, and one that is not given, gives `*` in its place and nowhere else.
 */
import { dynamic, factItems } from './facts.ts';
import { handleArnFormat } from './handle-kinds.ts';
import type { ArgumentFact } from './types.ts';

/** The result of filling: resource templates, or `mismatch` where an argument holds the ARN of something else. */
export type FilledArn = { readonly kind: 'filled'; readonly arns: readonly string[] } | { readonly kind: 'mismatch' };

/** Looks up the argument for a variable of the format; `undefined` = not given. */
export type VariableLookup = (variable: string) => ArgumentFact | undefined;

const variablePattern = /\$\{(\w+)\}/;
const pseudoParameters: Readonly<Record<string, string>> = {
  Partition: '${AWS::Partition}',
  Region: '${AWS::Region}',
  Account: '${AWS::AccountId}',
};
const mismatch: FilledArn = { kind: 'mismatch' };

/**
 * Fills a format; an argument that is a list gives one ARN for each item.
 *
 * @example
 * fillArn('arn:${Partition}:sqs:${Region}:${Account}:${QueueName}', () => ({ kind: 'constant', value: 'jobs' }));
 * // { kind: 'filled', arns: ['arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:jobs'] }
 */
export function fillArn(format: string, lookup: VariableLookup): FilledArn {
  return fillFrom('', format, lookup);
}

/**
 * Fills a format that has one variable of its own, and always gives something: the ARN itself where the argument holds
 * one of another shape.
 *
 * @example
 * arnsOf('arn:${Partition}:sns:${Region}:${Account}:${TopicName}', factAt(call.arguments, 'TopicArn'));
 */
export function arnsOf(format: string, fact: ArgumentFact | undefined): readonly string[] {
  return factItems(fact ?? dynamic).flatMap((item) => {
    const filled = fillArn(format, () => item);
    if (filled.kind === 'filled') return filled.arns;
    const arn = arnOfFact(item);
    return arn === undefined ? fillArnWildly(format) : [arn];
  });
}

/**
 * The ARN that a fact is or stands for: a handle's placeholder or a constant ARN.
 *
 * @example
 * arnOfFact({ kind: 'handle', id: 'Orders', resourceKind: 'dynamodb.table', attribute: 'Name' }); // '${OrdersArn}'
 */
export function arnOfFact(fact: ArgumentFact | undefined): string | undefined {
  if (fact?.kind === 'handle') return `\${${fact.id}Arn}`;
  return fact?.kind === 'constant' && isArn(fact.value) ? fact.value : undefined;
}

function fillArnWildly(format: string): readonly string[] {
  const filled = fillArn(format, () => undefined);
  return filled.kind === 'filled' ? filled.arns : [];
}

function isArn(value: unknown): value is string {
  return typeof value === 'string' && /^arn:[^:]+:[^:]+:/.test(value);
}

function fillFrom(done: string, rest: string, lookup: VariableLookup): FilledArn {
  const match = variablePattern.exec(rest);
  const [variable, name] = match ?? [];
  if (match === null || variable === undefined || name === undefined) return { kind: 'filled', arns: [done + rest] };
  const before = done + rest.slice(0, match.index);
  const after = rest.slice(match.index + variable.length);
  const pseudo = Object.hasOwn(pseudoParameters, name) ? pseudoParameters[name] : undefined;
  if (pseudo !== undefined) return fillFrom(before + pseudo, after, lookup);
  const facts = factItems(lookup(name));
  const filled = (facts.length === 0 ? [undefined] : facts).map((fact) => fillVariable(before, fact, after, lookup));
  const arns = filled.flatMap((each) => (each.kind === 'filled' ? each.arns : []));
  return arns.length === 0 ? mismatch : { kind: 'filled', arns };
}

function fillVariable(
  before: string,
  fact: ArgumentFact | undefined,
  after: string,
  lookup: VariableLookup,
): FilledArn {
  if (fact?.kind === 'handle') {
    const rest = restAfterHandle(`${before}\${Name}${after}`, fact.resourceKind, after);
    if (rest !== undefined) return fillFrom(`\${${fact.id}Arn}`, rest, lookup);
    // A cluster in the ARN of a task: another resource, named after this one.
    return after === '' ? mismatch : fillFrom(`${before}\${${fact.id}Name}`, after, lookup);
  }
  if (fact?.kind === 'constant' && isArn(fact.value)) {
    if (matchesArn(before, after === '', fact.value)) return fillFrom(fact.value, after, lookup);
    const name = /[^:/]+$/.exec(fact.value)?.[0];
    return after === '' || name === undefined ? mismatch : fillFrom(before + name, after, lookup);
  }
  return fillFrom(before + nameTemplate(fact), after, lookup);
}

/** A constant is written out unless IAM would read it as a pattern or a policy variable. */
function nameTemplate(fact: ArgumentFact | undefined): string {
  const value = fact?.kind === 'constant' && fact.value !== null ? String(fact.value) : '';
  return value === '' || /[*?$\s]/.test(value) ? '*' : value;
}

function restAfterHandle(format: string, resourceKind: string, after: string): string | undefined {
  const own = handleArnFormat(resourceKind);
  if (own === undefined) return after;
  const wanted = skeleton(format);
  const given = skeleton(own);
  if (wanted === given) return '';
  if (!wanted.startsWith(given) || !/^[:/]/.test(wanted.slice(given.length))) return undefined;
  return textAfter(format, given.split('{}').length - 1);
}

function skeleton(format: string): string {
  return format.replace(/\$\{[\w:]+\}/g, '{}');
}

function textAfter(format: string, variables: number): string {
  let rest = format;
  for (let i = 0; i < variables; i++) rest = rest.replace(/^[^$]*\$\{[\w:]+\}/, '');
  return rest;
}

function matchesArn(before: string, last: boolean, arn: string): boolean {
  const pattern = before
    .split(/\$\{AWS::\w+\}|\*/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^:]*');
  return new RegExp(`^${pattern}${last ? '.+' : '[^:/]+'}$`).test(arn);
}

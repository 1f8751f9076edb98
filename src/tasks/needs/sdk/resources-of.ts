/**
 * The tightest resources that an IAM action needs for a call: every resource type it requires, and the optional ones that
 * the arguments name in full. A type is left out where its argument holds the ARN of another type, since AWS lists
 * alternatives (an execution, an express execution) as if all were required.
 */
import { dynamic, factItems } from '../facts.ts';
import { arnOfFact, fillArn } from '../fill-arn.ts';
import {
  documentArns,
  emailIdentityArns,
  functionArns,
  parameterArns,
  queueArns,
  secretArns,
} from '../resource-forms.ts';
import type { ArgumentFact } from '../types.ts';
import { argumentNames, normalizeName } from './argument-names.ts';
import type { IamAction, ResourceType } from './decode-actions.ts';

/** More wildcards than this say less than one wildcard over the service. */
const maximalWildcards = 8;

interface Found {
  readonly fact: ArgumentFact;
  /** The arguments are known and hold this one. */
  readonly given: boolean;
}

/**
 * Resource templates for an action with the arguments of a call.
 *
 * @example
 * resourcesOf(findAction('sqs:SendMessage'), call.arguments); // ['${JobsArn}']
 */
export function resourcesOf(action: IamAction, facts: ArgumentFact): readonly string[] {
  if (action.resourceTypes.length === 0) return ['*'];
  const arns: string[] = [];
  const foreign: string[] = [];
  for (const type of action.resourceTypes) {
    const filled = fillType(action, type, facts);
    if (filled.kind === 'foreign') foreign.push(...filled.arns);
    else if (type.required || filled.complete || isImplied(action, type)) arns.push(...filled.arns);
  }
  const all = [...new Set(arns.length > 0 ? arns : foreign)];
  if (all.length === 0) return ['*'];
  return all.filter((arn) => arn.endsWith('*')).length > maximalWildcards ? [serviceWildcard(action.prefix)] : all;
}

/** Optional types that nearly every call of an action touches: an instance without a volume does not start. */
function isImplied(action: IamAction, type: ResourceType): boolean {
  return action.name === 'ec2:RunInstances' && type.name === 'volume';
}

function serviceWildcard(prefix: string): string {
  return `arn:\${AWS::Partition}:${prefix}:\${AWS::Region}:\${AWS::AccountId}:*`;
}

type FilledType = { readonly kind: 'own'; readonly arns: readonly string[]; readonly complete: boolean } | Foreign;
interface Foreign {
  readonly kind: 'foreign';
  readonly arns: readonly string[];
}

function fillType(action: IamAction, type: ResourceType, facts: ArgumentFact): FilledType {
  const variables = [...type.arn.matchAll(/\$\{(\w+)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !['Partition', 'Region', 'Account'].includes(name));
  const found = new Map<string, Found>();
  for (const variable of variables) {
    const last = variable === variables.at(-1);
    const creates = /:(Create|Register|Allocate|Import|Run|Request)/.test(action.name);
    const names = argumentNames({ prefix: action.prefix, typeName: type.name, variable, last, creates });
    const fact = findArgument(facts, names);
    if (fact !== undefined) found.set(variable, fact);
  }
  // An ARN in a later argument holds the earlier variables too: `StreamArn` names the table of `table/${T}/stream/${S}`.
  const whole = [...found.values()].map(({ fact }) => arnOfWholeType(type.arn, fact)).find((arn) => arn !== undefined);
  if (whole !== undefined) return { kind: 'own', arns: [whole], complete: true };
  const own = variables.length === 1 ? found.get(variables[0] ?? '')?.fact : undefined;
  const form = resourceForm(action.prefix, type.name);
  if (own !== undefined && form !== undefined) return { kind: 'own', arns: form(own), complete: true };
  const filled = fillArn(type.arn, (variable) => found.get(variable)?.fact);
  if (filled.kind === 'mismatch') {
    const given = [...found.values()].flatMap(({ fact }) => (fact.kind === 'list' ? fact.items : [fact]));
    return { kind: 'foreign', arns: given.flatMap((fact) => arnOfFact(fact) ?? []) };
  }
  const complete = variables.every((variable) => found.get(variable)?.given === true);
  return { kind: 'own', arns: filled.arns, complete: complete && variables.length > 0 };
}

/** Types whose identifiers AWS accepts in more forms than a name and an ARN. */
function resourceForm(prefix: string, typeName: string): ((fact: ArgumentFact) => readonly string[]) | undefined {
  const each = (arns: (fact: ArgumentFact) => readonly string[]) => (fact: ArgumentFact) =>
    factItems(fact).flatMap(arns);
  switch (`${prefix}:${typeName.toLowerCase()}`) {
    case 'sqs:queue':
      return each(queueArns);
    case 'ssm:parameter':
      return each(parameterArns);
    case 'ssm:document':
      return each(documentArns);
    case 'ses:identity':
      return each(emailIdentityArns);
    case 'secretsmanager:secret':
      return each(secretArns);
    case 'lambda:function':
      return each((fact) => functionArns(fact, undefined).filter((arn, index) => index === 0 || !arn.endsWith(':*')));
    default:
      return undefined;
  }
}

function arnOfWholeType(format: string, fact: ArgumentFact): string | undefined {
  const arn = fact.kind === 'constant' ? arnOfFact(fact) : undefined;
  if (arn === undefined) return undefined;
  const pattern = format
    .split(/\$\{\w+\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^:]*');
  return new RegExp(`^${pattern}$`).test(arn) ? arn : undefined;
}

function findArgument(facts: ArgumentFact, names: readonly string[]): Found | undefined {
  if (facts.kind !== 'record') return facts.kind === 'dynamic' ? { fact: dynamic, given: false } : undefined;
  const byName = new Map(Object.entries(facts.entries).map(([key, fact]) => [normalizeName(key), fact]));
  for (const name of names) {
    const fact = byName.get(name);
    if (fact !== undefined && fact.kind !== 'record') return { fact, given: true };
  }
  return facts.open === true ? { fact: dynamic, given: false } : undefined;
}

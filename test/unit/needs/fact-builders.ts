/** Short spellings of argument facts for the tests. */
import { type ArgumentFact, type HandleAttribute, type IamNeed, needsOf } from '../../../src/tasks/needs/index.ts';

export const dynamic: ArgumentFact = { kind: 'dynamic' };

export function constant(value: string | number | boolean | null): ArgumentFact {
  return { kind: 'constant', value };
}

export function record(entries: Readonly<Record<string, ArgumentFact>>): ArgumentFact {
  return { kind: 'record', entries };
}

export function list(...items: readonly ArgumentFact[]): ArgumentFact {
  return { kind: 'list', items };
}

export function handle(id: string, resourceKind: string, attribute: HandleAttribute = 'Name'): ArgumentFact {
  return { kind: 'handle', id, resourceKind, attribute };
}

const integration = (resource: string): string =>
  resource.startsWith('$') ? resource : `arn:aws:states:::${resource}`;

/** The needs of a call, or a failed test. */
export function needsOfCall(resource: string, facts: ArgumentFact): readonly IamNeed[] {
  const result = needsOf({ resource: integration(resource), arguments: facts, credentials: false });
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.needs;
}

/** The needs of a call, one line each, pseudo parameters left out. */
export function printedNeeds(resource: string, facts: Readonly<Record<string, ArgumentFact>>): readonly string[] {
  return needsOfCall(resource, record(facts)).map(({ actions, resources, conditions }) => {
    const where = resources.map((each) =>
      each.replace('arn:${AWS::Partition}:', '').replace('${AWS::Region}', '').replace('${AWS::AccountId}', ''),
    );
    const condition = conditions === undefined ? '' : ` if ${JSON.stringify(conditions)}`;
    return `${actions.join(', ')} on ${where.join(', ')}${condition}`;
  });
}

/** The code and message of a refused call. */
export function refusal(resource: string, facts: ArgumentFact = record({})): string {
  const result = needsOf({ resource: integration(resource), arguments: facts, credentials: false });
  return result.ok ? 'ok' : `${result.code}: ${result.message}`;
}

/**
 * What the operations of the API share: the runtime, the resources and the account that ARNs are made of.
 */
import type { StateMachine } from '../../asl/index.ts';
import type { EvaluationLimits } from '../interpreter/jsonata/limits.ts';
import { loadMachine } from '../load-machine.ts';
import type { LocalRuntime } from '../local-runtime.ts';
import type { RegisteredMachine } from '../machine-registry.ts';
import { ApiError, notFound } from './api-error.ts';
import type { Alias, Machine, ResourceStore, Revision } from './resources.ts';

/** What operations work on. */
export interface ServerContext {
  readonly runtime: LocalRuntime;
  readonly resources: ResourceStore;
  readonly region: string;
  readonly accountId: string;
  readonly uuid: () => string;
  readonly evaluation: EvaluationLimits;
  /** A number in [0, 1), for the routing of aliases. */
  readonly random: () => number;
}

/** Seconds since the epoch. */
export function now({ runtime }: ServerContext): number {
  return runtime.clock.now() / 1000;
}

/** An ARN of this account. */
export function arnOf({ region, accountId }: ServerContext, kind: string, name: string): string {
  return `arn:aws:states:${region}:${accountId}:${kind}:${name}`;
}

/** What a qualified or plain ARN of a state machine leads to. */
export interface Target {
  readonly machine: Machine;
  readonly revision: Revision;
  readonly versionArn?: string;
  readonly alias?: Alias;
}

/** The target of an ARN; an alias chooses one of its versions. */
export function findTarget(context: ServerContext, arn: string): Target | undefined {
  const { machines, aliases } = context.resources.all();
  const machine = own(machines, arn);
  if (machine !== undefined) return { machine, revision: machine };
  const alias = own(aliases, arn);
  if (alias !== undefined) {
    const target = findTarget(context, chooseRoute(alias, context.random()));
    return target === undefined ? undefined : { ...target, alias };
  }
  const [, base = '', digits] = /^(.*):(\d+)$/.exec(arn) ?? [];
  const owner = own(machines, base);
  const version = owner?.versions.find(({ number }) => number === Number(digits));
  return owner === undefined || version === undefined
    ? undefined
    : { machine: owner, revision: version, versionArn: arn };
}

function chooseRoute({ routes }: Alias, random: number): string {
  let left = random * 100;
  for (const { stateMachineVersionArn, weight } of routes) {
    if (left < weight) return stateMachineVersionArn;
    left -= weight;
  }
  return routes[0]?.stateMachineVersionArn ?? '';
}

/** The target of an ARN, which must exist. */
export function target(context: ServerContext, arn: string): Target {
  const found = findTarget(context, arn);
  if (found === undefined) throw notFound('StateMachine', arn);
  return found;
}

/** The machine of an ARN without a qualifier. */
export function machineAt(context: ServerContext, arn: string): Machine {
  const machine = own(context.resources.all().machines, arn);
  if (machine === undefined) throw notFound('StateMachine', arn);
  return machine;
}

/** A target in the form in which the runtime starts it. */
export function startable({ machine, revision, versionArn, alias }: Target): RegisteredMachine {
  const { name: stateMachineName, type } = machine;
  return {
    ...loadMachine(parseDefinition(revision.definition), { stateMachineName, type, roleArn: revision.roleArn }),
    origin: {
      revisionId: revision.revisionId,
      ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
      ...(alias === undefined ? {} : { stateMachineAliasArn: alias.arn }),
    },
  };
}

/** A definition's text, which was validated. */
export function parseDefinition(definition: string): StateMachine {
  return JSON.parse(definition);
}

/** An entry of a record whose keys come from outside. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Refuses something that there may be only so many of. */
export function refuseOver(limit: number, count: number, code: string, message: string): void {
  if (count >= limit) throw new ApiError(code, message);
}

/**
 * Versions of state machines: numbered, immutable copies of a definition. Publishing an unchanged definition gives the
 * version that it has already.
 */
import { ApiError } from '../api-error.ts';
import { arnOf, findTarget, machineAt, now, type ServerContext } from '../context.ts';
import { arn } from '../fields.ts';
import type { Operation } from '../http.ts';
import { pageOf } from '../paging.ts';
import type { Machine, Version } from '../resources.ts';
import { keepRevisions } from '../revisions.ts';

/** ARN of a version. */
export function versionArn(machine: Pick<Machine, 'arn'>, number: number): string {
  return `${machine.arn}:${number}`;
}

/** Publishes the machine as it is; gives the version's ARN. */
export function publish(context: ServerContext, machine: Machine, description: string | undefined): string {
  const latest = machine.versions.at(-1);
  if (latest?.revisionId === machine.revisionId) return versionArn(machine, latest.number);
  const { definition, roleArn, revisionId, nextVersion: number } = machine;
  const version: Version = { definition, roleArn, revisionId, date: now(context), number, description };
  const published = { ...machine, versions: [...machine.versions, version], nextVersion: number + 1 };
  context.resources.update((all) => ({ ...all, machines: { ...all.machines, [machine.arn]: published } }));
  return versionArn(machine, number);
}

/** The operations. */
export function versionOperations(context: ServerContext): Readonly<Record<string, Operation>> {
  return {
    DeleteStateMachineVersion: (request) => {
      const given = arn(request, 'stateMachineVersionArn');
      const [, base = '', digits] = /^(.*):(\d+)$/.exec(given) ?? [];
      if (digits === undefined)
        throw new ApiError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${given}'`);
      if (findTarget(context, given) === undefined) return {};
      const routed = Object.values(context.resources.all().aliases).filter(({ routes }) =>
        routes.some(({ stateMachineVersionArn }) => stateMachineVersionArn === given),
      );
      if (routed.length > 0) {
        const names = routed.map(({ name }) => name).join(', ');
        throw new ApiError(
          'ConflictException',
          `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
        );
      }
      const machine = machineAt(context, base);
      const versions = machine.versions.filter(({ number }) => number !== Number(digits));
      keepRevisions(
        context,
        machine,
        machine.versions.filter((version) => !versions.includes(version)),
      );
      context.resources.update((all) => ({ ...all, machines: { ...all.machines, [base]: { ...machine, versions } } }));
      return {};
    },
    ListStateMachineVersions: (request) => {
      const machine = machineAt(context, arn(request, 'stateMachineArn'));
      const { items, nextToken } = pageOf(request, machine.versions.toReversed());
      return {
        stateMachineVersions: items.map(({ number, date }) => ({
          stateMachineVersionArn: versionArn(machine, number),
          creationDate: date,
        })),
        ...nextToken,
      };
    },
  };
}

/** The machine that a version belongs to. */
export function machineOfVersion(context: ServerContext, given: string): Machine {
  const found = findTarget(context, given);
  if (found?.versionArn !== undefined) return found.machine;
  throw new ApiError('ResourceNotFound', `Resource not found: '${given}' in ${arnOf(context, 'stateMachine', '*')}`);
}

/**
 * State machines: create, update, delete, describe, list. Creating one again in the same way gives the one that is there.
 */
import {
  formatProblem,
  type JsonObject,
  MAXIMUM_DEFINITION_BYTES,
  validateDefinitionText,
  variableReferences,
} from '../../../asl/index.ts';
import { sameJson } from '../../interpreter/jsonpath/evaluate-path.ts';
import { ApiError } from '../api-error.ts';
import { arnOf, machineAt, now, own, parseDefinition, type ServerContext, target } from '../context.ts';
import { arn, flag, keyword, name, optionalText, structure, structures, text } from '../fields.ts';
import type { Operation } from '../http.ts';
import { pageOf } from '../paging.ts';
import { type Machine, without } from '../resources.ts';
import { keepRevisions } from '../revisions.ts';
import { tagsFrom } from './tags.ts';
import { publish, versionArn } from './versions.ts';

const TYPES = ['STANDARD', 'EXPRESS'] as const;
const INCLUDED = ['ALL_DATA', 'METADATA_ONLY'] as const;
const CONFIGURATIONS = ['loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration'];

/** The operations. */
export function machineOperations(context: ServerContext): Readonly<Record<string, Operation>> {
  const { resources } = context;
  const put = (machine: Machine): void =>
    resources.update((all) => ({ ...all, machines: { ...all.machines, [machine.arn]: machine } }));

  return {
    CreateStateMachine: (request) => {
      const machineName = name(request);
      const type = keyword(request, 'type', TYPES, 'STANDARD');
      const definition = definitionIn(request, type);
      const roleArn = arn(request, 'roleArn');
      const tags = tagsFrom(structures(request, 'tags'));
      const publishes = flag(request, 'publish');
      const configuration = configurationIn(request);
      const machineArn = arnOf(context, 'stateMachine', machineName);
      const before = own(resources.all().machines, machineArn);
      if (before !== undefined) {
        const same =
          before.definition === definition &&
          before.type === type &&
          before.roleArn === roleArn &&
          sameJson(before.configuration, configuration);
        if (same) return { stateMachineArn: machineArn, creationDate: before.creationDate };
        throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${machineArn}'`);
      }
      const date = now(context);
      const created: Machine = {
        arn: machineArn,
        name: machineName,
        type,
        definition,
        roleArn,
        revisionId: context.uuid(),
        date,
        creationDate: date,
        configuration,
        versions: [],
        nextVersion: 1,
      };
      put(created);
      if (Object.keys(tags).length > 0)
        resources.update((all) => ({ ...all, tags: { ...all.tags, [machineArn]: tags } }));
      const published = publishes ? publish(context, created, optionalText(request, 'versionDescription')) : undefined;
      return {
        stateMachineArn: machineArn,
        creationDate: date,
        ...(published === undefined ? {} : { stateMachineVersionArn: published }),
      };
    },
    UpdateStateMachine: (request) => {
      const before = machineAt(context, arn(request, 'stateMachineArn'));
      const given = CONFIGURATIONS.some((member) => request[member] !== undefined);
      if (request.definition === undefined && request.roleArn === undefined && !given) {
        throw new ApiError(
          'MissingRequiredParameter',
          'Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified',
        );
      }
      const definition = request.definition === undefined ? before.definition : definitionIn(request, before.type);
      const roleArn = request.roleArn === undefined ? before.roleArn : arn(request, 'roleArn');
      const changed = definition !== before.definition || roleArn !== before.roleArn;
      const updated: Machine = {
        ...before,
        definition,
        roleArn,
        date: now(context),
        revisionId: changed ? context.uuid() : before.revisionId,
        configuration: { ...before.configuration, ...configurationIn(request) },
      };
      if (changed) keepRevisions(context, before, [before]);
      put(updated);
      const published = flag(request, 'publish')
        ? publish(context, updated, optionalText(request, 'versionDescription'))
        : undefined;
      return {
        updateDate: updated.date,
        revisionId: updated.revisionId,
        ...(published === undefined ? {} : { stateMachineVersionArn: published }),
      };
    },
    DeleteStateMachine: (request) => {
      const machineArn = arn(request, 'stateMachineArn');
      const machine = own(resources.all().machines, machineArn);
      if (machine === undefined) return {};
      const aliases = Object.keys(resources.all().aliases).filter((alias) => alias.startsWith(`${machineArn}:`));
      for (const execution of context.runtime.executions) {
        if (execution.stateMachineArn === machineArn && execution.finished() === undefined) execution.stop();
      }
      keepRevisions(context, machine, [machine, ...machine.versions]);
      resources.update((all) => ({
        ...all,
        machines: without(all.machines, machineArn),
        aliases: without(all.aliases, ...aliases),
        tags: without(all.tags, machineArn),
      }));
      return {};
    },
    DescribeStateMachine: (request) => {
      const { machine, revision, versionArn: version } = target(context, arn(request, 'stateMachineArn'));
      keyword(request, 'includedData', INCLUDED, 'ALL_DATA');
      return {
        stateMachineArn: version ?? machine.arn,
        name: machine.name,
        status: 'ACTIVE',
        definition: revision.definition,
        roleArn: revision.roleArn,
        type: machine.type,
        creationDate: version === undefined ? machine.creationDate : revision.date,
        revisionId: revision.revisionId,
        ...('description' in revision && typeof revision.description === 'string'
          ? { description: revision.description }
          : {}),
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
        ...machine.configuration,
        variableReferences: variableReferences(parseDefinition(revision.definition)),
      };
    },
    ListStateMachines: (request) => {
      const machines = Object.values(resources.all().machines).sort((left, right) => (left.name < right.name ? -1 : 1));
      const { items, nextToken } = pageOf(request, machines);
      return {
        stateMachines: items.map(({ arn: stateMachineArn, name: machineName, type, creationDate }) => ({
          stateMachineArn,
          name: machineName,
          type,
          creationDate,
        })),
        ...nextToken,
      };
    },
    PublishStateMachineVersion: (request) => {
      const machine = machineAt(context, arn(request, 'stateMachineArn'));
      const revisionId = optionalText(request, 'revisionId');
      if (revisionId !== undefined && revisionId !== machine.revisionId) {
        throw new ApiError(
          'ConflictException',
          `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${machine.revisionId}.`,
        );
      }
      const published = publish(context, machine, optionalText(request, 'description', { longest: 256 }));
      const [version] = machineAt(context, machine.arn).versions.filter(
        ({ number }) => versionArn(machine, number) === published,
      );
      return { stateMachineVersionArn: published, creationDate: version?.date ?? now(context) };
    },
  };
}

/** A valid definition's text. */
function definitionIn(request: JsonObject, type: Machine['type']): string {
  const definition = text(request, 'definition', { shortest: 1, longest: MAXIMUM_DEFINITION_BYTES });
  const problems = validateDefinitionText(definition, { type });
  if (problems.length === 0) return definition;
  throw new ApiError(
    'InvalidDefinition',
    `Invalid State Machine Definition: '${problems.map(formatProblem).join(', ')}'`,
  );
}

function configurationIn(request: JsonObject): JsonObject {
  return Object.fromEntries(
    CONFIGURATIONS.flatMap((member) => {
      const value = structure(request, member);
      return value === undefined ? [] : [[member, value] as const];
    }),
  );
}

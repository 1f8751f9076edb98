/**
 * Aliases: names that route executions to one version, or to two by weight.
 */
import type { JsonObject } from '../../../asl/index.ts';
import { ApiError, validationError } from '../api-error.ts';
import { machineAt, now, own, type ServerContext } from '../context.ts';
import { arn, name, number, optionalText, structures } from '../fields.ts';
import type { Operation } from '../http.ts';
import { pageOf } from '../paging.ts';
import { type Alias, without } from '../resources.ts';
import { machineOfVersion } from './versions.ts';

/** The operations. */
export function aliasOperations(context: ServerContext): Readonly<Record<string, Operation>> {
  const { resources } = context;
  const put = (alias: Alias): void =>
    resources.update((all) => ({ ...all, aliases: { ...all.aliases, [alias.arn]: alias } }));
  const aliasAt = (given: string): Alias => {
    const alias = own(resources.all().aliases, given);
    if (alias === undefined)
      throw new ApiError('ResourceNotFound', `Request references a resource that does not exist: '${given}'`);
    return alias;
  };

  return {
    CreateStateMachineAlias: (request) => {
      const aliasName = name(request);
      if (/^\d+$/.test(aliasName))
        throw validationError(
          'name',
          aliasName,
          'Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
        );
      const description = optionalText(request, 'description', { longest: 256 });
      const routes = routesIn(context, request);
      const machine = machineOfVersion(context, routes[0]?.stateMachineVersionArn ?? '');
      const aliasArn = `${machine.arn}:${aliasName}`;
      const before = own(resources.all().aliases, aliasArn);
      if (before !== undefined) {
        const same = JSON.stringify([before.routes, before.description]) === JSON.stringify([routes, description]);
        if (same) return { stateMachineAliasArn: aliasArn, creationDate: before.creationDate };
        throw new ApiError(
          'ConflictException',
          `Failed to create alias because an alias with the same name and a different routing configuration already exists.`,
        );
      }
      const date = now(context);
      put({ arn: aliasArn, name: aliasName, description, routes, creationDate: date, updateDate: date });
      return { stateMachineAliasArn: aliasArn, creationDate: date };
    },
    UpdateStateMachineAlias: (request) => {
      const before = aliasAt(arn(request, 'stateMachineAliasArn'));
      const routes = request.routingConfiguration === undefined ? before.routes : routesIn(context, request);
      const description = optionalText(request, 'description', { longest: 256 }) ?? before.description;
      const updateDate = now(context);
      put({ ...before, routes, description, updateDate });
      return { updateDate };
    },
    DescribeStateMachineAlias: (request) => {
      const {
        arn: stateMachineAliasArn,
        description,
        routes,
        ...alias
      } = aliasAt(arn(request, 'stateMachineAliasArn'));
      return {
        stateMachineAliasArn,
        ...alias,
        ...(description === undefined ? {} : { description }),
        routingConfiguration: routes,
      };
    },
    DeleteStateMachineAlias: (request) => {
      const { arn: aliasArn } = aliasAt(arn(request, 'stateMachineAliasArn'));
      resources.update((all) => ({ ...all, aliases: without(all.aliases, aliasArn) }));
      return {};
    },
    ListStateMachineAliases: (request) => {
      const machine = machineAt(context, arn(request, 'stateMachineArn').replace(/:\d+$/, ''));
      const aliases = Object.values(resources.all().aliases).filter((alias) => alias.arn.startsWith(`${machine.arn}:`));
      const { items, nextToken } = pageOf(request, aliases);
      return {
        stateMachineAliases: items.map((alias) => ({
          stateMachineAliasArn: alias.arn,
          creationDate: alias.creationDate,
        })),
        ...nextToken,
      };
    },
  };
}

function routesIn(context: ServerContext, request: JsonObject): Alias['routes'] {
  const given = structures(request, 'routingConfiguration');
  if (given.length < 1 || given.length > 2) {
    throw validationError('routingConfiguration', given, 'Member must have length between 1 and 2');
  }
  const routes = given.map((route) => ({
    stateMachineVersionArn: arn(route, 'stateMachineVersionArn'),
    weight: number(route, 'weight', 0, 100) ?? 0,
  }));
  const owners = new Set(
    routes.map(({ stateMachineVersionArn }) => machineOfVersion(context, stateMachineVersionArn).arn),
  );
  const sum = routes.reduce((total, { weight }) => total + weight, 0);
  if (owners.size > 1 || sum !== 100) {
    throw new ApiError(
      'ValidationException',
      owners.size > 1
        ? 'Routing configuration must contain versions of one state machine.'
        : 'Sum of routing configuration weights must equal 100.',
    );
  }
  return routes;
}

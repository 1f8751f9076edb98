/**
 * State machines, versions, aliases, tags and activities as resources, through the AWS SDK's client alone; and that every
 * operation which the client knows is one of the server's.
 */
import * as client from '@aws-sdk/client-sfn';
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteActivityCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeActivityCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListActivitiesCommand,
  ListStateMachineAliasesCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  paginateListStateMachines,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SdkServer, serveSdk } from './sdk.ts';
import { clientOf, definition, PASS, ROLE } from './server.ts';

let server: SdkServer;
beforeAll(async () => {
  server = await serveSdk();
});
afterAll(() => server.close());

describe('operations', () => {
  const names = Object.keys(client).flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? []);

  it.each(names)('%s is known', async (name) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSStepFunctions.${name}` },
      body: '{"maxResults":-1}',
    });
    expect(await response.json()).toEqual({
      __type: expect.not.stringContaining('UnknownOperation'),
      message: expect.any(String),
    });
  });

  it('are all there', () => {
    expect(names.length).toBeGreaterThanOrEqual(37);
  });

  it('of another time get the error of AWS', async () => {
    const sfn = clientOf(server.url);
    sfn.middlewareStack.add(
      (next) => (args) => {
        const request: { headers?: Record<string, string> } = args.request ?? {};
        if (request.headers) request.headers['x-amz-target'] = 'AWSStepFunctions.PauseExecution';
        return next(args);
      },
      { step: 'finalizeRequest' },
    );
    await expect(sfn.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('state machines', () => {
  it('are created, described, updated, listed and deleted', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(PASS);
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({
      name: 'm-1',
      status: 'ACTIVE',
      type: 'STANDARD',
      definition: PASS,
      roleArn: ROLE,
    });
    expect(described.creationDate).toBeInstanceOf(Date);
    const changed = definition({ P: { Type: 'Succeed' } });
    const { revisionId } = await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: changed }));
    expect(revisionId).not.toBe(described.revisionId);
    expect(await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      definition: changed,
      revisionId,
    });
    const { stateMachines } = await sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map((one) => one.stateMachineArn)).toContain(stateMachineArn);
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    await expect(sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: PASS }))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('are the same when created in the same way, and refused otherwise', async () => {
    const { sfn } = server;
    const request = { name: 'same', definition: PASS, roleArn: ROLE };
    const first = await sfn.send(new CreateStateMachineCommand(request));
    expect(await sfn.send(new CreateStateMachineCommand(request))).toMatchObject({
      stateMachineArn: first.stateMachineArn,
    });
    await expect(sfn.send(new CreateStateMachineCommand({ ...request, type: 'EXPRESS' }))).rejects.toMatchObject({
      name: 'StateMachineAlreadyExists',
    });
  });

  it.each([
    ['InvalidDefinition', { name: 'x', definition: '{}' }],
    ['InvalidDefinition', { name: 'x', definition: 'no json' }],
    ['InvalidName', { name: 'a b', definition: PASS }],
    ['ValidationException', { name: 'x'.repeat(81), definition: PASS }],
    ['InvalidArn', { name: 'x', definition: PASS, roleArn: 'me' }],
  ])('refuse with %s', async (name, fields) => {
    await expect(server.sfn.send(new CreateStateMachineCommand({ roleArn: ROLE, ...fields }))).rejects.toMatchObject({
      name,
    });
  });

  it('come in pages', async () => {
    await server.create(PASS);
    await server.create(PASS);
    const pages = [];
    for await (const page of paginateListStateMachines({ client: server.sfn, pageSize: 1 }, {})) pages.push(page);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every(({ stateMachines }) => stateMachines?.length === 1)).toBe(true);
  });

  it('are validated', async () => {
    const { sfn } = server;
    expect(await sfn.send(new ValidateStateMachineDefinitionCommand({ definition: PASS }))).toMatchObject({
      result: 'OK',
    });
    const { result, diagnostics } = await sfn.send(
      new ValidateStateMachineDefinitionCommand({ definition: '{"StartAt":"A","States":{"A":{"Type":"Pass"}}}' }),
    );
    expect(result).toBe('FAIL');
    expect(diagnostics?.[0]).toMatchObject({ code: 'SCHEMA_VALIDATION_FAILED', location: '/States/A' });
  });
});

describe('versions and aliases', () => {
  it('run the definition that was published', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(PASS);
    const { stateMachineVersionArn = '' } = await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    expect(stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    expect(await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }))).toMatchObject({
      stateMachineVersionArn,
    });
    const next = definition({ P: { Type: 'Pass', Output: 'new', End: true } });
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: next, publish: true }));
    const { stateMachineAliasArn = '' } = await sfn.send(
      new CreateStateMachineAliasCommand({
        name: 'live',
        routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
      }),
    );
    expect(await server.ended(await server.start(stateMachineAliasArn, { n: 1 }))).toMatchObject({
      output: '2',
      stateMachineArn,
      stateMachineAliasArn,
      stateMachineVersionArn,
    });
    expect(await server.ended(await server.start(`${stateMachineArn}:2`))).toMatchObject({ output: '"new"' });
    const { stateMachineVersions } = await sfn.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
    expect(stateMachineVersions?.map((one) => one.stateMachineVersionArn?.split(':').at(-1))).toEqual(['2', '1']);
    await expect(sfn.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it('route by weight, and go away', async () => {
    const { sfn } = server;
    const answering = (output: string) => definition({ P: { Type: 'Pass', Output: output, End: true } });
    const stateMachineArn = await server.create(answering('old'));
    await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn, description: 'the first' }));
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: answering('new'), publish: true }));
    const route = (version: number, weight: number) => ({
      stateMachineVersionArn: `${stateMachineArn}:${version}`,
      weight,
    });
    const { stateMachineAliasArn = '' } = await sfn.send(
      new CreateStateMachineAliasCommand({ name: 'both', routingConfiguration: [route(1, 50), route(2, 50)] }),
    );
    const outputs = async (): Promise<Set<string | undefined>> => {
      const ended = Array.from({ length: 40 }, async () =>
        server.ended(await server.start(stateMachineAliasArn)).then(({ output }) => output),
      );
      return new Set(await Promise.all(ended));
    };
    expect(await outputs()).toEqual(new Set(['"old"', '"new"']));
    await sfn.send(
      new UpdateStateMachineAliasCommand({
        stateMachineAliasArn,
        routingConfiguration: [route(2, 100)],
        description: 'd',
      }),
    );
    expect(await outputs()).toEqual(new Set(['"new"']));
    expect(await sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).toMatchObject({
      name: 'both',
      description: 'd',
      routingConfiguration: [route(2, 100)],
    });
    const { stateMachineAliases } = await sfn.send(new ListStateMachineAliasesCommand({ stateMachineArn }));
    expect(stateMachineAliases?.map((alias) => alias.stateMachineAliasArn)).toEqual([stateMachineAliasArn]);
    await sfn.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${stateMachineArn}:1` }));
    await expect(server.start(`${stateMachineArn}:1`)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await sfn.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    await expect(server.start(stateMachineAliasArn)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(
      sfn.send(new CreateStateMachineAliasCommand({ name: 'bad', routingConfiguration: [route(2, 99)] })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('activities', () => {
  it('are created, described, listed and deleted', async () => {
    const { sfn } = server;
    const { activityArn = '', creationDate } = await sfn.send(new CreateActivityCommand({ name: 'review' }));
    expect(await sfn.send(new CreateActivityCommand({ name: 'review' }))).toMatchObject({ activityArn, creationDate });
    expect(await sfn.send(new DescribeActivityCommand({ activityArn }))).toMatchObject({ activityArn, name: 'review' });
    expect((await sfn.send(new ListActivitiesCommand({}))).activities).toMatchObject([{ activityArn }]);
    await sfn.send(new DeleteActivityCommand({ activityArn }));
    await expect(sfn.send(new DescribeActivityCommand({ activityArn }))).rejects.toMatchObject({
      name: 'ActivityDoesNotExist',
    });
  });
});

describe('tags', () => {
  it('are added and removed', async () => {
    const { sfn } = server;
    const resourceArn = await server.create(PASS);
    const tags = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ];
    await sfn.send(new TagResourceCommand({ resourceArn, tags }));
    await sfn.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    expect((await sfn.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([{ key: 'b', value: '2' }]);
    const many = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: '' }));
    await expect(sfn.send(new TagResourceCommand({ resourceArn, tags: many }))).rejects.toMatchObject({
      name: 'TooManyTags',
    });
  });
});

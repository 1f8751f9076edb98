/** Every way in which a workflow and a construct do not fit: the code, what is named, and what to do. Nothing is synthesized. */
import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, it } from 'vitest';
import type { Manifest, ResourceUse } from '../../../src/artifact/index.ts';
import {
  ConstructError,
  WorkflowDefinition,
  WorkflowStateMachine,
  type WorkflowStateMachineProps,
} from '../../../src/cdk/index.ts';
import { builtWorkflow, compiledWorkflow } from './sample-workflow.ts';

const stack = new Stack(new App(), 'Shop');
let made = 0;

const table: ResourceUse = { id: 'Orders', kind: 'dynamodb.table', attributes: ['Name'], binding: { by: 'id' } };
const topic: ResourceUse = { id: 'Alerts', kind: 'sns.topic', attributes: ['Arn'], binding: { by: 'id' } };

function errorOf(make: () => unknown): ConstructError {
  try {
    make();
  } catch (error) {
    if (error instanceof ConstructError) return error;
    throw error;
  }
  throw new Error('no error');
}

function machineError(
  workflow: WorkflowStateMachineProps['workflow'],
  props: Partial<WorkflowStateMachineProps> = {},
): ConstructError {
  return errorOf(() => new WorkflowStateMachine(stack, `Machine${made++}`, { workflow, ...props }));
}

const uses = (resources: readonly ResourceUse[], rest: Partial<Manifest> = {}): (() => Promise<unknown>) =>
  builtWorkflow(compiledWorkflow({ resources, ...rest }));

describe('resources', () => {
  it('names every missing resource', () => {
    const error = machineError(uses([table, topic]));
    expect(error.problems.map(({ code }) => code)).toEqual(['STEP4201', 'STEP4201']);
    expect(error.message).toContain(
      '`processOrder` uses the dynamodb.table `Orders`, which `resources` does not name.',
    );
    expect(error.message).toContain('Add `Alerts` to `resources`: a construct with `topicArn`.');
    expect(error.message).toMatch(/\[Shop\/Machine\d+\]/);
  });

  it('names every resource that the workflow does not use', () => {
    const orders = new dynamodb.CfnTable(stack, 'Spare', { keySchema: [] });
    const error = machineError(uses([table]), { resources: { Orders: orders, Order: orders } });
    expect(error.code).toBe('STEP4202');
    expect(error.message).toContain(
      '`processOrder` has no resource `Order`. Remove it from `resources`; the workflow leaves open: `Orders`.',
    );
  });

  it('says what a resource of another kind is', () => {
    const error = machineError(uses([table]), { resources: { Orders: new sns.Topic(stack, 'Topic') } });
    expect(error.code).toBe('STEP4203');
    expect(error.message).toContain('`Orders` of `processOrder` must be a dynamodb.table, but is a sns.topic.');
    expect(error.message).toContain('Pass a construct with `tableArn`');
  });

  it('refuses text in the place of a construct', () => {
    const error = machineError(uses([table]), { resources: { Orders: 'orders' } });
    expect(error.code).toBe('STEP4203');
    expect(error.message).toContain('but is the text "orders"');
  });

  it('refuses a resource that the source binds', () => {
    const bound: ResourceUse = { ...topic, binding: { by: 'arn', value: 'arn:aws:sns:eu-west-1:111122223333:alerts' } };
    const error = machineError(uses([bound]), { resources: { Alerts: new sns.Topic(stack, 'Other') } });
    expect(error.code).toBe('STEP4202');
    expect(error.message).toContain('`Alerts` of `processOrder` is already bound in the source');
  });

  it('needs the construct behind a handle', () => {
    const error = machineError(uses([{ ...table, binding: { by: 'construct' } }]));
    expect(error.code).toBe('STEP4204');
    expect(error.message).toContain('The construct behind the handle `Orders` (dynamodb.table)');
  });

  it('needs the module of a handler', () => {
    const code = { module: 'src/no-such-module.ts', exportName: 'charge' };
    const error = machineError(
      uses([{ id: 'Charge', kind: 'lambda.function', attributes: [], binding: { by: 'id' }, code }]),
    );
    expect(error.code).toBe('STEP4205');
    expect(error.message).toContain('src/no-such-module.ts');
  });

  it('needs an identifier that is used', () => {
    const model: ResourceUse = { id: 'Flow', kind: 'made.up', attributes: ['Url'], binding: { by: 'id' } };
    const iam = [{ actions: ['made:Up'], resources: ['${FlowUrl}'] }];
    const error = machineError(uses([model], { iam }), { resources: { Flow: { arn: 'arn:aws:made:::up' } } });
    expect(error.code).toBe('STEP4206');
    expect(error.message).toContain('The url of `Flow` (made.up) is needed');
  });
});

describe('hand-written states', () => {
  const states: ResourceUse = {
    id: 'Legacy',
    kind: 'stepfunctions.states',
    attributes: ['Arn'],
    binding: { by: 'id' },
  };
  const workflow = compiledWorkflow(
    { name: 'place', resources: [states] },
    {
      Call: { Type: 'Task', Resource: '${LegacyArn}', Arguments: {}, Assign: { total: 1 }, Next: 'Done' },
      Done: { Type: 'Succeed' },
    },
  );
  const clash = (legacy: sfn.IChainable): readonly string[] =>
    machineError(workflow, { resources: { Legacy: legacy } }).problems.map(({ code, problem }) => `${code} ${problem}`);

  it('may not have the name of a compiled state', () => {
    expect(clash(sfn.Pass.jsonata(stack, 'Own', { stateName: 'Done' }))).toEqual([
      'STEP4207 Two states of this machine are called `Done`, one of them hand-written.',
    ]);
  });

  it('may not assign a variable of the workflow around them', () => {
    expect(clash(sfn.Pass.jsonata(stack, 'Count', { assign: { total: 2 } }))).toEqual([
      'STEP4207 The hand-written state `Count` assigns `total`, a variable of the workflow around it.',
    ]);
  });
});

describe('workflows', () => {
  it('tells how to build a workflow that was not transformed', () => {
    const error = machineError(async function processOrder() {});
    expect(error.code).toBe('STEP8301');
    expect(error.message).toContain('`processOrder` has no compiled artifact');
    expect(error.message).toContain('`stepscript build`');
    expect(error.message).toContain('`tspc`');
  });

  it('tells that a value is no workflow', () => {
    const nothing: unknown = {};
    expect(
      errorOf(() => Reflect.construct(WorkflowStateMachine, [stack, 'No', { workflow: nothing }])).message,
    ).toContain('is not a workflow');
  });

  it('refuses an artifact of another format', () => {
    const compiled = compiledWorkflow({});
    const later: unknown = JSON.parse(JSON.stringify(compiled).replaceAll('"format":1', '"format":2'));
    const error = errorOf(() => Reflect.construct(WorkflowStateMachine, [stack, 'Later', { workflow: later }]));
    expect(error.code).toBe('STEP8302');
    expect(error.message).toContain('has format 2');
  });

  it('refuses JSONPath', () => {
    const error = machineError(uses([]), { queryLanguage: sfn.QueryLanguage.JSON_PATH });
    expect(error.code).toBe('STEP8303');
  });

  it('refuses an EXPRESS workflow in a machine that would be STANDARD', () => {
    const definitionBody = WorkflowDefinition.from(compiledWorkflow({ type: 'EXPRESS' }));
    expect(errorOf(() => new sfn.StateMachine(stack, 'Express', { definitionBody })).code).toBe('STEP8304');
  });
});

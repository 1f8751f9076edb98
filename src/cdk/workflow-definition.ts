/**
 * A `DefinitionBody` made of a compiled workflow: CDK's own extension point, so that every feature of `sfn.StateMachine`
 * works unchanged. Binding it substitutes the placeholders, and gives the machine's role exactly the permissions that the
 * workflow's calls need on exactly the bound resources.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aspects, Lazy, Stack } from 'aws-cdk-lib';
import { type IPrincipal, Policy } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import {
  CfnStateMachine,
  DefinitionBody,
  type DefinitionConfig,
  StateMachine,
  type StateMachineProps,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { IamStatement } from '../artifact/index.ts';
import { distributedMapNeeds, mergeNeeds, selfId } from '../tasks/needs/index.ts';
import { bindResources } from './bind-resources.ts';
import type { BoundResource } from './bound-resource.ts';
import { checkMachineProps } from './check-machine-props.ts';
import { type LoadedWorkflow, loadWorkflow, type WorkflowSource } from './compiled-workflow.ts';
import { ConstructError } from './construct-error.ts';
import { definitionJson, distributedMaps } from './definition-json.ts';
import { grantKeys } from './key-grants.ts';
import type { WorkflowResources } from './resource-interfaces.ts';
import { isAboutSelf, policyStatement } from './role-statements.ts';
import { findSubstitutions, pseudoParameters, substitute } from './substitute-placeholders.ts';

/** Longer definitions go to S3: a template has 1 MB for everything, escaping included. */
const inlineLimit = 400_000;

/**
 * The definition of a workflow, for `new sfn.StateMachine`.
 *
 * @example
 * new sfn.StateMachine(this, 'ProcessOrder', { definitionBody: WorkflowDefinition.from(processOrder, { Orders: table }) });
 */
export class WorkflowDefinition extends DefinitionBody {
  /**
   * The definition of a workflow, bound to a construct for each handle that the source leaves open.
   *
   * @example
   * WorkflowDefinition.from(processOrder, { Orders: table });
   */
  static from(workflow: WorkflowSource, resources: WorkflowResources = {}): WorkflowDefinition {
    return new WorkflowDefinition(workflow, resources);
  }

  readonly #workflow: WorkflowSource;
  readonly #given: WorkflowResources;
  #bound: Resources = new Map();

  private constructor(workflow: WorkflowSource, resources: WorkflowResources) {
    super();
    this.#workflow = workflow;
    this.#given = resources;
  }

  /** What the workflow's handles are bound to, once the state machine is made. */
  get boundResources(): Resources {
    return this.#bound;
  }

  bind(scope: Construct, role: IPrincipal, props: StateMachineProps): DefinitionConfig {
    const loaded = loadWorkflow(this.#workflow, scope.node.path);
    const { manifest } = loaded.compiled;
    checkMachineProps(props, manifest, scope.node.path);
    const { name: workflow, resources: uses } = manifest;
    const resources = bindResources({ scope, workflow, uses, given: this.#given, handles: loaded.handles });
    addPermissions(scope, role, loaded, resources);
    this.#bound = resources;
    return definitionConfig(scope, props, loaded, resources);
  }
}

type Resources = ReadonlyMap<string, BoundResource>;

function definitionConfig(
  scope: Construct,
  props: StateMachineProps,
  { compiled }: LoadedWorkflow,
  resources: Resources,
): DefinitionConfig {
  const overrides = { comment: props.comment, timeoutSeconds: props.timeout?.toSeconds() };
  const { partition } = Stack.of(scope);
  const json = (of: string): string =>
    withoutOwnArn(definitionJson(compiled.definition, { ...overrides, partition: of }), resources);
  const text = json(partition);
  const values = valuesOf(scope, text, resources);
  if (text.length <= inlineLimit) return { definitionString: substitute(text, values) };
  // Tokens cannot be resolved inside an asset: CloudFormation substitutes there.
  const asset = definitionAsset(
    scope,
    definitionJson(compiled.definition, { ...overrides, partition: '${Partition}' }),
  );
  // The L2 passes on only the substitutions of its props, which are not ours to change.
  Aspects.of(scope).add({
    visit: (node) => {
      if (!(node instanceof CfnStateMachine) || node.node.scope !== scope) return;
      node.definitionSubstitutions = { ...props.definitionSubstitutions, ...values, Partition: partition };
    },
  });
  return { definitionS3Location: { bucket: asset.s3BucketName, key: asset.s3ObjectKey } };
}

function definitionAsset(scope: Construct, text: string): Asset {
  const path = join(mkdtempSync(join(tmpdir(), 'stepscript-')), 'definition.asl.json');
  writeFileSync(path, text);
  return new Asset(scope, 'Definition', { path });
}

/** A machine cannot contain its own ARN, which CloudFormation knows only afterwards; an execution knows it. */
function withoutOwnArn(text: string, resources: Resources): string {
  return [...resources.values()]
    .filter(({ isSelf }) => isSelf)
    .reduce((rest, { id }) => rest.replaceAll(`"\${${id}Arn}"`, '"{% $states.context.StateMachine.Id %}"'), text);
}

function valuesOf(scope: Construct, text: string, resources: Resources): Readonly<Record<string, string>> {
  const { values, problems } = findSubstitutions(text, resources.values());
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConstructError(scope.node.path, [first, ...others]);
  return values;
}

function addPermissions(scope: Construct, role: IPrincipal, { compiled }: LoadedWorkflow, resources: Resources): void {
  const ofMaps = distributedMaps(compiled.definition).flatMap(({ label }) => distributedMapNeeds(label));
  const statements: readonly IamStatement[] = mergeNeeds([...compiled.manifest.iam, ...ofMaps]);
  const values = {
    ...valuesOf(scope, JSON.stringify(statements), resources),
    ...policyArns(resources),
    ...pseudoParameters(Stack.of(scope)),
  };
  for (const statement of statements.filter((each) => !isAboutSelf(each, resources))) {
    role.addToPrincipalPolicy(policyStatement(statement, values, resources));
  }
  grantKeys(role, statements, resources.values());
  const aboutSelf = statements.filter((each) => isAboutSelf(each, resources));
  if (aboutSelf.length > 0) addSelfPolicy(scope, aboutSelf, values, resources);
}

/** A secret imported by name has no suffix in its ARN; a policy must match the one it really has. */
function policyArns(resources: Resources): Readonly<Record<string, string>> {
  const secrets = [...resources.values()].filter(({ kind }) => kind === 'secretsmanager.secret');
  return Object.fromEntries(
    secrets.flatMap((secret) => {
      const arn = secret.attribute('Arn');
      const isPartial =
        secret.construct !== undefined &&
        'secretFullArn' in secret.construct &&
        secret.construct.secretFullArn === undefined;
      return arn === undefined ? [] : [[`${secret.id}Arn`, isPartial ? `${arn}-??????` : arn]];
    }),
  );
}

function addSelfPolicy(
  scope: Construct,
  statements: readonly IamStatement[],
  values: Readonly<Record<string, string>>,
  resources: Resources,
): void {
  if (!(scope instanceof StateMachine)) return;
  const self = {
    [`${selfId}Arn`]: Lazy.string({ produce: () => scope.stateMachineArn }),
    [`${selfId}Name`]: Lazy.string({ produce: () => scope.stateMachineName }),
  };
  const policy = new Policy(scope, 'SelfPolicy', {
    statements: statements.map((each) => policyStatement(each, { ...values, ...self }, resources)),
  });
  scope.role.attachInlinePolicy(policy);
}

/** The type that a machine has where its props do not say. */
export function defaultMachineType(loaded: LoadedWorkflow): StateMachineType {
  return loaded.compiled.manifest.type === 'EXPRESS' ? StateMachineType.EXPRESS : StateMachineType.STANDARD;
}

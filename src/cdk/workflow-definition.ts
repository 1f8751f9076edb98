/**
 * A `DefinitionBody` made of a compiled workflow: CDK's own extension point, so that every feature of `sfn.StateMachine`
 * works unchanged. Binding it substitutes the placeholders, and gives the machine's role exactly the permissions that the
 * workflow's calls need on exactly the bound resources.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aspects, Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import {
  CfnStateMachine,
  DefinitionBody,
  type DefinitionConfig,
  type StateMachineProps,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { bindResources } from './bind-resources.ts';
import type { BoundResource } from './bound-resource.ts';
import { checkMachineProps } from './check-machine-props.ts';
import { type LoadedWorkflow, loadWorkflow, type WorkflowSource } from './compiled-workflow.ts';
import { definitionJson } from './definition-json.ts';
import { type HandWritten, handWrittenStates } from './hand-written-states.ts';
import { addPermissions, placeholderValues } from './permissions.ts';
import type { EncryptionKeys, WorkflowResources } from './resource-interfaces.ts';
import { substitute } from './substitute-placeholders.ts';

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
   * @example
   * WorkflowDefinition.from(processOrder, { Login: importedSecret }, { Login: key });
   */
  static from(
    workflow: WorkflowSource,
    resources: WorkflowResources = {},
    encryptionKeys: EncryptionKeys = {},
  ): WorkflowDefinition {
    return new WorkflowDefinition(workflow, resources, encryptionKeys);
  }

  readonly #workflow: WorkflowSource;
  readonly #given: WorkflowResources;
  readonly #keys: EncryptionKeys;
  #bound: Resources = new Map();

  private constructor(workflow: WorkflowSource, resources: WorkflowResources, keys: EncryptionKeys) {
    super();
    this.#workflow = workflow;
    this.#given = resources;
    this.#keys = keys;
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
    const { handles } = loaded;
    const resources = bindResources({ scope, workflow, uses, given: this.#given, keys: this.#keys, handles });
    const handWritten = handWrittenStates(scope, role, loaded.compiled.definition, resources);
    addPermissions(scope, role, loaded, resources, handWritten?.graphs);
    this.#bound = resources;
    return definitionConfig(scope, props, loaded, resources, handWritten);
  }
}

type Resources = ReadonlyMap<string, BoundResource>;

function definitionConfig(
  scope: Construct,
  props: StateMachineProps,
  { compiled }: LoadedWorkflow,
  resources: Resources,
  handWritten: HandWritten | undefined,
): DefinitionConfig {
  const overrides = { comment: props.comment, timeoutSeconds: props.timeout?.toSeconds() };
  const { partition } = Stack.of(scope);
  const definition = handWritten?.definition ?? compiled.definition;
  const json = (of: string): string =>
    withoutOwnArn(definitionJson(definition, { ...overrides, partition: of }), resources);
  const text = json(partition);
  const values = placeholderValues(scope, text, resources);
  if (handWritten !== undefined) {
    const filled = handWritten.fill(JSON.parse(substitute(text, values)));
    return { definitionString: Stack.of(scope).toJsonString(filled) };
  }
  if (text.length <= inlineLimit) return { definitionString: substitute(text, values) };
  // Tokens cannot be resolved inside an asset: CloudFormation substitutes there.
  const asset = definitionAsset(scope, json('${Partition}'));
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

/** The type that a machine has where its props do not say. */
export function defaultMachineType(loaded: LoadedWorkflow): StateMachineType {
  return loaded.compiled.manifest.type === 'EXPRESS' ? StateMachineType.EXPRESS : StateMachineType.STANDARD;
}

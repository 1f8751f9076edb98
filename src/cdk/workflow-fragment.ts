/**
 * A compiled workflow as a state of a hand-written machine: a Parallel state with the workflow as its only branch, so that the
 * machine can go on after it, retry it and catch its errors. It speaks JSONata in a machine of either query language.
 */
import { Stack } from 'aws-cdk-lib';
import type { IPrincipal, PolicyStatement, PrincipalPolicyFragment } from 'aws-cdk-lib/aws-iam';
import {
  type IChainable,
  Parallel,
  type ParallelJsonataProps,
  QueryLanguage,
  type StateGraph,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { bindResources } from './bind-resources.ts';
import type { BoundResource } from './bound-resource.ts';
import { type LoadedWorkflow, loadWorkflow, type WorkflowSource } from './compiled-workflow.ts';
import { ConstructError, type ConstructProblem } from './construct-error.ts';
import { definitionJson, distributedMaps } from './definition-json.ts';
import { embeddedGraph } from './embedded-graph.ts';
import type { Graph } from './map-graph.ts';
import { addPermissions, placeholderValues } from './permissions.ts';
import type { EncryptionKeys, WorkflowResources } from './resource-interfaces.ts';
import { substitute } from './substitute-placeholders.ts';

/**
 * Props of {@link WorkflowFragment}. The workflow is given `arguments`, else the input of the state; the state gives `outputs`, in
 * which the workflow's result is `$states.result[0]`, else that result.
 */
export interface WorkflowFragmentProps extends Omit<ParallelJsonataProps, 'queryLanguage'> {
  /** The workflow, or its artifact. */
  readonly workflow: WorkflowSource;
  /** A construct for each handle that the source leaves unbound, by logical id. */
  readonly resources?: WorkflowResources;
  /**
   * KMS keys of resources whose construct does not tell them, by logical id: L1s, what is imported by name, and handles that the
   * source binds. The role may use them for what the workflow does with the resource.
   */
  readonly encryptionKeys?: EncryptionKeys;
}

/**
 * A workflow as one state between others.
 *
 * @example
 * const approve = new WorkflowFragment(this, 'Approve', { workflow: approveOrder, resources: { Orders: table } });
 * new sfn.StateMachine(this, 'Shop', { definitionBody: sfn.DefinitionBody.fromChainable(receive.next(approve).next(ship)) });
 */
export class WorkflowFragment extends Parallel {
  readonly #loaded: LoadedWorkflow;
  readonly #resources: ReadonlyMap<string, BoundResource>;

  constructor(scope: Construct, id: string, props: WorkflowFragmentProps) {
    const { workflow, resources: given = {}, encryptionKeys: keys = {}, ...state } = props;
    const queryLanguage = QueryLanguage.JSONATA;
    super(scope, id, { outputs: '{% $states.result[0] %}', ...state, queryLanguage });
    this.#loaded = loadWorkflow(workflow, this.node.path);
    const { manifest } = this.#loaded.compiled;
    checkFits(this.node.path, this.#loaded);
    const { name, resources: uses } = manifest;
    const { handles } = this.#loaded;
    this.#resources = bindResources({ scope: this, workflow: name, uses, given, keys, handles });
  }

  /** A workflow is all that is in this state. */
  override branch(..._branches: IChainable[]): this {
    throw new ConstructError(this.node.path, [
      {
        code: 'STEP8308',
        problem: 'A fragment runs its workflow, and no other branches.',
        remedy: 'Put it into a `Parallel` beside them.',
      },
    ]);
  }

  override toStateJson(topLevelQueryLanguage?: QueryLanguage): object {
    return { ...super.toStateJson(topLevelQueryLanguage), Branches: [this.#branch()] };
  }

  protected override validateState(): string[] {
    return [];
  }

  protected override whenBoundToGraph(graph: StateGraph): void {
    super.whenBoundToGraph(graph);
    for (const statement of neededStatements(this, this.#loaded, this.#resources)) {
      graph.registerPolicyStatement(statement);
    }
  }

  #branch(): object {
    const { definition } = this.#loaded.compiled;
    const { partition } = Stack.of(this);
    const moved: Graph = JSON.parse(
      definitionJson(definition, { comment: undefined, timeoutSeconds: undefined, partition }),
    );
    const text = JSON.stringify(embeddedGraph(moved, this.stateId));
    const filled: object = JSON.parse(substitute(text, placeholderValues(this, text, this.#resources)));
    return filled;
  }
}

/** What only a state machine of its own can do for a workflow. */
function checkFits(path: string, { compiled }: LoadedWorkflow): void {
  const { definition, manifest } = compiled;
  const problems: ConstructProblem[] = [];
  const refuse = (what: string, remedy: string): void => {
    problems.push({ code: 'STEP8308', problem: `As a part of another machine \`${manifest.name}\` ${what}.`, remedy });
  };
  if (definition.TimeoutSeconds !== undefined) {
    refuse(
      'would lose its timeout',
      'Give the timeout to the state machine, or run the workflow as a child execution.',
    );
  }
  if (distributedMaps(definition).length > 0) {
    refuse('cannot run distributed maps', 'Run it as a child execution: `StepFunctionsStartExecution`.');
  }
  if (manifest.type === 'EXPRESS') {
    refuse('would not be EXPRESS', 'Run it as a child execution: `StepFunctionsStartExecution`.');
  }
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConstructError(path, [first, ...others]);
}

/** The statements of a workflow, whichever role they will be for. */
function neededStatements(
  scope: Construct,
  loaded: LoadedWorkflow,
  resources: ReadonlyMap<string, BoundResource>,
): readonly PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  const collector: IPrincipal = {
    assumeRoleAction: 'sts:AssumeRole',
    // The role of the machine is in the account of the stack: keys of that account need no statement of their own.
    principalAccount: Stack.of(scope).account,
    get grantPrincipal(): IPrincipal {
      return collector;
    },
    get policyFragment(): PrincipalPolicyFragment {
      throw keyOfOtherAccount(scope);
    },
    addToPrincipalPolicy: (statement) => {
      statements.push(statement);
      return { statementAdded: true, policyDependable: scope };
    },
  };
  addPermissions(scope, collector, loaded, resources);
  return statements;
}

function keyOfOtherAccount(scope: Construct): ConstructError {
  return new ConstructError(scope.node.path, [
    {
      code: 'STEP8309',
      problem: 'A resource is encrypted by a key whose policy must name the role, which a fragment does not know.',
      remedy: 'Import the key by its ARN, and let its policy trust the account of the state machine.',
    },
  ]);
}

/**
 * Finds the compiled workflow behind what the user passes: the workflow function or class, whose artifact the build attached
 * under a well-known symbol, an artifact reference, or the artifact itself. The shapes are checked, not trusted: the value
 * may come from untransformed code or from a build of another version.
 */
import { ARTIFACT_FORMAT, type ArtifactReference, type CompiledWorkflow } from '../artifact/index.ts';
import { ConstructError } from './construct-error.ts';

/** The property of workflow functions and classes that holds the artifact reference. */
const artifactKey: unique symbol = Symbol.for('stepscript.artifact');

/** A workflow function. */
export type WorkflowFunctionLike = (input: never) => Promise<unknown>;
/** A class with a `run` method, decorated with `@Workflow`. */
export type WorkflowClassLike = abstract new (...parameters: never[]) => { run(input: never): Promise<unknown> };

/**
 * What the construct accepts as a workflow.
 *
 * @example
 * const source: WorkflowSource = processOrder;
 */
export type WorkflowSource = WorkflowFunctionLike | WorkflowClassLike | ArtifactReference | CompiledWorkflow;

/** A compiled workflow and the handles that its source captured. */
export interface LoadedWorkflow {
  readonly compiled: CompiledWorkflow;
  readonly handles: () => Readonly<Record<string, unknown>>;
}

/**
 * Loads a workflow's artifact.
 *
 * @example
 * loadWorkflow(processOrder, 'MyStack/ProcessOrder').compiled.manifest.name; // 'processOrder'
 */
export function loadWorkflow(workflow: unknown, path: string): LoadedWorkflow {
  const reference = referenceOf(workflow);
  const compiled = reference === undefined ? workflow : reference.artifact();
  if (!isCompiled(compiled)) throw notCompiled(workflow, path);
  const { format } = compiled.manifest;
  if (format !== ARTIFACT_FORMAT) {
    throw new ConstructError(path, [
      {
        code: 'STEP8302',
        problem: `The artifact of this workflow has format ${String(format)}; this version of StepScript reads ${ARTIFACT_FORMAT}.`,
        remedy: 'Build it again with the version of StepScript that the CDK app uses.',
      },
    ]);
  }
  return { compiled, handles: reference?.handles ?? (() => ({})) };
}

function referenceOf(workflow: unknown): ArtifactReference | undefined {
  if ((typeof workflow !== 'object' && typeof workflow !== 'function') || workflow === null) return undefined;
  if (isReference(workflow)) return workflow;
  const attached: unknown = Reflect.get(workflow, artifactKey);
  return isReference(attached) ? attached : undefined;
}

function isReference(value: unknown): value is ArtifactReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'artifact' in value &&
    typeof value.artifact === 'function' &&
    'handles' in value &&
    typeof value.handles === 'function'
  );
}

function isCompiled(value: unknown): value is CompiledWorkflow {
  return isRecord(value) && isRecord(value.definition) && isRecord(value.manifest) && Array.isArray(value.manifest.iam);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function notCompiled(workflow: unknown, path: string): ConstructError {
  const name = typeof workflow === 'function' && workflow.name !== '' ? `\`${workflow.name}\`` : 'This value';
  const isWorkflow = typeof workflow === 'function';
  return new ConstructError(path, [
    {
      code: 'STEP8301',
      problem: isWorkflow
        ? `${name} has no compiled artifact: its module was not built by StepScript.`
        : `${name} is not a workflow.`,
      remedy: isWorkflow
        ? 'Run the app from its sources by `node --import stepscript/register app.ts`, name the source instead (`entry: "src/order.ts"`), or import the module that `tspc` or `stepscript build` emits.'
        : 'Pass an exported workflow, or the artifact that `stepscript build` emits for it.',
    },
  ]);
}

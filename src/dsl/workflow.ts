/**
 * The function form of a workflow. The result is an ordinary async function that runs natively; a build adds the artifact
 * reference as the last argument, which is kept under a well-known symbol for the construct, the client and the tests.
 */
import { type ArtifactReferenceLike, attachArtifact, isArtifactReference } from './artifact-reference.ts';
import { runExecution } from './native/run-execution.ts';
import { nameOfWorkflow } from './workflow-name.ts';
import type { WorkflowOptions } from './workflow-options.ts';
import type { WorkflowFunction } from './workflow-reference.ts';

/**
 * Declares a workflow. The state machine takes the exported name, or `options.name`.
 *
 * @example
 * ```ts
 * export const greet = workflow(async (input: { name: string }) => `Hello ${input.name}`, { timeout: '1m' });
 * ```
 */
export function workflow<I = void, O = unknown>(
  run: (input: I) => Promise<O>,
  options?: WorkflowOptions,
  artifact?: ArtifactReferenceLike,
): WorkflowFunction<I, O>;
/** @internal What the build writes where there are no options. */
export function workflow<I = void, O = unknown>(
  run: (input: I) => Promise<O>,
  artifact: ArtifactReferenceLike,
): WorkflowFunction<I, O>;
export function workflow<I, O>(
  run: (input: I) => Promise<O>,
  second?: WorkflowOptions | ArtifactReferenceLike,
  third?: ArtifactReferenceLike,
): WorkflowFunction<I, O> {
  const [options, artifact] = isArtifactReference(second) ? [{}, second] : [second ?? {}, third];
  const name = () => nameOfWorkflow(options, artifact, run.name);
  const start = async (input: I): Promise<O> => {
    // JSON has the last word on both types: what run takes and returns is what passes through it.
    return (await runExecution(name(), options, input, (copy) => run(copy as I))) as O;
  };
  const declared = Object.assign(start, { options });
  // Read on demand, because the compiled name is in the artifact, which is loaded only when needed.
  Object.defineProperty(declared, 'name', { get: name, configurable: true });
  attachArtifact(declared, artifact);
  return declared;
}

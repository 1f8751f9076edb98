/**
 * The class form of a workflow. The decorator makes `run` start an execution, as calling a workflow function does, and
 * keeps options and artifact where the construct and the test tools look for them. It works under standard decorators and
 * under legacy `experimentalDecorators`.
 */
import { type ArtifactReferenceLike, attachArtifact, isArtifactReference } from '../artifact-reference.ts';
import { runExecution } from '../native/run-execution.ts';
import { nameOfWorkflow } from '../workflow-name.ts';
import type { WorkflowOptions } from '../workflow-options.ts';
import { metadataOf, reflectMetadata, setMetadata } from './metadata.ts';

/** A class with a `run` method: the class form of a workflow. */
export type WorkflowClass = new () => { run(input: never): Promise<unknown> };

/** The class decorator that `@Workflow(…)` makes, standard and legacy. */
export type WorkflowDecorator = <C extends WorkflowClass>(target: C, context?: ClassDecoratorContext<C>) => void;

/**
 * Declares a class as a workflow; its `run` method is the body. The state machine takes the class name, or `options.name`.
 *
 * @example
 * ```ts
 * @Workflow({ timeout: '1h' })
 * export class ProcessOrder {
 *   async run(input: OrderInput): Promise<OrderResult> { … }
 * }
 * ```
 */
export function Workflow(options?: WorkflowOptions, artifact?: ArtifactReferenceLike): WorkflowDecorator;
/** Declares a class as a workflow, without options. */
export function Workflow<C extends WorkflowClass>(target: C, context?: ClassDecoratorContext<C>): void;
/** @internal What the build writes where there are no options. */
export function Workflow(artifact: ArtifactReferenceLike): WorkflowDecorator;
export function Workflow(
  first?: WorkflowOptions | ArtifactReferenceLike | WorkflowClass,
  second?: unknown,
): WorkflowDecorator | undefined {
  if (typeof first === 'function') {
    declare(first, {}, undefined);
    return undefined;
  }
  const [options, artifact] = isArtifactReference(first)
    ? [{}, first]
    : [first ?? {}, isArtifactReference(second) ? second : undefined];
  return (target) => declare(target, options, artifact);
}

function declare(target: WorkflowClass, options: WorkflowOptions, artifact: ArtifactReferenceLike | undefined): void {
  const run: (this: unknown, input: never) => Promise<unknown> = target.prototype.run;
  Object.defineProperty(target.prototype, 'run', {
    configurable: true,
    writable: true,
    value(this: unknown, input: unknown) {
      const name = nameOfWorkflow(options, artifact, target.name);
      return runExecution(name, options, input, (copy) => run.call(this, copy as never));
    },
  });
  attachArtifact(target, artifact);
  setMetadata(target, { ...metadataOf(target), workflow: options });
  reflectMetadata(metadataOf(target), target);
}

/**
 * How a workflow carries what it compiled to. The build adds an artifact reference to the `workflow(...)` call or the
 * `@Workflow` decorator, and it is kept under a well-known symbol, so that the construct, the client and the test tools
 * find it without importing this module. The shape is structural: `src/artifact` names the details.
 */

/** What the build passes as the last argument of `workflow` and `@Workflow`. */
export interface ArtifactReferenceLike {
  /** Loads the compiled workflow. */
  readonly artifact: () => unknown;
  /** The handles that the workflow captured, by logical id. */
  readonly handles: () => Readonly<Record<string, unknown>>;
}

/** The property of workflow functions and classes that holds the artifact reference. */
export const artifactKey: unique symbol = Symbol.for('stepscript.artifact');

/**
 * The artifact reference of a workflow function or class, or `undefined` where the code was not compiled.
 *
 * @example artifactOf(processOrder)?.artifact()
 */
export function artifactOf(workflow: object): ArtifactReferenceLike | undefined {
  return (workflow as { readonly [artifactKey]?: ArtifactReferenceLike })[artifactKey];
}

/** Attaches an artifact reference; later compilations of the same module replace it. */
export function attachArtifact(workflow: object, reference: ArtifactReferenceLike | undefined): void {
  if (reference !== undefined) Object.defineProperty(workflow, artifactKey, { value: reference, configurable: true });
}

/** Whether an argument is an artifact reference rather than options. */
export function isArtifactReference(value: unknown): value is ArtifactReferenceLike {
  return typeof value === 'object' && value !== null && 'artifact' in value && typeof value.artifact === 'function';
}

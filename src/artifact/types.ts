/**
 * What the build emits for one workflow. The transformer writes these shapes, and the runtime, the CDK construct and the
 * CLI read them; nothing here knows how they are made. All of it is plain JSON.
 */
import type { StateMachine } from '../asl/types.ts';

/** The version of every artifact file; readers refuse another one. */
export const ARTIFACT_FORMAT = 1;

/** An attribute of a resource that a definition can refer to through a placeholder `${<id><attribute>}`. */
export type ResourceAttribute = 'Name' | 'Arn' | 'Url';

/** A resource handle that the workflow uses. */
export interface ResourceUse {
  /** Logical id, e.g. `Orders`; the key of the construct's `resources` prop. */
  readonly id: string;
  /** Handle kind, e.g. `dynamodb.table`. */
  readonly kind: string;
  /** Attributes that appear as placeholders in the definition or the IAM needs. */
  readonly attributes: readonly ResourceAttribute[];
  /** How the source binds it: by logical id (to bind at synth), by a fixed ARN or name, or by a CDK construct. */
  readonly binding:
    | { readonly by: 'id' }
    | { readonly by: 'arn' | 'name'; readonly value: string }
    | { readonly by: 'construct' };
  /**
   * For `lambda.fn('Charge', handler)`: the source module that exports the handler, relative to the project root, with `/`; `of`
   * where it exports the handle that carries the handler instead.
   */
  readonly code?: { readonly module: string; readonly exportName: string; readonly of?: 'handle' };
}

/** One IAM statement; `resources` are templates over `${<id>Arn}` and CloudFormation pseudo parameters. */
export interface IamStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An integration that the workflow calls and the states that call it. */
export interface IntegrationUse {
  /** ASL Resource, e.g. `arn:aws:states:::dynamodb:getItem`, or the placeholder of an activity or function. */
  readonly resource: string;
  readonly states: readonly string[];
}

/** `<workflow>.manifest.json`. */
export interface Manifest {
  readonly format: typeof ARTIFACT_FORMAT;
  /** State machine name. */
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Source module relative to the project root, with `/`. */
  readonly source: string;
  readonly exportName: string;
  readonly resources: readonly ResourceUse[];
  readonly integrations: readonly IntegrationUse[];
  readonly iam: readonly IamStatement[];
}

/** A half-open range of the source, zero-based lines and columns. */
export interface SourceSpan {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Where a state came from. */
export interface StateOrigin extends SourceSpan {
  /** The functions around it, innermost first, where it is not in the workflow's own body. */
  readonly callers?: readonly StateCaller[];
}

/** A function of the workflow, and the call that it was compiled in the place of. */
export interface StateCaller {
  readonly name: string;
  readonly call: SourceSpan;
}

/** `<workflow>.asl.map.json`: state name → where it came from. */
export interface SourceMap {
  readonly format: typeof ARTIFACT_FORMAT;
  readonly states: Readonly<Record<string, StateOrigin>>;
}

/** Everything one workflow compiles to; the value that a generated `.stepscript.js` module exports for it. */
export interface CompiledWorkflow {
  readonly definition: StateMachine;
  readonly sourceMap: SourceMap;
  readonly manifest: Manifest;
}

/** What the rewritten `workflow(...)` call gets as its last argument. */
export interface ArtifactReference {
  /** Loads the artifact; called when a construct, client or simulation needs it. */
  readonly artifact: () => CompiledWorkflow;
  /** The handles that the workflow captured, by logical id, read when a construct binds them. */
  readonly handles: () => Readonly<Record<string, unknown>>;
}

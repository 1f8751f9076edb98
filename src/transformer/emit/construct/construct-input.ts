/**
 * What the construct of a workflow is printed from, and the two questions that both of its files ask: how the class is
 * called, and which resources its props name.
 */
import type { Manifest, ResourceUse } from '../../../artifact/types.ts';
import type { ModuleFormat } from '../javascript/generated-module.ts';

/** What is needed to print the construct of one workflow. */
export interface ConstructInput {
  readonly manifest: Manifest;
  /** Name of the artifact. */
  readonly name: string;
  /** Specifier of the generated module of the source file. */
  readonly generatedModule: string;
  /** Specifier of the emitted source file, and the workflow's name there. */
  readonly sourceModule: string;
  readonly exportName: string;
  readonly format: ModuleFormat;
}

/** `process-order` → `ProcessOrderStateMachine`. */
export function constructClassName(name: string): string {
  const words = name.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== '');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return `${/^[\p{ID_Start}$_]/u.test(pascal) ? pascal : `_${pascal}`}StateMachine`;
}

/** The handles that whoever creates the construct binds; those with their own code need no binding. */
export function unboundResources(
  manifest: Manifest,
): readonly { readonly use: ResourceUse; readonly required: boolean }[] {
  return manifest.resources
    .filter(({ binding }) => binding.by === 'id')
    .map((use) => ({ use, required: use.code === undefined }));
}

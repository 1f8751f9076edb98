/**
 * What resource handles are made from: a logical id, an ARN or name, or a CDK construct, told by a property of its L2
 * interface or by the same property of its `I…Ref`. Structural, so that this package never imports the CDK.
 */
import type { AnyHandle } from '../../dsl/handle.ts';
import { type AnyHandleKind, type HandleTarget, handleReference, identified } from './create-handle.ts';

/** `projectRef` for `projectArn`. */
type RefOf<P extends string> = P extends `${infer Stem}${'Arn' | 'Name' | 'Id' | 'Url'}` ? `${Stem}Ref` : never;

/** A target whose constructs have the property `P`, e.g. `'projectArn'`. */
export type TargetWith<P extends string> = HandleTarget | ConstructWith<P>;

type ConstructWith<P extends string> = P extends string
  ? { readonly [K in P]: string } | { readonly [K in RefOf<P>]: { readonly [J in P]: string } }
  : never;

/** The members of a handle that are its stubs. */
type StubsOf<H> = Omit<H, keyof AnyHandle | 'name' | 'url'>;

/**
 * Makes a handle of `kind` with the stubs that `stubs` makes for it.
 *
 * @example
 * resourceHandle<Project>(projectKind, 'Site', (handle) => ({ startBuild: jobTask('codebuild:startBuild', { binding, handle }) }));
 */
export function resourceHandle<H extends AnyHandle>(
  kind: AnyHandleKind,
  target: HandleTarget | object,
  stubs: (handle: AnyHandle) => StubsOf<H>,
): H {
  const reference = handleReference(kind, target);
  const handle: unknown = identified(kind, reference, {});
  // The identifiers that H has beside its stubs are those of its kind.
  const made: unknown = identified(kind, reference, stubs(handle as AnyHandle));
  return made as H;
}

/** Names that stand for promises: constants and parameters of inlined functions. */
import type { Scope } from '../scope.ts';
import type { HeldPromise } from './source.ts';

/** Lets a symbol stand for a promise that is pending. */
export function holdIn(scope: Scope, promise: Omit<HeldPromise, 'state'>): HeldPromise {
  const held: HeldPromise = { ...promise, state: { kind: 'pending', together: [] } };
  held.state = { kind: 'pending', together: [held] };
  scope.bindings.set(promise.symbol, { kind: 'promise', held });
  return held;
}

/** The pending promises that the parameters of an inlined function stand for. */
export function promisesOf(scope: Scope): readonly HeldPromise[] {
  return [...scope.bindings.values()].flatMap((binding) =>
    binding.kind === 'promise' && binding.held.state.kind === 'pending' ? [binding.held] : [],
  );
}

/** Names that stand for promises: constants and parameters of inlined functions, and parts of them. */
import type ts from 'typescript';
import type { Binding, Scope } from '../scope.ts';
import type { HeldPromise } from './source.ts';

/** A pending promise that nothing stands for yet. */
export function pendingPromise(promise: Omit<HeldPromise, 'state' | 'names'>): HeldPromise {
  const held: HeldPromise = { ...promise, names: [], state: { kind: 'pending', together: [] } };
  held.state = { kind: 'pending', together: [held] };
  return held;
}

/** Lets a symbol stand for a promise. */
export function nameIn(scope: Scope, symbol: ts.Symbol, held: HeldPromise): void {
  held.names.push({ symbol });
  scope.bindings.set(symbol, { kind: 'promise', held });
}

/** Lets a symbol stand for a promise that is pending. */
export function holdIn(
  scope: Scope,
  { symbol, ...promise }: Omit<HeldPromise, 'state' | 'names' | 'name'> & { readonly symbol: ts.Symbol },
): HeldPromise {
  const held = pendingPromise({ ...promise, name: symbol.name });
  nameIn(scope, symbol, held);
  return held;
}

/** The pending promises that the parameters of an inlined function stand for, or have at a key. */
export function promisesOf(scope: Scope): readonly HeldPromise[] {
  const found = new Set<HeldPromise>();
  for (const [symbol, binding] of scope.bindings)
    for (const { held, ...at } of promisesIn(binding)) {
      found.add(held);
      if (!held.names.some((name) => name.symbol === symbol)) held.names.push({ symbol, ...at });
    }
  return [...found];
}

/** The pending promises in what something stands for. */
export function promisesIn(binding: Binding): readonly { readonly held: HeldPromise; readonly key?: string }[] {
  if (binding.kind === 'promise') return binding.held.state.kind === 'pending' ? [{ held: binding.held }] : [];
  if (binding.kind !== 'parts') return [];
  return [...binding.parts].flatMap(([key, part]) =>
    part.kind === 'promise' ? promisesIn(part).map(({ held }) => ({ held, key })) : [],
  );
}

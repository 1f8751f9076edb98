/**
 * Which argument of a built-in function is called by it. Knowing this keeps the depth analysis from taking every value for a
 * function: a result of `$map` holds what its callback gave, not the callback.
 */
import type { SyntaxNode } from './syntax.ts';

const WITH_CALLBACK: Readonly<Record<string, number>> = {
  map: 1,
  filter: 1,
  reduce: 1,
  each: 1,
  sift: 1,
  single: 1,
  sort: 1,
  replace: 2,
};

const WITHOUT = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains ' +
    'split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not keys ' +
    'lookup append exists spread merge reverse shuffle error assert type distinct base64encode base64decode encodeUrlComponent ' +
    'encodeUrl decodeUrlComponent decodeUrl now millis fromMillis toMillis clone zip parse partition range hash uuid'
  ).split(' '),
);

/** The place of the callback among `count` arguments; null where there is none, undefined for what is no built-in. */
export function callbackPosition(procedure: SyntaxNode | undefined, count: number): number | null | undefined {
  if (procedure?.type !== 'variable') return undefined;
  const name = String(procedure.value);
  if (WITHOUT.has(name)) return null;
  const position = Object.hasOwn(WITH_CALLBACK, name) ? WITH_CALLBACK[name] : undefined;
  // With one argument less, the context item is the data.
  return position === undefined ? undefined : Math.min(position, count - 1);
}

/** Whether JSONata, or Step Functions' additions to it, has a function of this name. */
export function isBuiltIn(name: string): boolean {
  return Object.hasOwn(WITH_CALLBACK, name) || WITHOUT.has(name);
}

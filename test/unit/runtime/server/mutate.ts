/**
 * Mutations of JSON values, to make nearly valid definitions and requests out of valid ones: fields go missing, appear twice,
 * change their name, type or place, texts are cut and numbers leave every range.
 */
import fc from 'fast-check';
import type { Json } from '../../../../src/asl/index.ts';
import { isJsonArray, isJsonObject } from '../../../../src/runtime/interpreter/json.ts';

/** One change at one place; places are numbered over the whole value, modulo how many it has. */
export interface Mutation {
  readonly place: number;
  readonly change: Change;
}

type Change =
  | { readonly kind: 'remove' | 'cut' | 'wrap' | 'hoist' }
  | { readonly kind: 'replace'; readonly by: Json }
  | { readonly kind: 'rename'; readonly to: string };

const NAMES = [
  'Type',
  'Next',
  'End',
  'StartAt',
  'States',
  'Choices',
  'Default',
  'Catch',
  'Retry',
  'Output',
  'Assign',
  'Arguments',
  'Items',
  'ItemProcessor',
  'Branches',
  'Resource',
  'Parameters',
  'ResultPath',
  'InputPath',
  'QueryLanguage',
  'Seconds',
  'Condition',
  'Variable',
  'And',
  'Not',
  'ErrorEquals',
  'MaxConcurrency',
  'ItemReader',
  '__proto__',
  'constructor',
  'toString',
  '',
  'a.$',
];
const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  '$',
  '$$',
  '$.a',
  '$[',
  '$..*',
  '$x',
  '{% $states.input %}',
  '{% ',
  '{% ( %}',
  '{% $f($f) %}',
  '{% $states %}',
  'States.Format(',
  "States.Array('a', $)",
  'JSONata',
  'JSONPath',
  'Task',
  'Map',
  'P',
  [],
  {},
  [[]],
  [null],
  { '': {} },
  'x'.repeat(300),
  '\u0000',
  '\ud800',
  '💥',
  'arn:aws:states:::lambda:invoke',
  '2020-01-01T00:00:00Z',
];

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>({ kind: 'remove' }, { kind: 'cut' }, { kind: 'wrap' }, { kind: 'hoist' }),
  fc.constantFrom(...STRANGE).map((by): Change => ({ kind: 'replace', by })),
  fc.json({ maxDepth: 3 }).map((text): Change => ({ kind: 'replace', by: JSON.parse(text) })),
  fc.constantFrom(...NAMES).map((to): Change => ({ kind: 'rename', to })),
);

/** Some mutations. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(fc.record({ place: fc.nat(), change }), {
  minLength: 1,
  maxLength: 4,
});

/** The value with these mutations. */
export function mutate(value: Json, changes: readonly Mutation[]): Json {
  return changes.reduce((mutated: Json, { place, change: kind }) => {
    const count = countPlaces(mutated);
    return changeAt(mutated, count === 0 ? 0 : place % count, kind);
  }, value);
}

/** Every element and every field is a place. */
function countPlaces(value: Json): number {
  const inner = childrenOf(value).map(([, child]) => child);
  return inner.length + inner.reduce((sum: number, child) => sum + countPlaces(child), 0);
}

function childrenOf(value: Json): readonly (readonly [string, Json])[] {
  if (isJsonArray(value)) return value.map((item, index) => [String(index), item]);
  return isJsonObject(value) ? Object.entries(value) : [];
}

function changeAt(value: Json, place: number, kind: Change): Json {
  let left = place;
  const children: (readonly [string, Json])[] = [];
  for (const [key, child] of childrenOf(value)) {
    if (left === 0) children.push(...changed(key, child, kind));
    else {
      const inner = countPlaces(child);
      children.push([key, left > 0 && left <= inner ? changeAt(child, left - 1, kind) : child]);
      left -= inner;
    }
    left -= 1;
  }
  return isJsonArray(value) ? children.map(([, child]) => child) : fromEntries(children);
}

/** What becomes of a field or an element. */
function changed(key: string, child: Json, kind: Change): readonly (readonly [string, Json])[] {
  switch (kind.kind) {
    case 'remove':
      return [];
    case 'cut':
      return [[key, typeof child === 'string' ? child.slice(0, child.length / 2) : null]];
    case 'wrap':
      return [[key, [child]]];
    case 'hoist':
      return [[key, childrenOf(child)[0]?.[1] ?? child]];
    case 'replace':
      return [[key, kind.by]];
    case 'rename':
      return [[kind.to, child]];
  }
}

/** Unlike an assignment, this gives `__proto__` a field of its own. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  return JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`);
}

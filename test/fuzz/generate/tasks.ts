/**
 * The tasks that generated workflows call. Each is a pure function of its argument, so that the order of concurrent calls
 * cannot change a result; failures have fixed names, and in concurrent code a fixed cause, since any of them may be first.
 */
import type { CaseTasks } from '../../differential/cases.ts';
import { TaskFailure } from '../../differential/cases.ts';
import { type Context, hit } from './context.ts';
import { assignable, BOOLEAN, listOf, NULL, NUMBER, recordOf, STRING, type Type, unionOf } from './types.ts';

interface TaskForm {
  readonly name: string;
  readonly result: Type;
  /** Source of the handle's type arguments and its logical id. */
  readonly types: string;
  readonly id: string;
  readonly fails?: 'here' | 'anywhere';
  argument(of: (type: Type) => string): string;
}

const FETCHED: Type = recordOf([
  { name: 'id', type: STRING, optional: false },
  { name: 'n', type: NUMBER, optional: false },
  { name: 'tag', type: STRING, optional: true },
  { name: 'list', type: listOf(NUMBER), optional: false },
]);

const FORMS: readonly TaskForm[] = [
  { name: 'inc', id: 'Inc', types: '{ n: number }, number', result: NUMBER, argument: (of) => `{ n: ${of(NUMBER)} }` },
  { name: 'say', id: 'Say', types: '{ s: string }, string', result: STRING, argument: (of) => `{ s: ${of(STRING)} }` },
  {
    name: 'flip',
    id: 'Flip',
    types: '{ b: boolean }, boolean',
    result: BOOLEAN,
    argument: (of) => `{ b: ${of(BOOLEAN)} }`,
  },
  {
    name: 'risky',
    id: 'Risky',
    types: '{ n: number }, number',
    result: NUMBER,
    fails: 'here',
    argument: (of) => `{ n: ${of(NUMBER)} }`,
  },
  {
    name: 'shaky',
    id: 'Shaky',
    types: '{ n: number }, number',
    result: NUMBER,
    fails: 'anywhere',
    argument: (of) => `{ n: ${of(NUMBER)} }`,
  },
  {
    name: 'maybe',
    id: 'Maybe',
    types: '{ n: number }, number | null',
    result: unionOf(NUMBER, NULL),
    argument: (of) => `{ n: ${of(NUMBER)} }`,
  },
  {
    name: 'names',
    id: 'Names',
    types: '{ s: string }, string[]',
    result: listOf(STRING),
    argument: (of) => `{ s: ${of(STRING)} }`,
  },
  {
    name: 'load',
    id: 'Load',
    types: '{ id: string; n?: number }, { id: string; n: number; tag?: string; list: number[] }',
    result: FETCHED,
    argument: (of) => `{ id: ${of(STRING)}, n: ${of(NUMBER)} }`,
  },
];

/** Handles of all tasks, as source. */
export const HANDLES = [
  ...FORMS.map(({ name, types, id }) => `const ${name} = lambda.fn<${types}>('${id}');`),
  "const trace = lambda.fn<{ at: string; value?: unknown }, null>('Trace');",
].join('\n');

/** An awaited call whose result is of the type. */
export function taskCall(cx: Context, type: Type, depth: number): string | undefined {
  if (!cx.place.effects || cx.awaits <= 0) return undefined;
  const allowed = FORMS.filter(
    (form) => assignable(form.result, type) && (form.fails !== 'here' || !cx.place.concurrent),
  );
  if (allowed.length === 0) return undefined;
  const form = cx.random.pick(allowed);
  cx.awaits -= 1;
  hit(cx, `task ${form.name}`);
  return `(await ${form.name}(${form.argument((wanted) => cx.expression(wanted, depth - 1))}))`;
}

const isOdd = (n: unknown): boolean => typeof n !== 'number' || n % 2 !== 0;
const numberOf = (n: unknown): number => (typeof n === 'number' ? n : -7);

/** What the tasks do. */
export function fuzzTasks(): CaseTasks {
  return {
    Inc: ({ n }: { n: unknown }) => (numberOf(n) + 1) % 1000,
    Say: ({ s }: { s: string }) => `<${String(s).slice(0, 8)}>`,
    Flip: ({ b }: { b: boolean }) => !b,
    Risky: ({ n }: { n: unknown }) => {
      if (isOdd(n)) throw new TaskFailure(numberOf(n) > 4 ? 'SubBoom' : 'Boom', `risky ${JSON.stringify(n)}`);
      return numberOf(n) % 100;
    },
    Shaky: ({ n }: { n: unknown }) => {
      if (isOdd(n)) throw new TaskFailure('Boom', 'shaky');
      return numberOf(n) % 100;
    },
    Maybe: ({ n }: { n: unknown }) => (isOdd(n) ? null : numberOf(n)),
    Names: ({ s }: { s: string }) => [...String(s)].slice(0, 4),
    Load: ({ id, n }: { id: string; n?: number }) => ({
      id: `#${id}`,
      n: numberOf(n),
      ...(isOdd(n) ? {} : { tag: 'even' }),
      list: id === '' ? [] : [1, numberOf(n)],
    }),
    Trace: () => null,
  };
}

/** Lists with undefined items: made by literals, callbacks and writes; read one by one, kept across states, and as data. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Person {
  id: number;
  name?: string | null;
  tags?: (string | undefined)[];
}
type People = { people: Person[] };

const pause = lambda.fn<{ n: number }, number>('Pause');
const look = lambda.fn<{ id: number }, { value?: number } | null>('Look');

/** Example: `undefined`, null and missing stay apart in a list. */
export const undefinedMapped = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  const kinds: string[] = [];
  for (const name of names) kinds.push(name === undefined ? 'undefined' : name === null ? 'null' : typeof name);
  return {
    names,
    kinds,
    count: names.length,
    first: names[0],
    has: names.includes(undefined),
    at: names.indexOf(undefined),
  };
});

export const undefinedFiltered = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  return {
    defined: names.filter((name) => name !== undefined).length,
    truthy: names.filter(Boolean).toSorted(),
    loose: names.filter((name) => name != null).map((name) => name?.length),
    strings: names.filter((name): name is string => typeof name === 'string').toSorted(),
    undefineds: names.filter((name) => name === undefined).length,
    found: names.find((name) => name !== 'a') ?? 'none',
    some: names.some((name) => name === undefined),
    every: names.every((name) => name !== undefined),
    index: names.findIndex((name) => name == null),
    last: names.findLastIndex((name) => name === undefined),
  };
});

export const undefinedReduced = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  const text = names.reduce<string>((sum, name) => `${sum}${name ?? '-'}`, '');
  const mirrored = names.reduceRight<string>(
    (sum, name, index) => `${sum}${index}${name === undefined ? '?' : '!'}`,
    '',
  );
  return {
    text,
    mirrored,
    joined: names.join('|'),
    json: JSON.stringify(names),
    many: JSON.stringify({ names, n: 1 }),
  };
});

export const undefinedCopies = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  const all = ['x', ...names, undefined, ...names.slice(1)];
  const [first, second = 'second', ...rest] = all;
  const parts = {
    last: all.at(-1),
    reversed: names.toReversed(),
    more: names.concat(['y', undefined]),
    first,
    second,
    rest,
  };
  return { ...parts, length: all.length, copy: Array.from(names).length, flat: [names, ['z', undefined]].flat() };
});

export const undefinedWritten = workflow(async ({ people }: People) => {
  const names: (string | null | undefined)[] = [];
  for (const person of people) names.push(person.name);
  if (names.length > 0) names[0] = undefined;
  names.unshift(undefined);
  names.push('end', undefined);
  const popped = names.pop();
  const shifted = names.shift();
  names.splice(1, 0, undefined, 'spliced');
  return { names, popped: popped === undefined, shifted: shifted === undefined, second: names[1] === undefined };
});

export const undefinedAcross = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  const record = { names, n: people.length };
  await pause({ n: 1 });
  let count = 0;
  for (const name of record.names) {
    if (name === undefined) count += await pause({ n: 2 });
  }
  const again = [...record.names, undefined];
  await pause({ n: again.length });
  return { count, again, last: again[again.length - 1] === undefined };
});

export const undefinedFromItems = workflow(async ({ people }: People) => {
  const values = await Promise.all(people.map(async ({ id }) => (await look({ id }))?.value));
  const known = values.filter((value) => value !== undefined);
  return {
    values,
    known,
    sum: known.reduce((a, b) => a + b, 0),
    firstMissing: values.findIndex((value) => value === undefined),
  };
});

export const undefinedIntoItems = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  const seen = await Promise.all(
    names.map(async (name, index) => {
      await pause({ n: index });
      return name === undefined ? 'undefined' : `${name}`;
    }),
  );
  return seen;
});

export const undefinedAsArguments = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  const sent = lambda.fn<unknown, number>('Pause');
  await sent({ names, n: 1 });
  await sent(names);
  await sent({ deep: { lists: [names, [undefined]] }, n: 2 });
  return names;
});

export const undefinedNested = workflow(async ({ rows }: { rows: string[][] }) => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row.at(at)));
  const missing = columns.map((column) => column.filter((cell) => cell === undefined).length);
  return {
    columns,
    missing,
    last: columns.at(-1)?.at(-1) === undefined,
    texts: columns.map((column) => column.join(',')),
  };
});

export const undefinedEntries = workflow(async ({ people }: People) => {
  const tags = people.flatMap((person) => person.tags ?? [undefined]);
  const out: string[] = [];
  for (const [index, tag] of tags.entries()) out.push(`${index}:${tag === undefined ? '-' : tag}`);
  const pairs = people.map((person) => [person.id, person.name] as const);
  for (const [id, name] of pairs) out.push(`${id}=${name === undefined ? '-' : name}`);
  return { out, pairs, tags };
});

export const undefinedHelpers = workflow(async ({ people }: People) => {
  const last = (list: (string | null | undefined)[]): string | null | undefined => list[list.length - 1];
  const count = (list: readonly unknown[]): number => {
    let sum = 0;
    for (const item of list) if (item === undefined) sum += 1;
    return sum;
  };
  const compact = <T>(list: readonly (T | undefined)[]): T[] => list.filter((item) => item !== undefined);
  const names = people.map((person) => person.name);
  const walk = (at: number): number => (at >= names.length ? 0 : (names[at] === undefined ? 1 : 0) + walk(at + 1));
  return { last: last(names) ?? 'none', count: count(names), compact: compact(names), walked: walk(0) };
});

export const undefinedThrows = workflow(async ({ people }: People) => {
  const names = people.map((person) => person.name);
  try {
    return names.map((name) => (name as string).length);
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'other';
  }
});

const inputs: People[] = [
  { people: [] },
  { people: [{ id: 1 }] },
  { people: [{ id: 1, name: 'a' }] },
  { people: [{ id: 1, name: null }, { id: 2 }, { id: 3, name: '' }] },
  { people: [{ id: 1, name: 'b', tags: [] }, { id: 2, tags: ['t', 'u'] }, { id: 3, name: 'a' }, { id: 4 }] },
];

export const undefinedFromEntries = workflow(
  async ({ table, keys }: { table: Record<string, string | { n: number }>; keys: string[] }) => {
    const picked = Object.fromEntries(keys.map((key) => [key, table[key]]));
    const shifted = Object.fromEntries(keys.map((key, index) => [keys[index + 1]!, table[key]]));
    const inner = Object.fromEntries(keys.map((key) => [key, [table[key], 1]]));
    await pause({ n: keys.length });
    return {
      picked,
      shifted,
      inner,
      absent: keys.map((key) => picked[key] === undefined),
      text: JSON.stringify(picked),
    };
  },
);

export const undefinedPairs = workflow(async ({ pairs }: { pairs: [string, number][] }) =>
  Object.fromEntries([0, 9].map((index) => pairs[index]!)),
);

export const undefinedFilled = workflow(async ({ people }: People) => {
  const filled = people.map((person): number | undefined => person.id).fill(people[1]?.id, 0, 2);
  return Object.fromEntries(filled.map((id, index) => [`at${index}`, id]));
});

/** The sum of text that is not there and a number is NaN, which `join` writes, where it writes nothing for an undefined item. */
export const joinedSums = workflow(async ({ at, texts }: { at: number[]; texts: string[] }) => {
  const found = at.map((index) => texts[index]!);
  return [
    found.map((text, index) => index + text).join(),
    [...found.entries()].map(([index, text]) => index + text).join('-'),
    found.join(),
  ];
});

interface Looked {
  at: number[];
  owner?: { id: string };
}

/** Callbacks that may throw become loops, whose lists know as much of their items as others. */
export const undefinedThrowing = workflow(async ({ at, owner }: Looked) => {
  const rows = at.map((n): [string, number] => [owner!.id, at[n]!]);
  return [rows.map(([, n]) => typeof n), rows.flat().map((value) => typeof value), JSON.stringify(rows)];
});

export const undefinedThrowingPairs = workflow(async ({ at, owner }: Looked) =>
  Object.fromEntries(at.map((n) => [owner!.id, at[n]])),
);

export const undefinedThrowingPairsKept = workflow(async ({ at, owner }: Looked) => {
  const rows = at.map((n): [string, number] => [owner!.id, at[n]!]);
  return Object.fromEntries(rows);
});

/** The value that wins a race keeps its undefined items; failures of others do not matter. */
export const undefinedWinner = workflow(async ({ people }: People) => {
  const names = async (): Promise<(string | undefined)[]> => {
    await pause({ n: 1 });
    return people.map((person) => person.name ?? undefined);
  };
  const [first, second] = await Promise.race([names()]);
  const all = await Promise.any([names()]);
  return [first === undefined, second === undefined, all.map((name) => typeof name)];
});

/** What may be missing gives a new object none of its properties, whatever its type says. */
export const undefinedAssigned = workflow(async ({ people }: People) => {
  const copy = Object.assign({ n: 1 }, people[9]!);
  const same = { n: 2 } as { n: number; id: number };
  Object.assign(same, people[people.length]!);
  return [copy.id, typeof copy.id, Object.assign({}, people[0] as Person).id, typeof same.id];
});

export const undefinedSpreadEither = workflow(async ({ at, owner }: Looked) => {
  at.push(at[9]!);
  const either = owner ? at : { 0: 5 };
  return { ...either };
});

export const undefinedAssignedItems = workflow(async ({ at }: Looked) => {
  at.push(at[9]!);
  return Object.assign({}, at);
});

export default cases(
  {
    undefinedFromEntries: {
      inputs: [
        { table: {}, keys: [] },
        { table: {}, keys: ['a'] },
        { table: { a: 'x', b: { n: 1 }, c: '' }, keys: ['b', 'q', 'a', 'b', 'c'] },
      ],
    },
    undefinedWinner: { inputs, concurrent: true },
    undefinedAssigned: { inputs },
    undefinedSpreadEither: { refused: 'STEP2122' },
    undefinedAssignedItems: { refused: 'STEP2122' },
    undefinedThrowing: {
      inputs: [{ at: [] }, { at: [0] }, { at: [0, 7, 1], owner: { id: 'a' } }, { at: [1.5], owner: { id: '' } }],
    },
    undefinedThrowingPairs: { refused: 'STEP2122' },
    undefinedThrowingPairsKept: { refused: 'STEP2122' },
    undefinedPairs: { refused: 'STEP2122' },
    undefinedMapped: { inputs },
    undefinedFiltered: { inputs },
    undefinedReduced: { inputs },
    undefinedCopies: { inputs },
    undefinedWritten: { inputs },
    undefinedAcross: { inputs },
    undefinedFromItems: { inputs, concurrent: true },
    undefinedIntoItems: { inputs, concurrent: true },
    undefinedAsArguments: { inputs },
    undefinedNested: {
      inputs: [
        { rows: [] },
        { rows: [[]] },
        { rows: [['a']] },
        { rows: [['a', 'b'], ['c'], []] },
        { rows: [[''], ['x', 'y', 'z']] },
      ],
    },
    joinedSums: {
      inputs: [
        { at: [], texts: [] },
        { at: [0, 1], texts: ['a'] },
        { at: [0, 0.5, 9], texts: ['', 'b'] },
      ],
    },
    undefinedFilled: { inputs },
    undefinedEntries: { inputs },
    undefinedHelpers: { inputs },
    undefinedThrows: { inputs },
  },
  () => ({
    Pause: ({ n }: { n?: number }) => n ?? 0,
    Look: ({ id }: { id: number }) => [null, {}, { value: 0 }, { value: 7 }][id % 4],
  }),
);

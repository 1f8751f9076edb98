/** `Array`: methods with and without callbacks, changed copies, arrays made by length. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Lists {
  list: number[];
  at: number;
}

export const reads = workflow(async ({ list, at }: Lists) => [
  list.at(at) ?? null,
  list[at] ?? null,
  list.includes(2),
  list.includes(2, at),
  list.indexOf(2),
  list.indexOf(2, at),
  list.lastIndexOf(2),
  list.lastIndexOf(2, at),
  list.join(),
  list.join('-'),
  list.slice(at),
  list.slice(0, at),
  list.concat([9], at),
  list.toString(),
  list.length,
  [...list.keys()],
  [...list.entries()],
  [...list.values()],
]);

export const callbacks = workflow(async ({ list, at }: Lists) => [
  list.map((n, index) => n * index),
  list.filter((n) => n > 1),
  list.find((n) => n > 1) ?? null,
  list.findLast((n) => n > 1) ?? null,
  list.findIndex((n) => n > 1),
  list.findLastIndex((n) => n > 1),
  list.some((n) => n > at),
  list.every((n) => n > at),
  list.flatMap((n) => [n, [n]]),
  list.reduce((sum, n) => sum + n, 0),
  list.reduceRight((text, n, index) => `${text}${n}@${index}`, ''),
  list.toSorted((a, b) => b - a),
  list.toSorted(),
  list.toReversed(),
]);

export const copies = workflow(async ({ list, at }: Lists) => {
  const results: unknown[] = [list.toSpliced(at, 1), list.toSpliced(1, 1, 7, 8), list.toSpliced(at)];
  try {
    results.push(list.with(at, 42));
  } catch (error) {
    results.push(error instanceof RangeError ? 'RangeError' : 'other');
  }
  return { results, list };
});

export const changes = workflow(async ({ list, at }: Lists) => {
  const own = [...list];
  const length = own.push(4, 5);
  const first = own.shift() ?? null;
  const last = own.pop() ?? null;
  own.unshift(0);
  const removed = own.splice(at, 1, 6);
  own.reverse();
  own.sort((a, b) => a - b);
  const filled = [...list];
  filled.fill(9, at);
  const part = [...list].fill(7, 1, at);
  let sum = 0;
  own.forEach((n) => {
    sum += n;
  });
  return { own, length, first, last, removed, filled, part, sum, list };
});

export const made = workflow(async ({ at, list }: Lists) => [
  Array.from({ length: at }, (_, index) => index * 2),
  Array.from({ length: 2 }, (nothing) => nothing ?? 'nothing'),
  Array.from(list),
  Array.from(list, (n, index) => n + index),
  Array.from('a😀'),
  Array.from('ab', (one) => one + one),
  Array.of(1, at, list.length),
  new Array(3).fill('x'),
  Array(at > 0 ? at : 0).fill([at]),
  [...Array(2).keys()],
  Array.isArray(list),
]);

/** A copy is another array. */
export const copied = workflow(async ({ list }: Lists) => {
  const copy = Array.from(list);
  copy.push(1);
  return { list, copy };
});

/** Items that are lists, null or texts. */
export const nested = workflow(async ({ deep }: { deep: (string | null | (string | null)[])[] }) => [
  deep.flat(),
  deep.flat(0),
  deep.join('+'),
  `${deep}`,
  deep.toString(),
  deep.with(0, ['w']),
  deep.toSpliced(0, 1, ['s'], null),
  [...deep].fill(['f']),
  deep.toReversed(),
  deep.at(-1) ?? null,
  deep.findLast((one) => Array.isArray(one)) ?? null,
  deep.flatMap((one) => one ?? []),
  deep.reduceRight<unknown[]>((all, one) => [...all, one], []),
]);

export const objects = workflow(async ({ people }: { people: { name: string; tags: string[] }[] }) => {
  const oldest = people.find((person) => person.tags.includes('old'));
  return {
    names: people.map(({ name }) => name).join(', '),
    tags: people.flatMap((person) => person.tags),
    oldest: oldest?.name ?? 'nobody',
    sorted: people.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((one) => one.name),
    changed: people.with(0, { name: 'new', tags: [] }).length,
  };
});

/** Arguments are evaluated before the list is read, whatever they do to it. */
export const addedOrder = workflow(async ({ list, at }: Lists) => {
  const log: (number | string)[] = [...list];
  const o = { log: [] as string[] };
  const say = (what: string) => {
    log.push(what);
    o.log.push(what);
    return what.toUpperCase();
  };
  log.push(log.push(at));
  log.unshift(log.push('u'), log.length);
  log.push(log.length, log.pop() ?? 'none', log.shift() ?? 'none');
  log.push(say('a'), `${say('b')}${log.length}`);
  log.unshift(...[say('c'), 'd'], say('e'));
  const length = o.log.push(say('f'), ...(at > 0 ? [say('g')] : []));
  return { log, o, length };
});

export const madeByLength = workflow(async ({ at }: Lists) => Array.from({ length: at }));
export const arrayFromSet = workflow(async ({ list }: Lists) => Array.from(new Set(list)).length);

const lists = [[], [1], [2], [1, 2, 3], [3, 2, 1, 2], [10, 9, 1, 2, 33]];
const inputs = lists.flatMap((list) => [0, 1, 2, -1, -2, 9, -9].map((at) => ({ list, at })));

export default cases({
  arrayFromSet: { inputs },
  reads: { inputs },
  callbacks: { inputs },
  copies: { inputs: [...inputs, { list: [1, 2], at: 1.9 }] },
  changes: { inputs },
  made: { inputs },
  copied: {
    inputs: [
      { list: [], at: 0 },
      { list: [5], at: 0 },
    ],
  },
  nested: {
    inputs: [[null], [[]], [['a'], null, 'b', [null, 'c']], ['a', ['b', 'c']], [[null]]].map((deep) => ({ deep })),
  },
  objects: {
    inputs: [
      {
        people: [
          { name: 'b', tags: [] },
          { name: 'a', tags: ['old', 'x'] },
        ],
      },
      { people: [{ name: 'z', tags: ['old'] }] },
    ],
  },
  addedOrder: { inputs },
  madeByLength: { inputs: [...inputs, { list: [], at: 2.5 }, { list: [], at: -0.5 }] },
});

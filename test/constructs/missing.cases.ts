/**
 * Values that are `undefined` although their type denies it: items out of range that pass through variables, helpers and
 * callbacks. JavaScript throws where such a value is taken apart, and adds as it does.
 */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const pause = lambda.fn<{ n: number }, null>('Pause');

interface Named {
  name: string;
}

/** Example: an item that is not there is not a record with a missing name. */
export const helper = workflow(async ({ people, at }: { people: Named[]; at: number }) => {
  const nameOf = (index: number) => people[index]!.name;
  try {
    return [nameOf(0), nameOf(at)];
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'other';
  }
});

export const earlyReturn = workflow(async ({ people, at }: { people: Named[]; at: number }) => {
  const pick = (index: number) => {
    if (index > 5) return people[index]!;
    return people[0]!;
  };
  try {
    return [pick(0).name, pick(at).name];
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'other';
  }
});

export const reassigned = workflow(async ({ people, at }: { people: Named[]; at: number }) => {
  let current: Named = { name: 'first' };
  const names: string[] = [];
  try {
    for (let turn = 0; turn < 2; turn += 1) {
      names.push(current.name);
      current = people[at]!;
    }
  } catch (error) {
    names.push(error instanceof TypeError ? 'TypeError' : 'other');
  }
  return names;
});

export const reduced = workflow(async ({ people, at }: { people: Named[]; at: number }) => {
  try {
    const longest = people.reduce((best, one) => (one.name.length > 2 ? people[at]! : best), people[0]!);
    return longest.name;
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'other';
  }
});

/** `undefined + undefined` is NaN, `undefined + 'x'` is a text. */
export const sums = workflow(async ({ texts, at }: { texts: string[]; at: number }) => {
  const first = texts[at]!;
  const both = first + texts[at + 1]!;
  const reduced = texts.reduce((all, text) => (text === 'b' ? texts[at]! : all + text), texts[0]!);
  return [String(both), first + 'x', `${both}`, both === 'ab', typeof both, String(reduced), [texts[at]! + 1].length];
});

/** NaN has no methods of texts. */
export const methodOfSum = workflow(async ({ texts, at }: { texts: string[]; at: number }) => {
  try {
    return [(texts[0]! + texts[at]!).trimStart(), (texts[at]! + 0).includes('a')];
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'other';
  }
});

const people = [[], [{ name: 'a' }], [{ name: 'long' }, { name: 'b' }]];

const inputs = people.flatMap((some) => [0, 1, 9].map((at) => ({ people: some, at })));

/** Wrapped in assertions, it is still NaN. */
export const lostSumWrapped = workflow(async (input: { texts: string[]; n: number }) => {
  const log: string[] = [];
  const kinds: string[] = [];
  log.push(((input.texts[0] as string) + Math.min(1, ...([] as number[]))) as string, (log[0] as string) + input.n);
  for (const text of log) {
    kinds.push(typeof text, typeof (text as string));
  }
  try {
    kinds.push(((log[0] as string).codePointAt(0) ?? 0).toFixed(0), (log[1] as string).toUpperCase(), `${log[1]}`);
  } catch (error) {
    kinds.push((error as Error).name);
  }
  const made = { text: log[0] as string };
  try {
    kinds.push(made.text.trim());
  } catch (error) {
    kinds.push((error as Error).name);
  }
  const pick = input.n > 1 ? (log[0] as string) : (log[1] as string);
  try {
    kinds.push(pick.slice(0, 1));
  } catch (error) {
    kinds.push((error as Error).name);
  }
  return kinds;
});
/** A clone of nothing is nothing. */
export const missingClone = workflow(async ({ lists, at }: { lists: Record<string, string[]>; at: string }) => {
  try {
    return structuredClone(lists[at])!.join('+');
  } catch (error) {
    return (error as Error).message;
  }
});

/** What stands in for an item that the checker takes for present is of its own kind. */
export const missingStandIns = workflow(
  async ({ text, table, at }: { text: string; table: Record<string, string[]>; at: number }) => {
    const letter = text[at] ?? 0;
    const wrapped = text[at] ?? 0;
    const list = table[text] ?? 'none';
    const standIn = (index: number) => text[index] || index;
    const { length } = table[text] ?? 'nothing';
    await pause({ n: at });
    const again = letter;
    return {
      kinds: [typeof letter, typeof wrapped, typeof list, typeof again],
      sums: [+letter, +(text[at] ?? 0), `${again}`, [0, 1].map(standIn).map((one) => +one)],
      lengths: [list.length, length, (table[text] ?? { length: 7 }).length],
      cells: [0, 1, 2].map((index) => table.cells?.[index] ?? index).join('|'),
      isList: Array.isArray(list),
    };
  },
);

/** Items that are NaN beside items that are undefined, kept while a task runs. */
export const missingBesideNaN = workflow(async ({ numbers }: { numbers: number[] }) => {
  const mixed: number[] = [-numbers[2]!, 5, numbers[0]!];
  const out: string[] = [];
  for (const x of mixed.slice(0, 3)) {
    await pause({ n: 1 });
    if (x > 5) break;
    out.push(`${x}`);
  }
  for (const x of [-numbers[2]!, numbers[0]!])
    for (const y of [1, 2]) {
      if (x > y) break;
      await pause({ n: x * y });
      out.push(`${x * y}`);
    }
  return out;
});

/** The sum is NaN where both are missing, also as a wider type than that of the sum. */
export const lostSumWidened = workflow(async ({ texts, n }: { texts: string[]; n: number }) => {
  const record: Record<string, string> = { a: 'x' };
  let wide: string | number[] = 'none';
  if (n > 1) wide = (n + record[texts[0]!]!) as string | number[];
  await pause({ n });
  return { wide, other: (n + record['z']!) as string | number[] };
});
/** A plain value beside a promise, which the tuple's type says is there. */
export const besideAPromise = workflow(async ({ texts, n }: { texts: string[]; n: number }) => {
  const given = n > 0 ? texts[1]! : 'x';
  const [text, done] = await Promise.all([given, pause({ n })]);
  const seen = [encodeURI(text), btoa(text), 'undefined1'.startsWith(text), text + 'x', typeof text, text ?? 'none'];
  await pause({ n: seen.length });
  return { seen, done, text, size: n > 1 ? text.length : -1 };
});
/** Beside the items that a list has, which become variables of their own. */
export const besideTheItems = workflow(async ({ texts }: { texts: string[] }) => {
  const list = [texts[0] ?? 'none', 'b'];
  await pause({ n: 1 });
  const found = [typeof list[-1], typeof list[2], typeof list[0.5], typeof list[1]];
  await pause({ n: found.length });
  return [found, list[0], list[-1] ?? 'before'];
});

export default cases({
  lostSumWidened: {
    inputs: [
      { texts: [], n: 1 },
      { texts: [], n: 2 },
      { texts: ['a'], n: 2 },
      { texts: ['b'], n: 3 },
    ],
    tasks: () => ({ Pause: () => null }),
  },
  besideAPromise: {
    inputs: [[], ['a', 'é']].flatMap((texts) => [0, 1, 2].map((n) => ({ texts, n }))),
    tasks: () => ({ Pause: () => null }),
  },
  besideTheItems: { inputs: [{ texts: [] }, { texts: ['é'] }], tasks: () => ({ Pause: () => null }) },
  missingStandIns: {
    inputs: [
      { text: '', table: {}, at: 0 },
      { text: 'ab', table: { ab: ['x'], cells: ['1'] }, at: 1 },
      { text: 'a', table: { b: [] }, at: 5 },
    ],
    tasks: () => ({ Pause: () => null }),
  },
  missingClone: {
    inputs: [
      { lists: {}, at: 'a' },
      { lists: { a: ['x', 'y'] }, at: 'a' },
      { lists: { a: [] }, at: 'é' },
    ],
  },
  lostSumWrapped: {
    inputs: [
      { texts: [], n: 1 },
      { texts: ['a'], n: 2 },
      { texts: [], n: 3 },
      { texts: [''], n: -1 },
    ],
  },
  helper: { inputs },
  earlyReturn: { inputs },
  reassigned: { inputs },
  reduced: { inputs },
  methodOfSum: { inputs: [[], ['a'], ['a', 'b']].flatMap((texts) => [0, 1].map((at) => ({ texts, at }))) },
  sums: { inputs: [[], ['a'], ['a', 'b'], ['b', 'c', 'd']].flatMap((texts) => [0, 1, 9].map((at) => ({ texts, at }))) },
  missingBesideNaN: {
    inputs: [[], [1], [0, 0, 4], [6, 0, -9]].map((numbers) => ({ numbers })),
    tasks: () => ({ Pause: () => null }),
  },
});

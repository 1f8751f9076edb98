/** The texts of errors that the language raises: V8's own, wherever they do not name a piece of source. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ask = lambda.fn<{ n: number }, { deep: { n: number } | null } | null>('Ask');

interface Data {
  list: { id: { x: number } | null; names?: string[] }[];
  map: Record<string, Record<string, number>>;
  key: string;
  at: number;
}

const messageOf = (run: () => unknown): string => {
  try {
    return `no: ${JSON.stringify(run())}`;
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
};

export const reading = workflow(async ({ list, map, key, at }: Data) => [
  messageOf(() => list[at]!.id),
  messageOf(() => list[0]!.id!.x),
  messageOf(() => list[0]!.names!.length),
  messageOf(() => list[0]!.names!.map((name) => name)),
  messageOf(() => map[key]!.a),
  messageOf(() => map[key]![key]),
  messageOf(() => map['it\'s "so"']!['a b']),
  messageOf(() => list.find(({ names }) => names?.includes(key))!.id),
  messageOf(() => new Map([['a', { x: 1 }]]).get(key)!.x),
]);

export const writing = workflow(async ({ map, key }: Data) => {
  const lists: Record<string, string[]> = { a: [] };
  const note = (name: string): string => {
    try {
      lists[name]!.push(name);
      return 'pushed';
    } catch (error) {
      return (error as Error).message;
    }
  };
  return [note('a'), note('b'), note(key), messageOf(() => Object.keys(map[key]!)), lists];
});

export const built = workflow(async ({ at, key }: Data) => [
  messageOf(() => [] as number[]).length,
  messageOf(() => [1, 2].filter((n) => n > at + 5).reduce((a, b) => a + b)),
  messageOf(() => (1.5).toFixed(at * 1000)),
  messageOf(() => (1.5).toPrecision(at)),
  messageOf(() => decodeURIComponent(`${key}%`)),
  messageOf(() => new Date(key).toISOString()),
]);

export const keyFirst = workflow(async ({ list, at }: Data) => {
  const log: string[] = [];
  const key = (): number => {
    log.push('key');
    return at;
  };
  try {
    return { found: list[at]!.names![key()], log };
  } catch (error) {
    return { failed: (error as Error).name, log };
  }
});

export const ofCalls = workflow(async ({ at }: Data) => {
  try {
    const answer = await ask({ n: at });
    return answer!.deep!.n;
  } catch (error) {
    await ask({ n: (error as Error).message.length });
    return { failed: (error as Error).message };
  }
});

export const uncaught = workflow(async ({ list, at }: Data) => list[at]!.id!.x);

export const refusedIteration = workflow(async ({ list }: Data) => {
  try {
    return [...list[9]!.names!];
  } catch (error) {
    return (error as Error).message;
  }
});

export const refusedParsing = workflow(async ({ key }: Data) => {
  try {
    return JSON.parse(key) as string;
  } catch (error) {
    return (error as Error).message;
  }
});

const inputs: Data[] = [
  { list: [], map: {}, key: 'k', at: 0 },
  { list: [{ id: null }], map: { k: { k: 1 } }, key: 'k', at: 0 },
  { list: [{ id: { x: 1 }, names: ['k', ''] }], map: { k: {} }, key: 'é', at: 1 },
  { list: [{ id: { x: 0 }, names: [] }], map: { a: { a: 0 } }, key: 'a', at: 2 },
];

export default cases(
  {
    reading: { inputs },
    writing: { inputs },
    built: { inputs },
    keyFirst: { inputs },
    ofCalls: { inputs },
    uncaught: { inputs },
    refusedIteration: { refused: 'STEP2119' },
    refusedParsing: { refused: 'STEP2119' },
  },
  () => ({ Ask: ({ n }: { n: number }) => (n === 0 ? null : { deep: n === 1 ? null : { n } }) }),
);

/** `Promise.race` and `Promise.any`: the winner's value or failure, timeouts by `sleep`, `AggregateError`, losers that are cut. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `seconds`, then gives `n`. */
const slow = lambda.fn<{ seconds: number; n: number }, number>('Slow');
const fetchText = lambda.fn<{ seconds: number; text: string | null }, string>('Text');
const log = lambda.fn<{ text: string }, void>('Log');

class TimeoutError extends WorkflowError {}

interface Two {
  a: number;
  b: number;
}

export const raceTwo = workflow(async ({ a, b }: Two) =>
  Promise.race([slow({ seconds: a, n: 1 }), slow({ seconds: b, n: 2 })]),
);

export const raceThen = workflow(async ({ a, b }: Two) => {
  const winner = await Promise.race([slow({ seconds: a, n: 1 }), slow({ seconds: b, n: 2 })]);
  await log({ text: `won ${winner}` });
  return winner * 10;
});

export const raceTimeout = workflow(async ({ a, b }: Two) => {
  try {
    return await Promise.race([
      slow({ seconds: a, n: 7 }),
      sleep(b).then(() => {
        throw new TimeoutError('too slow');
      }),
    ]);
  } catch (error) {
    if (error instanceof TimeoutError) return `timeout: ${error.message}`;
    throw error;
  }
});

export const raceTimeoutBlock = workflow(async ({ a, b }: Two) => {
  const outcome = await Promise.race([
    (async () => {
      const first = await slow({ seconds: a, n: 2 });
      return slow({ seconds: 1, n: first });
    })(),
    (async () => {
      await sleep(b);
      return 'timeout' as const;
    })(),
  ]);
  return outcome === 'timeout' ? 'gave up' : outcome;
});

export const raceOfShapes = workflow(async ({ a, b }: Two) => {
  const winner = await Promise.race([
    fetchText({ seconds: a, text: 'quote " and ü' }),
    slow({ seconds: b, n: 0 }),
    sleep(10),
  ]);
  return { winner: winner ?? 'nothing', kind: typeof winner };
});

export const raceUndefined = workflow(async ({ a, b }: Two) => {
  const winner = await Promise.race([slow({ seconds: a, n: 1 }).then(() => undefined), slow({ seconds: b, n: 2 })]);
  return winner === undefined ? 'undefined' : winner;
});

export const raceRecords = workflow(async ({ a, b }: Two) => {
  const get = async (seconds: number) => ({ list: [await slow({ seconds, n: 3 })], empty: {}, none: null, seconds });
  const { list, empty, none, seconds } = await Promise.race([get(a), get(b)]);
  return { list, empty, none, seconds };
});

export const raceMap = workflow(async ({ items }: { items: number[] }) => {
  const first = await Promise.race(items.map((seconds) => slow({ seconds, n: seconds * 2 })));
  return { first };
});

export const raceNested = workflow(async ({ a, b }: Two) =>
  Promise.race([
    Promise.race([slow({ seconds: a, n: 1 }), slow({ seconds: 6, n: 2 })]),
    Promise.all([slow({ seconds: b, n: 3 }), slow({ seconds: 1, n: 4 })]),
  ]),
);

export const raceInsideAll = workflow(async ({ a, b }: Two) => {
  const [first, second] = await Promise.all([
    Promise.race([slow({ seconds: a, n: 1 }), slow({ seconds: b, n: 2 })]),
    slow({ seconds: 3, n: 9 }),
  ]);
  return first * 10 + second;
});

export const raceInLoop = workflow(async ({ a, b }: Two) => {
  const winners: number[] = [];
  for (let i = 0; i < 3; i++) {
    winners.push(await Promise.race([slow({ seconds: a + i, n: i }), slow({ seconds: b, n: 100 })]));
  }
  return winners;
});

export const raceCatchesAll = workflow(async ({ a, b }: Two) => {
  try {
    const winner = await Promise.race([
      (async () => {
        try {
          return await slow({ seconds: a, n: 1 });
        } catch {
          return -1;
        }
      })(),
      slow({ seconds: b, n: -13 }),
    ]);
    return `won ${winner}`;
  } catch (error) {
    return `lost ${(error as Error).name}`;
  }
});

export const raceTooLarge = workflow(async ({ length }: { length: number }) => {
  try {
    const text = await Promise.race([fetchText({ seconds: 1, text: null }), fetchText({ seconds: 2, text: 'short' })]);
    return text.length === length;
  } catch (error) {
    return (error as Error).name;
  }
});

export const anyTwo = workflow(async ({ a, b }: Two) =>
  Promise.any([slow({ seconds: a, n: a === 1 ? -13 : 1 }), slow({ seconds: b, n: b === 1 ? -13 : 2 })]),
);

export const anyAggregate = workflow(async ({ a, b }: Two) => {
  try {
    return await Promise.any([slow({ seconds: a, n: -13 }), slow({ seconds: b, n: b === 1 ? -13 : 2 })]);
  } catch (error) {
    if (error instanceof AggregateError) return `all failed: ${error.message}`;
    return 'other';
  }
});

export const anyMap = workflow(async ({ items }: { items: number[] }) => {
  const first = await Promise.any(items.map(async (n) => slow({ seconds: Math.abs(n), n })));
  return { first };
});

export const raceEmptyLiteral = workflow(async () => {
  const none: number = await Promise.race<number>([]);
  return none;
});

export const racePlain = workflow(async ({ a }: Two) => Promise.race([slow({ seconds: a, n: 1 }), 'now']));

export const racePlainFirst = workflow(async ({ a }: Two) => {
  const first = await Promise.race(['now', slow({ seconds: a, n: 1 })]);
  return { first };
});

export const racePlainTwice = workflow(async ({ a, b }: Two) => {
  const winner = await Promise.race([slow({ seconds: a, n: 1 }), { by: b }, a]);
  return winner;
});

export const racePlainUndefined = workflow(async ({ a }: Two) => {
  const winner = await Promise.race([slow({ seconds: a, n: 1 }), undefined]);
  return winner === undefined;
});

export const anyPlain = workflow(async ({ a }: Two) => Promise.any([slow({ seconds: a, n: -13 }), a + 100]));

export const racePlainAtOnce = workflow(async ({ a }: Two) => {
  const quick = async (n: number) => (n > 1 ? slow({ seconds: n, n }) : n);
  return Promise.race([quick(a), 'now']);
});

const twos = [
  { a: 1, b: 2 },
  { a: 2, b: 1 },
];

export default cases(
  {
    // Parallel, two tasks, the Fail of the winner, and what follows.
    raceTwo: { inputs: twos, concurrent: true, transitions: 5 },
    raceThen: { inputs: twos, concurrent: true, transitions: 6 },
    raceTimeout: { inputs: twos, concurrent: true },
    raceTimeoutBlock: { inputs: [...twos, { a: 3, b: 9 }], concurrent: true },
    raceOfShapes: { inputs: [...twos, { a: 20, b: 20 }], concurrent: true },
    raceUndefined: { inputs: twos, concurrent: true },
    raceRecords: { inputs: twos, concurrent: true },
    raceMap: { inputs: [{ items: [3, 1, 2] }, { items: [1] }], concurrent: true },
    raceNested: { inputs: twos, concurrent: true },
    raceInsideAll: { inputs: twos, concurrent: true },
    raceInLoop: { inputs: twos, concurrent: true },
    raceCatchesAll: { inputs: twos, concurrent: true },
    anyTwo: { inputs: [...twos, { a: 1, b: 1 }], concurrent: true },
    anyAggregate: { inputs: [...twos, { a: 1, b: 1 }], concurrent: true },
    anyMap: { inputs: [{ items: [3, 1, 2] }, { items: [-1, 2] }, { items: [-1] }, { items: [] }], concurrent: true },
    raceEmptyLiteral: { refused: 'STEP1001' },
    racePlain: { inputs: twos, concurrent: true },
    racePlainFirst: { inputs: twos, concurrent: true },
    racePlainTwice: { inputs: twos, concurrent: true },
    racePlainUndefined: { inputs: twos, concurrent: true },
    anyPlain: { inputs: twos, concurrent: true },
    racePlainAtOnce: { refused: 'STEP1001' },
    raceTooLarge: { inputs: [{ length: 32_000 }], concurrent: true },
  },
  () => ({
    Slow: ({ seconds, n }: { seconds: number; n: number }) =>
      after(seconds, n < 0 ? new TaskFailure('Negative', `n is ${n}`) : n),
    Text: ({ seconds, text }: { seconds: number; text: string | null }) => after(seconds, text ?? 'x'.repeat(32_000)),
    Log: () => undefined,
  }),
);

/** `.then`, `.catch`, `.finally`, `Promise.resolve` and `.reject`, async IIFEs and closures: what async functions do. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

class Refused extends WorkflowError {}

export const thenValue = workflow(async ({ n }: { n: number }) => work({ n }).then((value) => value + 1));

export const thenPromise = workflow(async ({ n }: { n: number }) => {
  const result = await work({ n })
    .then((value) => work({ n: value }))
    .then(async (value) => {
      await log({ text: `got ${value}` });
      return { value };
    });
  return result.value;
});

export const thenIgnores = workflow(async ({ n }: { n: number }) => work({ n }).then(() => 'done'));

export const thenOuterWrite = workflow(async ({ n }: { n: number }) => {
  let total = 1;
  await work({ n }).then((value) => {
    total += value;
  });
  return total;
});

export const catchValue = workflow(async ({ n }: { n: number }) => work({ n }).catch(() => -1));

export const catchError = workflow(async ({ n }: { n: number }) =>
  work({ n }).catch((error: Error) => `${error.name}: ${error.message}`),
);

export const catchRethrow = workflow(async ({ n }: { n: number }) => {
  try {
    return await work({ n }).catch(async (error: Error) => {
      await log({ text: error.message });
      throw new Refused(error.name);
    });
  } catch (error) {
    return error instanceof Refused ? `refused ${error.message}` : 'other';
  }
});

export const catchAfterThen = workflow(async ({ n }: { n: number }) =>
  work({ n })
    .then((value) => {
      if (value > 4) throw new Refused(`${value} is too much`);
      return value;
    })
    .catch((error) => (error as Error).message),
);

export const thenBoth = workflow(async ({ n }: { n: number }) => {
  try {
    return await work({ n }).then(
      (value) => {
        if (value > 4) throw new Refused('not caught by the second callback');
        return value;
      },
      (error: Error) => error.name,
    );
  } catch (error) {
    return (error as Error).message;
  }
});

export const thenSecondOnly = workflow(async ({ n }: { n: number }) => work({ n }).then(undefined, () => 'failed'));

export const finallyRuns = workflow(async ({ n }: { n: number }) =>
  work({ n }).finally(async () => {
    await log({ text: 'finally' });
  }),
);

export const finallyThrows = workflow(async ({ n }: { n: number }) =>
  work({ n }).finally(() => {
    if (n === 13) throw new Refused('from finally');
  }),
);

export const chainInAll = workflow(async ({ n }: { n: number }) => {
  const [a, b] = await Promise.all([
    work({ n })
      .then((value) => work({ n: value }))
      .catch(() => 0),
    work({ n: 1 }).finally(() => log({ text: 'one' })),
  ]);
  return [a, b];
});

export const chainNamed = workflow(async ({ n }: { n: number }) => {
  const double = (value: number) => value * 2;
  const recover = async (error: Error) => {
    await log({ text: error.name });
    return 0;
  };
  return work({ n }).then(double).catch(recover);
});

export const iife = workflow(async ({ n }: { n: number }) => {
  const result = await (async () => {
    if (n === 0) return 'nothing';
    const first = await work({ n });
    return `first ${first}`;
  })();
  return result;
});

export const iifesInAll = workflow(async ({ n }: { n: number }) => {
  const prefix = `n${n}`;
  const [a, b] = await Promise.all([
    (async () => {
      await sleep(n);
      return `${prefix}a${await work({ n })}`;
    })(),
    (async () => `${prefix}b${await work({ n: 2 })}`)(),
  ]);
  return a + b;
});

export const closureCalled = workflow(async ({ n }: { n: number }) => {
  let calls = 0;
  const count = async (by: number) => {
    calls += 1;
    return work({ n: by });
  };
  const first = await count(n);
  const second = await count(first);
  return { calls, second };
});

export const resolved = workflow(async ({ n }: { n: number }) => {
  const a = await Promise.resolve(n);
  const b = await Promise.resolve(work({ n }));
  const [c, nothing] = await Promise.all([Promise.resolve(n + 1), Promise.resolve()]);
  return { a, b, c, nothing: nothing === undefined };
});

export const rejected = workflow(async ({ n }: { n: number }) => {
  try {
    return await (n > 0 ? work({ n }) : Promise.reject(new Refused('not positive')));
  } catch (error) {
    return (error as Error).message;
  }
});

export const awaitPlain = workflow(async ({ n }: { n: number }) => {
  const a = await n;
  const list = await [1, 2];
  const nothing = await undefined;
  const maybe: Promise<number> | number = n > 1 ? work({ n }) : n;
  return { a, list, nothing: nothing === undefined, maybe: await maybe };
});

export const returnedInTry = workflow(async ({ n }: { n: number }) => {
  try {
    return work({ n });
  } catch {
    return 0;
  }
});

export const floating = workflow(async ({ n }: { n: number }) => {
  void work({ n });
  return 'done';
});

export const floatingChain = workflow(async ({ n }: { n: number }) => {
  work({ n }).then((value) => log({ text: `${value}` }));
  return 'done';
});

export const catchEngineMessage = workflow(async ({ n }: { n: number }) => {
  const list: { a: number }[] = [];
  return work({ n })
    .then((value) => (list[value] as { a: number }).a)
    .catch((error: Error) => error.message);
});

export const catchParsingMessage = workflow(async ({ n }: { n: number }) => {
  return work({ n })
    .then((value) => (JSON.parse(`{${value}`) as { a: number }).a)
    .catch((error: Error) => error.message);
});

type Maybe = Promise<number> | null;
const started = (n: number): Maybe => (n > 1 ? work({ n }) : null);
export const assertedChoice = workflow(async ({ n }: { n: number }) =>
  (n > 1 ? work({ n }) : null)!.catch((error: Error) => error.message),
);
export const assertedAs = workflow(async ({ n }: { n: number }) =>
  ((n > 1 ? work({ n }) : null) as Promise<number>).then((value) => value + 1),
);
export const assertedName = workflow(async ({ n }: { n: number }) => {
  const kept = n > 1 ? work({ n }) : undefined;
  return await kept!.finally(() => undefined);
});
export const assertedGiven = workflow(async ({ n }: { n: number }) => started(n)!.then((value) => value + 1));
export const assertedThenAwaited = workflow(async ({ n }: { n: number }) => {
  const value = await started(n)!;
  return [value, value + 1, `${await (n > 1 ? work({ n }) : undefined)!}`];
});

/** JavaScript's own functions as callbacks. */
export const builtInsChained = workflow(async ({ n }: { n: number }) => {
  const half = await work({ n })
    .then((value) => value / 4)
    .then(Math.floor)
    .then(Boolean)
    .catch(String);
  const either = await work({ n: n + 10 }).then(String, String);
  const found = await log({ text: `${n}` })
    .then(Array.isArray)
    .finally(console.debug);
  return [half, either, found];
});

export const builtInsInAll = workflow(async ({ n }: { n: number }) => {
  const [text, caught] = await Promise.all([work({ n: n % 13 }).then(String), work({ n }).catch(Boolean)]);
  const shown = await work({ n }).catch(console.debug);
  return { text, caught, shown: shown ?? 'nothing' };
});

export const parsedByBuiltIn = workflow(async ({ n }: { n: number }) => work({ n }).then(JSON.stringify));

const ns = [{ n: 1 }, { n: 13 }, { n: 0 }, { n: 3 }];

export default cases(
  {
    thenValue: { inputs: ns, transitions: 1 },
    thenPromise: { inputs: ns },
    thenIgnores: { inputs: ns, transitions: 1 },
    thenOuterWrite: { inputs: ns },
    catchValue: { inputs: ns, transitions: 2 },
    catchError: { inputs: ns },
    catchRethrow: { inputs: ns },
    catchAfterThen: { inputs: ns },
    thenBoth: { inputs: ns },
    thenSecondOnly: { inputs: ns },
    finallyRuns: { inputs: ns },
    finallyThrows: { inputs: ns },
    chainInAll: { inputs: ns, concurrent: true },
    chainNamed: { inputs: ns },
    iife: { inputs: ns },
    iifesInAll: { inputs: ns, concurrent: true },
    closureCalled: { inputs: ns },
    resolved: { inputs: ns },
    rejected: { inputs: ns },
    awaitPlain: { inputs: ns },
    builtInsChained: { inputs: ns },
    builtInsInAll: { inputs: ns, concurrent: true },
    parsedByBuiltIn: { refused: 'STEP1002' },
    returnedInTry: { refused: 'STEP3003' },
    floating: { refused: 'STEP3001' },
    floatingChain: { refused: 'STEP3001' },
    assertedChoice: { refused: 'STEP1001' },
    assertedAs: { refused: 'STEP1001' },
    assertedName: { refused: 'STEP1001' },
    assertedGiven: { refused: 'STEP1001' },
    assertedThenAwaited: { inputs: ns },
    catchEngineMessage: { inputs: ns },
    catchParsingMessage: { refused: 'STEP2119' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 1 : n, n === 13 ? new TaskFailure('Unlucky', 'n is 13') : n * 2),
    Log: () => undefined,
  }),
);

/** Loops with awaits in each part of their headers, jumps through `finally`, loops in `switch` and `switch` in loops. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const f = lambda.fn<{ n: number }, number>('F');
const plan = { inputs: [{ xs: [] }, { xs: [1] }, { xs: [1, 2, 3] }, { xs: [4, 1, 2, 3] }] } as const;

interface I {
  xs: number[];
}

export const loopForAwaitHeader = workflow(async ({ xs }: I) => {
  let t = 0;
  for (let i = await f({ n: 0 }); i < (await f({ n: xs.length })); i += await f({ n: 1 })) t += i;
  return t;
});

export const loopWhileAwait = workflow(async ({ xs }: I) => {
  let n = 0;
  while ((await f({ n })) < xs.length * 2) n++;
  return n;
});

export const loopDoAwait = workflow(async ({ xs }: I) => {
  let n = 0;
  do {
    n += 1;
    if (n === 2) continue;
    if (n > 5) break;
  } while ((await f({ n })) < xs.length * 2);
  return n;
});

export const loopForOfAwait = workflow(async ({ xs }: I) => {
  let t = 0;
  const g = async () => {
    await f({ n: 1 });
    return xs;
  };
  for (const x of await g()) {
    t += await f({ n: x });
  }
  return t;
});

export const loopForInAwait = workflow(async ({ xs }: I) => {
  const g = async () => ({ a: await f({ n: 1 }), b: xs.length });
  const ks: string[] = [];
  for (const k in await g()) {
    await f({ n: k.length });
    ks.push(k);
  }
  return ks;
});

export const loopLabelsFinally = workflow(async ({ xs }: I) => {
  const log: string[] = [];
  outer: for (const x of xs) {
    for (let j = 0; j < 3; j++) {
      try {
        log.push(`${x}${j}`);
        if (j === 1 && x === 1) continue outer;
        if (j === 2) break;
        if (x === 4) break outer;
        await f({ n: x });
      } finally {
        log.push('f');
        await f({ n: 50 + j });
      }
    }
    log.push('e');
  }
  return log;
});

export const loopLoopInSwitch = workflow(async ({ xs }: I) => {
  const log: unknown[] = [];
  switch (xs.length) {
    // @ts-ignore fall-through is what is tested
    case 0:
      log.push('zero');
    // @ts-ignore fall-through is what is tested
    case 1:
      for (const x of [1, 2, 3]) {
        if (x === 2) break;
        log.push(await f({ n: x }));
      }
    // @ts-ignore fall-through is what is tested
    default:
      log.push('d');
    case 3:
      log.push('three');
      break;
    case 4:
      log.push('four');
  }
  return log;
});

export const loopSwitchInLoop = workflow(async ({ xs }: I) => {
  const log: unknown[] = [];
  for (const x of xs) {
    switch (x) {
      // @ts-ignore fall-through is what is tested
      default:
        log.push('default');
      case 1:
        log.push(await f({ n: 1 }));
        continue;
      case 2:
        log.push('two');
        break;
      case 3: {
        let y = x;
        while (y-- > 0) {
          if (y === 1) break;
          log.push(await f({ n: y }));
        }
      }
    }
    log.push('after');
  }
  return log;
});

export const loopReturnFinally = workflow(async ({ xs }: I) => {
  for (const x of xs) {
    try {
      if (x > 1) return x;
      await f({ n: x });
    } finally {
      if (x === 3) continue;
      await f({ n: 0 });
    }
  }
  return 'end';
});

export const loopWhileTrue = workflow(async ({ xs }: I) => {
  let i = 0;
  for (;;) {
    if (i >= xs.length) break;
    const x = xs[i++]!;
    if (x % 2) continue;
    await f({ n: x });
  }
  return i;
});

export const loopDoLabel = workflow(async ({ xs }: I) => {
  let i = 0;
  a: do {
    b: {
      if (i === 1) break b;
      if (i === 3) break a;
      await f({ n: i });
    }
    i++;
  } while (i < xs.length);
  return i;
});

export const loopWhileAssign = workflow(async ({ xs }: I) => {
  const queue = [...xs];
  let x: number | undefined;
  const out: number[] = [];
  while ((x = queue.shift()) !== undefined) {
    out.push(await f({ n: x }));
    if (x === 2) queue.push(1);
  }
  return out;
});

export const loopForComma = workflow(async ({ xs }: I) => {
  const out: number[] = [];
  for (let i = 0, j = xs.length - 1; i < j; i++, j--) out.push(xs[i]! * (await f({ n: xs[j]! })));
  return out;
});

export default cases(
  {
    loopForAwaitHeader: plan,
    loopWhileAwait: plan,
    loopDoAwait: plan,
    loopForOfAwait: plan,
    loopForInAwait: plan,
    loopLabelsFinally: plan,
    loopLoopInSwitch: plan,
    loopSwitchInLoop: plan,
    loopReturnFinally: plan,
    loopWhileTrue: plan,
    loopDoLabel: plan,
    loopWhileAssign: plan,
    loopForComma: plan,
  },
  () => ({ F: ({ n }: { n: number }) => n }),
);

/** Where a kept promise is awaited: inside an expression after other calls, in branches of `if`, in `try` and `finally`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails above 9. */
const work = lambda.fn<{ n: number }, number>('Work');
/** Takes a second and gives the length of the text; fails for `bad`. */
const log = lambda.fn<{ text: string }, number>('Log');

interface Input {
  n: number;
  gift: boolean;
  text: string;
}

export const joinAfterCall = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  return (await log({ text: `${text}!` })) - (await pending);
});

export const joinAfterCallTogether = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  const size = await log({ text });
  const [a, b, c] = await Promise.all([pending, log({ text: `${text}${size}` }), work({ n: size })]);
  return { a, b, c };
});

export const joinTogetherThenOther = workflow(async ({ n, text }: Input) => {
  const first = work({ n });
  const second = work({ n: 3 });
  const [a, b] = await Promise.all([first, log({ text })]);
  return [a, b, await second];
});

export const joinSometimes = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  let result = 0;
  if (gift) result = await pending;
  return result;
});

export const joinInBranchesLater = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  let result = 0;
  if (gift) {
    await log({ text: 'gift' });
    result = await pending;
  } else {
    await pending;
  }
  return result;
});

export const joinInLoop = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  let total = 0;
  for (const letter of text) {
    total += await log({ text: letter });
    total += await pending;
  }
  return total;
});

export const joinInCase = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  switch (text) {
    case 'a':
      await pending;
      break;
    default:
      await log({ text: 'other' });
  }
  return text;
});

export const joinInTryLater = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  try {
    await log({ text: `${text}?` });
    return await pending;
  } catch (error) {
    return (error as Error).name;
  }
});

export const joinInBoth = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  let result = 0;
  if (gift) result = await pending;
  else await pending;
  return result;
});

export const joinOrElse = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  return gift || (await pending);
});

export const joinInTry = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  try {
    const size = await log({ text });
    const result = await pending;
    return [size, result, await log({ text: `${text}.` })];
  } catch (error) {
    return [(error as Error).name];
  }
});

export const joinInTryThenUsed = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  let total = 0;
  try {
    await log({ text });
    total = await pending;
  } catch {
    await log({ text: 'failed' });
    total = -1;
  }
  await log({ text: `${total > 3}` });
  return total;
});

export const joinInTryAndAfter = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  try {
    await log({ text });
    await pending;
  } catch {
    return -1;
  }
  return await pending;
});

export const joinInCatch = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  try {
    await log({ text });
    return await pending;
  } catch {
    return await pending;
  }
});

export const joinInFinally = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  let result = 0;
  try {
    result = await log({ text });
  } finally {
    result += await pending;
    await log({ text: `${result > 2}` });
  }
  return result;
});

export const joinInFinallyLater = workflow(async ({ n, text, gift }: Input) => {
  const pending = work({ n });
  await log({ text: 'first' });
  let result = 0;
  try {
    result = await log({ text });
    if (gift) throw new RangeError('gift');
  } catch (error) {
    result = (error as Error).name.length;
    await log({ text: 'caught' });
  } finally {
    await pending;
  }
  return result;
});

export const joinInBlock = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  let result = 0;
  {
    const size = await log({ text });
    result = size - (await pending);
  }
  return result;
});

export const joinInBranches = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  if (gift) {
    const size = await log({ text });
    const other = size + 1;
    return [size, other, await pending];
  }
  return [await pending];
});

export const joinInElse = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  let total = 1;
  if (gift) {
    total += await log({ text });
    const size = total * 2;
    total += (await pending) + size;
    await log({ text: 'gift' });
  } else {
    total -= await pending;
  }
  return total;
});

export const joinOrThrow = workflow(async ({ n, gift, text }: Input) => {
  const pending = work({ n });
  const size = await log({ text });
  if (gift) throw new RangeError(`${size}`);
  return await pending;
});

export const joinThenLeaves = workflow(async ({ n, text }: Input) => {
  const first = work({ n });
  const second = work({ n: 3 });
  const a = await first;
  if (a > 3) return text;
  return a + (await second);
});

export const joinTwoSums = workflow(async ({ n, text }: Input) => {
  const first = work({ n });
  const second = work({ n: 2 });
  const sum = (await first) + (await log({ text })) + (await second);
  return sum;
});

export const joinThenSum = workflow(async ({ n, text }: Input) => {
  const first = work({ n: 1 });
  const second = work({ n });
  const a = await first;
  const b = (await log({ text })) + (await second);
  return [a, b];
});

export const joinTemplate = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  let count = 1;
  const line = `${count} ${await log({ text: 'b' })} ${(count += 1)} ${await pending} ${count}`;
  return { line, count };
});

export const joinArguments = workflow(async ({ n, text }: Input) => {
  const pending = work({ n });
  await log({ text });
  return [await log({ text: 'x' }), await work({ n: (await log({ text: 'yy' })) + (await pending) })];
});

const inputs = [
  { n: 4, gift: true, text: 'a' },
  { n: 4, gift: false, text: 'abc' },
  { n: 0, gift: true, text: '' },
  { n: 1, gift: false, text: 'b' },
];
const plan = { inputs, concurrent: true } as const;
// A promise that fails does so when somebody waits for it: else Node would end the process.
const failing = {
  inputs: [...inputs, { n: 2, gift: false, text: 'bad' }, { n: 11, gift: true, text: 'bad' }],
  concurrent: true,
} as const;

export default cases(
  {
    joinAfterCall: plan,
    joinAfterCallTogether: plan,
    joinTogetherThenOther: plan,
    joinSometimes: { refused: 'STEP3002' },
    joinInBranchesLater: plan,
    joinInLoop: { refused: 'STEP3002' },
    joinInCase: { refused: 'STEP3002' },
    joinInTryLater: { refused: 'STEP3002' },
    joinInBoth: plan,
    joinOrElse: { refused: 'STEP3002' },
    joinInTry: failing,
    joinInTryThenUsed: failing,
    joinInTryAndAfter: { refused: 'STEP3002' },
    joinInCatch: { refused: 'STEP3002' },
    joinInFinally: failing,
    joinInFinallyLater: failing,
    joinInBlock: plan,
    joinInBranches: plan,
    joinInElse: plan,
    joinOrThrow: { ...plan, cut: ['Work'] },
    joinThenLeaves: { refused: 'STEP3002' },
    joinTwoSums: { refused: 'STEP3002' },
    joinThenSum: plan,
    joinTemplate: plan,
    joinArguments: plan,
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n > 9 ? new TaskFailure('TooMuch', `${n} is too much`) : n * 2),
    Log: ({ text }: { text: string }) => after(1, text === 'bad' ? new TaskFailure('Bad', text) : text.length),
  }),
);

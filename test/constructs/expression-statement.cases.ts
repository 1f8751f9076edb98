/** Expressions as statements: their effects happen, their values vanish; comma, logic and ternaries as control flow. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const send = lambda.fn<{ to: string }, boolean>('Send');

export const statementAnd = workflow(async ({ to }: { to: string }) => {
  to && (await send({ to }));
  to === 'a' || (await send({ to: 'not a' }));
  return 'done';
});

export const statementTernary = workflow(async ({ to }: { to: string }) => {
  let x = 0;
  to ? (x = 1) : (x = 2);
  to ? await send({ to }) : await send({ to: 'nobody' });
  return x;
});

export const statementComma = workflow(async ({ n }: { n: number }) => {
  let a = n;
  let b = 0;
  (a += 1), (b = a * 2), a--;
  return { a, b };
});

export const statementPureIgnored = workflow(async ({ list }: { list: number[] }) => {
  list.map((n) => n * 2);
  list.length;
  ('use of nothing');
  list[0];
  return list;
});

export const statementThrowsIgnored = workflow(async ({ o }: { o: { a: { b: number } } | null }) => {
  o!.a.b;
  return 'fine';
});

export const statementIife = workflow(async ({ n }: { n: number }) => {
  let seen = 0;
  (() => {
    seen = n + 1;
  })();
  const value = (() => {
    if (n > 3) return 'big';
    return 'small';
  })();
  await (async () => {
    await send({ to: value });
    seen += 1;
  })();
  return { seen, value };
});

export default cases(
  {
    statementAnd: { inputs: [{ to: 'a' }, { to: '' }, { to: 'b' }] },
    statementTernary: { inputs: [{ to: 'a' }, { to: '' }] },
    statementComma: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    statementPureIgnored: { inputs: [{ list: [1] }, { list: [] }], transitions: 1 },
    statementThrowsIgnored: { inputs: [{ o: { a: { b: 1 } } }, { o: null }] },
    statementIife: { inputs: [{ n: 4 }, { n: 0 }], transitions: 1 },
  },
  () => ({ Send: () => true }),
);

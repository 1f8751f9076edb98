/** Spreads over other properties: what is undefined in them hides those, which is refused where it cannot be told from missing. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface User {
  id: string;
  age?: number | undefined;
  email?: string | undefined;
}
interface Input {
  n: number;
  xs: number[];
  us: User[];
  o?: { a?: number; b?: number };
}

const work = lambda.fn<{ v: number }, number>('Work');

export const overDefaults = workflow(async ({ o, us, n, xs }: Input) => {
  const options: { a?: number; b?: number } = n > 0 ? { a: n } : {};
  return {
    input: { a: 1, b: 2, ...o },
    rows: us.map((u) => ({ ...{ age: 1, email: 'x' }, ...u })),
    options: { a: 5, b: 6, ...options, ...(xs.length > 0 && { b: xs[0] ?? 0 }) },
    hidden: { ...{ a: 1, b: 2 }, ...{ b: undefined } },
  };
});

export const overOthers = workflow(async ({ us, n }: Input) => {
  let state = { list: us, n, last: us.at(-1) };
  state = { ...state, n: state.n + 1 };
  const rows = us.map((u) => ({ ...u, age: u.age, n })).map((u) => ({ k: 1, ...u, m: 2 }));
  return { state: { ...state, extra: { ...state } }, rows: rows.map(({ k, m, id }) => ({ k, m, id })) };
});

export const overAssigned = workflow(async ({ o, n }: Input) => {
  const state = { a: 1, b: 2, c: 3 };
  Object.assign(state, o);
  Object.assign(state, { c: n });
  const user: User = { id: 'a', email: 'e', age: 4 };
  Object.assign(user, { email: n > 0 ? undefined : 'f', age: n });
  if (n > 5) return user;
  Object.assign(state, { user });
  return Object.assign({}, state, n > 0 ? { a: n } : null);
});

export const refusedChosen = workflow(async ({ n }: Input) => {
  const d: { b?: number | undefined } = { b: 2 };
  return { ...d, ...(n > 0 ? { b: undefined } : {}) };
});

export const refusedTested = workflow(async ({ n }: Input) => {
  const d: { b?: number | undefined } = { b: 2 };
  return { ...d, ...(n > 0 && { b: undefined }) };
});

export const refusedTakenApart = workflow(async ({ us }: Input) =>
  us.map(({ id, age }) => ({ id, age })).map((u) => ({ ...{ age: 7 }, ...u }).age ?? 'unknown'),
);

export const refusedPartial = workflow(async ({ n }: Input) => {
  const d: User = { id: '1', email: 'e' };
  const p: Partial<User> = {};
  if (n > 0) p.email = undefined;
  return { ...d, ...p };
});

export const refusedReducer = workflow(async () => {
  const next = (s: User, a: Partial<User>): User => ({ ...s, ...a });
  return [{ email: 'x' }, { email: undefined }].reduce<User>(next, { id: '0' });
});

export const refusedAcrossTask = workflow(async ({ n }: Input) => {
  let s: User = { id: '0', email: 'e' };
  if (n > 0) s = { ...s, email: undefined };
  await work({ v: 1 });
  return { ...{ email: 'd' }, ...s }.email ?? 'none';
});

export const refusedFromEntries = workflow(async ({ xs }: Input) => {
  const o = Object.fromEntries(['a', 'b'].map((k, i) => [k, xs[i]!] as [string, number]));
  return { ...{ a: 5, b: 6 }, ...o };
});

export const refusedRest = workflow(async ({ xs }: Input) => {
  const { b, ...rest } = { b: 1, c: xs[9] };
  return [b, { ...{ c: 5 }, ...rest }.c ?? 'none'];
});

export const refusedAssigned = workflow(async ({ n }: Input) => {
  const s: User = { id: 'a', email: 'e' };
  Object.assign(s, n > 1 ? { email: n > 0 ? undefined : 'f' } : null);
  return s;
});

export const refusedMerged = workflow(async ({ us }: Input) =>
  us.map((u) => ({ years: u.age })).map((u) => Object.assign({ years: 7 }, u).years ?? 'none'),
);

const inputs = [
  { n: 0, xs: [], us: [] },
  { n: 1, xs: [1], us: [{ id: 'a' }, { id: 'b', age: 3, email: 'q' }], o: { a: 9 } },
  { n: 2, xs: [0], us: [{ id: '' }], o: {} },
];
const refused = { inputs: [], refused: 'STEP2108' };

export default cases(
  {
    overDefaults: { inputs },
    overOthers: { inputs },
    overAssigned: { inputs },
    refusedChosen: refused,
    refusedTested: refused,
    refusedTakenApart: refused,
    refusedPartial: refused,
    refusedReducer: refused,
    refusedAcrossTask: refused,
    refusedFromEntries: refused,
    refusedRest: refused,
    refusedAssigned: refused,
    refusedMerged: refused,
  },
  () => ({ Work: () => 1 }),
);

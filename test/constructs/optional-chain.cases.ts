/** Optional chains: properties, items, calls, deep stops, values of null and undefined, effects that a stop skips, in conditions. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface User {
  name?: string | null;
  address?: { city?: string; lines: string[] } | null;
  friends?: User[];
  scores?: Record<string, number>;
}

const find = lambda.fn<{ id: string }, User | null>('Find');
const index = lambda.fn<void, number>('Index');

export const chainProperties = workflow(async ({ user }: { user?: User | null }) => ({
  name: user?.name,
  city: user?.address?.city,
  line: user?.address?.lines[0],
  count: user?.address?.lines.length,
  deep: user?.friends?.[0]?.address?.city ?? 'nowhere',
}));

export const chainCalls = workflow(async ({ user }: { user?: User | null }) => ({
  upper: user?.name?.toUpperCase(),
  joined: user?.address?.lines.join('+'),
  first: user?.friends?.map((friend) => friend.name ?? '?')?.[0],
  at: user?.friends?.at(-1)?.name,
  trimmed: user?.name?.trim().length ?? -1,
}));

export const chainOfResult = workflow(
  async ({ id }: { id: string }) => (await find({ id }))?.address?.city ?? 'unknown',
);

export const chainComputed = workflow(async ({ user, key }: { user?: User; key: string }) => user?.scores?.[key] ?? 0);

export const chainSkipsEffects = workflow(async ({ id }: { id: string }) => {
  const user = await find({ id });
  const line = user?.address?.lines[await index()];
  return { line: line ?? null };
});

export const chainSkipsWrites = workflow(async ({ user }: { user?: User }) => {
  let count = 0;
  const a = user?.friends?.[count++];
  const b = user?.address?.lines[count++];
  return { count, a: a === undefined, b: b ?? null };
});

export const chainInConditions = workflow(async ({ user }: { user?: User | null }) => {
  if (user?.address?.city) return 'city';
  if (user?.friends?.length) return 'friends';
  if (user?.name === null) return 'null name';
  if (user?.name !== undefined) return 'name';
  return 'nothing';
});

export const chainLoop = workflow(async ({ users }: { users: (User | null)[] }) => {
  const out: (string | null)[] = [];
  for (const user of users) out.push(user?.friends?.find((friend) => friend.name)?.name ?? null);
  return out;
});

export const chainBang = workflow(async ({ user }: { user?: User }) => user?.address!.lines[0] ?? 'none');

export const chainParenthesised = workflow(async ({ user }: { user: User | null }) => {
  try {
    return (user?.address)!.lines.length;
  } catch (error) {
    return (error as Error).name;
  }
});

export const chainStopsWholeChain = workflow(async ({ user }: { user: User | null }) => {
  const length = user?.address!.lines.length;
  return length === undefined ? 'stopped' : length;
});

interface Bangs {
  b?: { id?: string[]; t?: string };
}
/** `!` inside of a chain does not end it: only a missing `b` stops it, and a missing `id` throws. */
export const chainBangMethods = workflow(
  async (i: Bangs) => `${i.b?.id!.at(2)} ${i.b?.id!.map((x) => `${x}!`)} ${i.b?.t!.trim()}`,
);
export const chainBangResults = workflow(
  async (i: Bangs) => `${i.b?.id!.slice(1).at(0)!.trim()} ${i.b!.id?.at(1)!.length}`,
);

const users: (User | null)[] = [
  {
    name: 'Ada',
    address: { city: 'Turin', lines: ['a', 'b'] },
    friends: [{ name: 'Bo', address: { lines: [] } }],
    scores: { a: 5 },
  },
  {},
  null,
  { name: null, address: null, friends: [] },
  { name: '', address: { lines: [] }, friends: [{}], scores: {} },
];
const each = [...users.map((user) => ({ user })), {}];
const present = users.filter((user) => user !== null).map((user) => ({ user }));
const bangs: Bangs[] = [
  {},
  { b: {} },
  { b: { id: [], t: '' } },
  { b: { id: ['a', ' b', 'c'], t: ' t' } },
  { b: { id: [] } },
];

export default cases(
  {
    chainProperties: { inputs: each, transitions: 1 },
    chainCalls: { inputs: each, transitions: 1 },
    chainOfResult: { inputs: ['0', '1', '2', '3', '4'].map((id) => ({ id })), transitions: 1 },
    chainComputed: {
      inputs: [{ ...present[0], key: 'a' }, { ...present[0], key: 'b' }, { key: '' }, { user: {}, key: 'a' }],
      transitions: 1,
    },
    chainSkipsEffects: { inputs: ['0', '1', '2', '4'].map((id) => ({ id })) },
    chainSkipsWrites: { inputs: [...present, {}], transitions: 1 },
    chainInConditions: { inputs: each, transitions: 1 },
    chainLoop: { inputs: [{ users }, { users: [] }, { users: [null] }], transitions: 1 },
    chainBang: { inputs: [present[0], {}, { user: { address: { lines: [] } } }, { user: {} }] },
    chainParenthesised: { inputs: [{ user: users[0] }, { user: null }, { user: {} }], transitions: 1 },
    chainBangMethods: { inputs: bangs },
    chainBangResults: { inputs: bangs },
    chainStopsWholeChain: { inputs: [{ user: users[0] }, { user: null }] },
  },
  () => ({ Find: ({ id }: { id: string }) => users[Number(id)] ?? null, Index: () => 1 }),
);

/** Objects looked up by their ids: lists whose items may be missing beside lists that came as JSON, whose items are not. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const list = lambda.fn<{ n: number }, { rows: U[]; names: string[] }>('List');
interface U {
  id: string;
  name: string;
  tags?: string[];
}
export const namesFiltered = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId = new Map(input.us.map((u) => [u.id, u.name]));
  const found = input.ids.map((id) => byId.get(id)).filter((u) => u !== undefined);
  await work({ n: 1 });
  return found.sort();
});
export const namesSpread = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId = new Map(input.us.map((u) => [u.id, u.name]));
  const found = input.ids.map((id) => byId.get(id)).filter((u) => u !== undefined);
  await work({ n: 1 });
  const sorted = [...found].sort();
  return sorted.join();
});
export const guarded = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId = new Map(input.us.map((u) => [u.id, u]));
  const found = input.ids
    .map((id) => byId.get(id))
    .filter((u): u is U => u !== undefined)
    .map((u) => u.name);
  await work({ n: 1 });
  return found.sort();
});
export const flattened = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId = new Map(input.us.map((u) => [u.id, u]));
  const found = input.ids.flatMap((id) => byId.get(id) ?? []);
  await work({ n: 1 });
  return found.sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0));
});
export const lengths = workflow(async (input: { us: U[]; ids: string[] }) => {
  const found = input.ids.map((id) => input.us.find((u) => u.id === id)).filter((u) => !!u);
  await work({ n: 1 });
  return Math.max(0, ...found.map((f) => f.name.length));
});
export const booleanFilter = workflow(async (input: { us: U[]; ids: string[] }) => {
  const found = input.ids.map((id) => input.us.find((u) => u.id === id)).filter(Boolean) as U[];
  await work({ n: 1 });
  return found.map((f) => f.name.length).reduce((x, y) => x + y, 0);
});
export const asserted = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId = new Map(input.us.map((u) => [u.id, u]));
  const found = input.ids.map((id) => byId.get(id)!);
  await work({ n: 1 });
  return found.map((f) => f?.name ?? 'none');
});
export const filled = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId = new Map<string, U>();
  for (const u of input.us) byId.set(u.id, u);
  const out: U[] = [];
  for (const id of input.ids) out.push(byId.get(id)!);
  await work({ n: 1 });
  try {
    return out.map((f) => f.name).sort();
  } catch (e) {
    return (e as Error).message;
  }
});
export const fromRecord = workflow(async (input: { us: U[]; ids: string[] }) => {
  const byId: Record<string, U> = Object.fromEntries(input.us.map((u) => [u.id, u]));
  const out = input.ids.map((id) => byId[id]!);
  try {
    return out.map((f) => f.name);
  } catch (e) {
    return (e as Error).message;
  }
});
export const fromTask = workflow(async (input: { us: U[]; ids: string[] }) => {
  const { rows, names } = await list({ n: 1 });
  const byId = new Map(rows.map((u) => [u.id, u]));
  const out = input.ids.map((id) => byId.get(id)!);
  const tags = rows
    .filter((r) => r.tags)
    .map((r) => r.tags!)
    .flat();
  try {
    return [out.map((f) => f.name), new Set(names).size, [...names].sort(), tags];
  } catch (e) {
    return (e as Error).message;
  }
});
export const throughParameter = workflow(async (input: { us: U[]; ids: string[] }) => {
  const put = (list: U[], id: string) => {
    list.push(input.us.find((u) => u.id === id)!);
  };
  put(input.us, 'zz');
  await work({ n: 1 });
  try {
    return input.us.map((f) => f.name);
  } catch (e) {
    return (e as Error).message;
  }
});
export const copyThroughParameter = workflow(async (input: { us: U[]; ids: string[] }) => {
  const out = input.us.map((u) => ({ ...u }));
  const put = (list: U[], id: string) => {
    list.push(input.us.find((u) => u.id === id)!);
  };
  put(out, 'zz');
  await work({ n: 1 });
  try {
    return out.map((f) => f.name);
  } catch (e) {
    return (e as Error).message;
  }
});
export const throughAlias = workflow(async (input: { us: U[]; ids: string[] }) => {
  const i = input;
  i.us = input.ids.map((id) => input.us.find((u) => u.id === id)!);
  await work({ n: 1 });
  try {
    return input.us.map((f) => f.name);
  } catch (e) {
    return (e as Error).message;
  }
});
export const listAlias = workflow(async (input: { us: U[]; ids: string[] }) => {
  const names = input.ids.map((id) => id);
  const same = names;
  same.push(input.us[7]?.name!);
  try {
    return names.map((f) => f.toUpperCase());
  } catch (e) {
    return (e as Error).message;
  }
});
export const throughItems = workflow(async (input: { us: U[]; ids: string[] }) => {
  for (const u of input.us) u.tags = input.ids.map((id) => input.us.find((o) => o.id === id)?.name!);
  try {
    return input.us.map((u) => u.tags!.map((t) => t.length));
  } catch (e) {
    return (e as Error).message;
  }
});
export const predicate = workflow(async (input: { us: (U | null)[]; ids: string[] }) => {
  const all = (us: (U | null)[]): us is U[] => us.length > 0;
  if (all(input.us)) {
    const us = input.us;
    await work({ n: 1 });
    try {
      return us.map((f) => f.name);
    } catch (e) {
      return (e as Error).message;
    }
  }
  return 'no';
});
const inputs = [
  { us: [], ids: [] },
  { us: [{ id: 'a', name: 'A' }], ids: ['a'] },
  { us: [{ id: 'a', name: 'A', tags: ['x'] }], ids: ['a', 'b'] },
  {
    us: [
      { id: 'b', name: 'B' },
      { id: 'a', name: 'A', tags: [] },
    ],
    ids: ['b', 'a', 'b'],
  },
];
export default cases(
  {
    namesFiltered: { inputs },
    namesSpread: { inputs },
    guarded: { inputs },
    flattened: { inputs },
    lengths: { inputs },
    booleanFilter: { inputs },
    asserted: { inputs },
    filled: { inputs },
    fromRecord: { inputs },
    fromTask: { inputs },
    throughParameter: { inputs },
    copyThroughParameter: { inputs },
    throughAlias: { inputs },
    listAlias: { inputs },
    throughItems: { inputs },
    predicate: { inputs: [...inputs, { us: [null], ids: [] }] },
  },
  () => ({
    Work: () => 1,
    List: () => ({
      rows: [
        { id: 'a', name: 'A', tags: ['t'] },
        { id: 'b', name: 'B' },
      ],
      names: ['z', 'a'],
    }),
  }),
);

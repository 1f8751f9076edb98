/**
 * Objects that are seen as anything (`any`, `unknown`, `object`, a type parameter) and from there as a wider type: what is written
 * through that is read through all of their names.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Input {
  readonly v: string | number;
}
interface Row {
  v: number;
  id: string;
}
interface Wide {
  v: number | string;
}
const made = (): Row => ({ v: 1, id: 'i' });
const seen = (rows: readonly Row[]): unknown[] => rows.map((row) => [typeof row.v, row.v + 1, typeof row.id]);

/** Example: a generic helper that stamps what it is given. */
export const genericConstraint = workflow(async ({ v }: Input) => {
  const row = made();
  const stamp = <T extends Wide>(one: T): T => {
    one.v = v;
    return one;
  };
  const same = stamp(row);
  return { seen: seen([row]), text: `${same.v}`, sum: same.v + 1 };
});
export const genericItems = workflow(async ({ v }: Input) => {
  const rows = [made()];
  const others = [made()];
  const stamp = <T extends Wide>(list: T[]): void => {
    for (const one of list) one.v = v;
  };
  const put = <T>(list: T[], item: T): void => {
    list.push(item);
  };
  const wide: Wide[] = others;
  stamp(rows);
  put(wide, { v });
  return [seen(rows), seen(others)];
});
export const genericKeys = workflow(async ({ v }: Input) => {
  const row = made();
  const set = <T, Key extends keyof T>(one: T, key: Key, value: T[Key]): void => {
    one[key] = value;
  };
  set<Wide, 'v'>(row, 'v', v);
  return seen([row]);
});
export const genericPatch = workflow(async ({ v }: Input) => {
  const row = made();
  const patch = <T extends object>(one: T, changes: Partial<T>): T => Object.assign(one, changes);
  const wide: Wide = row;
  patch(wide, { v });
  return seen([row]);
});
export const genericSpread = workflow(async ({ v }: Input) => {
  const row = made();
  const stamped = <T extends Wide>(one: T): T => ({ ...one, v });
  const merged = <A, B>(a: A, b: B) => ({ ...a, ...b });
  const keyed = <T extends object>(one: T, key: string) => ({ ...one, [key]: v });
  const [both, other] = [merged(row, { v }), keyed(made(), 'v')];
  return [seen([stamped(row), row]), typeof both.v, `${both.v}`, typeof other.v, `${other.v}`];
});
export const genericResult = workflow(async ({ v }: Input) => {
  const rows = [made(), made()];
  const first = <T>(list: T[]): T => list[0]!;
  const boxed = <T>(value: T): { value: T } => ({ value });
  first<Wide>(rows).v = v;
  const box: { value: Wide[] } = boxed(rows);
  box.value[1]!.v = v;
  return seen(rows);
});
export const genericCallback = workflow(async ({ v }: Input) => {
  const rows = [made()];
  const each = <T>(list: T[], f: (one: T) => void): void => {
    for (const one of list) f(one);
  };
  each(rows, (wide: Wide) => {
    wide.v = v;
  });
  return seen(rows);
});
export const asserted = workflow(async ({ v }: Input) => {
  const a = [made()];
  const b = [made()];
  const rows: unknown = a;
  const same: object = b;
  (rows as Wide[])[0]!.v = v;
  (same as Wide[])[0]!.v = v;
  return [a, b].map(seen);
});
export const narrowed = workflow(async ({ v }: Input) => {
  const [a, b] = [made(), made()];
  const isWide = (value: unknown): value is Wide => typeof value === 'object';
  const one: unknown = a;
  const other: unknown = b;
  if (isWide(one)) one.v = v;
  if (typeof other === 'object' && other !== null && 'v' in other) other.v = v;
  return seen([a, b]);
});
export const narrowedList = workflow(async ({ v }: Input) => {
  const rows = [made()];
  const list: unknown = rows;
  if (Array.isArray(list)) list[0].v = v;
  return seen(rows);
});
export const insideOfAny = workflow(async ({ v }: Input) => {
  const [a, b, c] = [{ rows: [made()] }, { rows: [made()] }, { deep: { row: made() } }];
  const first: any = a;
  const second: any = b;
  const third: any = c;
  first.rows[0].v = v;
  const wide: Wide[] = second.rows;
  wide[0]!.v = v;
  third.deep.row = { v };
  return [seen(a.rows), seen(b.rows), seen([c.deep.row])];
});
export const takenApart = workflow(async ({ v }: Input) => {
  const holder = { rows: [made()] };
  const { rows }: any = holder;
  rows[0].v = v;
  return seen(holder.rows);
});
export const calledAsAny = workflow(async ({ v }: Input) => {
  const [a, b, c] = [[made()], [made()], [made()]];
  const add: any = (list: Wide[]): void => {
    list.push({ v });
  };
  const table: any = {
    put: (list: Wide[]): void => {
      list[0]!.v = v;
    },
  };
  const run = (f: Function): void => {
    f(c);
  };
  add(a);
  table.put(b);
  run((list: Wide[]) => {
    list[0]!.v = v;
  });
  return [a, b, c].map(seen);
});
export const callbackOfAny = workflow(async ({ v }: Input) => {
  const [a, b] = [[made()], [made()]];
  const run = (f: (list: any) => any): void => {
    f(a);
  };
  const visit = (f: (list: unknown) => unknown): void => {
    f(b);
  };
  run((list: Wide[]) => {
    list[0]!.v = v;
  });
  visit((list) => {
    (list as Wide[])[0]!.v = v;
  });
  return [a, b].map(seen);
});

export const throughLists = workflow(async ({ v }: Input) => {
  const [a, b, c] = [[made()], { rows: [made()] }, { rows: [made()] }];
  const first = (list: any[]): void => {
    const wide: Wide[] = list;
    wide[0]!.v = v;
  };
  const second = (all: Record<string, any>): void => {
    const wide: Wide[] = all['rows'];
    wide[0]!.v = v;
  };
  const third = (all: { rows: any[] }): void => {
    const wider: { rows: Wide[] } = all;
    wider.rows[0]!.v = v;
  };
  first(a);
  second(b);
  third(c);
  return [a, b.rows, c.rows].map(seen);
});

const inputs = [{ v: 'a' }, { v: 2 }, { v: '' }, { v: 1.5 }];

export default cases({
  genericConstraint: { inputs },
  genericItems: { inputs },
  genericKeys: { inputs },
  genericPatch: { inputs },
  genericSpread: { inputs },
  genericResult: { inputs },
  throughLists: { inputs },
  genericCallback: { inputs },
  asserted: { inputs },
  narrowed: { inputs },
  narrowedList: { inputs },
  insideOfAny: { inputs },
  takenApart: { inputs },
  calledAsAny: { inputs },
  callbackOfAny: { inputs },
});

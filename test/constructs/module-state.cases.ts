/** Constants of other modules, by patterns and default exports, and functions that keep state of their own. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import * as all from './fixtures/settings.ts';
import settings, {
  ALIASED,
  FIRST,
  LISTENERS as HEARD,
  LIMIT,
  missing,
  OTHERS,
  RATE,
  REST,
} from './fixtures/settings.ts';

const work = lambda.fn<{ n: number }, number>('Work');

all.LISTENERS.push('main');
const other = all.ALIASED;
other.n = 4;

const counter = (() => {
  let n = 0;
  return () => ++n;
})();
const stamp = (() => {
  const at = Date.now();
  return () => at;
})();
const memo = (() => {
  const known: Record<string, number> = {};
  return (key: string) => (known[key] = (known[key] ?? 0) + 1);
})();
function adder(options: { by: number; list: number[] }) {
  const twice = options.by * 2;
  return {
    add: (n: number) => n + twice + options.list.length,
    run: async (n: number) => (await work({ n })) + options.by,
  };
}
const ADDER = adder({ by: 3, list: [1] });
function kept(options: { list: number[] }) {
  return { list: () => options.list, size: () => options.list.length };
}
const KEPT = kept({ list: [1] });

interface Input {
  n: number;
}

export const byPattern = workflow(async ({ n }: Input) => [FIRST, OTHERS, LIMIT + n, RATE, missing, REST]);
export const byDefault = workflow(async ({ n }: Input) => {
  const own = { ...settings, list: [...settings.list] };
  own.list.push(await work({ n }));
  return { own, name: settings.name, tags: all.PLAN.tags, last: all.OTHERS[n] ?? 'no', both: all.default.list };
});
export const factory = workflow(async ({ n }: Input) => [ADDER.add(n), await ADDER.run(n), KEPT.size()]);

export const heard = workflow(async () => HEARD);
export const heardThere = workflow(async () => all.LISTENERS.length);
export const aliased = workflow(async () => ALIASED.n);
export const partChanged = workflow(async ({ n }: Input) => {
  const list = OTHERS;
  list.push(`${n}`);
  return list;
});
export const defaultChanged = workflow(async ({ n }: Input) => {
  const { list } = { list: settings.list };
  list.push(n);
  return settings.list;
});
export const counted = workflow(async () => counter());
export const stamped = workflow(async () => stamp() > 0);
export const remembered = workflow(async () => memo('a'));
export const keptChanged = workflow(async ({ n }: Input) => {
  const list = KEPT.list();
  list.push(n);
  return KEPT.size();
});

const inputs = [{ n: 0 }, { n: 1 }, { n: 7 }];

export default cases(
  {
    byPattern: { inputs },
    byDefault: { inputs },
    factory: { inputs },
    heard: { refused: 'STEP2110' },
    heardThere: { refused: 'STEP2110' },
    aliased: { refused: 'STEP2110' },
    partChanged: { refused: 'STEP2110' },
    defaultChanged: { refused: 'STEP2105' },
    counted: { refused: 'STEP2110' },
    stamped: { refused: 'STEP2110' },
    remembered: { refused: 'STEP2110' },
    keptChanged: { refused: 'STEP2105' },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);

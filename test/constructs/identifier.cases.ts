/** Names: module constants of every form, `undefined`, `NaN`, `Infinity`, names that ASL or JSONata reserve, unicode names. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import * as tables from './fixtures/tables.ts';
import { currency, type Region, regions, taxOf } from './fixtures/tables.ts';

const send = lambda.fn<{ to: string; tax: number }, string>('Send');

const LIMIT = 3;
const DEFAULTS = { retries: LIMIT, tags: ['x'], nested: { deep: true } } as const;
const GREETING = `limit ${LIMIT}`;
const TABLE: Record<string, number> = { a: 1, b: 2 };

export const nameModuleConstants = workflow(async ({ n }: { n: number }) => ({
  over: n > LIMIT,
  defaults: DEFAULTS,
  greeting: GREETING,
  nested: DEFAULTS.nested.deep,
  tags: DEFAULTS.tags.length,
  b: TABLE.b ?? 0,
  entry: TABLE[`${n}`] ?? null,
}));

export const nameImportedConstants = workflow(async ({ region, net }: { region: Region; net: number }) => {
  const tax = taxOf(region, net);
  const text = await send({ to: regions[region].mail, tax });
  return { text, currency, same: tables.currency, count: tables.countries(region) };
});

export const nameSpecialValues = workflow(async ({ n }: { n: number }) => ({
  missing: undefined,
  nan: NaN,
  text: `${NaN} ${Infinity} ${-Infinity} ${undefined}`,
  more: n < Infinity,
  less: n > -Infinity,
  not: Number.isNaN(NaN),
}));

export const nameReserved = workflow(
  async ({ $states, states, $, _ }: { $states: string; states: number; $: number; _: number }) => {
    const $sum = states + $ + _;
    const sum = [$sum, states];
    const and = sum.length;
    let or = and;
    const input = await send({ to: $states, tax: or });
    or += 1;
    const Result = { input, or, sum, $sum };
    return Result;
  },
);

export const nameUnicode = workflow(async ({ größe }: { größe: number }) => {
  let π = 3;
  const ñandú = größe + π;
  await send({ to: 'x', tax: ñandú });
  π += 1;
  return { π, ñandú };
});

export const nameCaseSensitive = workflow(async ({ total }: { total: number }) => {
  const Total = total + 1;
  const TOTAL = Total + 1;
  await send({ to: 'x', tax: TOTAL });
  return [total, Total, TOTAL];
});

export const nameLikeTask = workflow(async ({ n }: { n: number }) => {
  const Send = n;
  const send2 = await send({ to: `${Send}`, tax: Send });
  const result = send2;
  const error = 'not an error';
  const context = { error, result };
  return context;
});

const LIMITS = { most: 3, list: [{ n: 1 }] };

export const nameModuleRead = workflow(async ({ n }: { n: number }) => {
  const most = (limits: { most: number }) => limits.most + n;
  const own = { ...LIMITS, list: structuredClone(LIMITS.list) };
  own.most += n;
  return [most(LIMITS), own.most, LIMITS.most];
});

export const nameModuleAliased = workflow(async ({ n }: { n: number }) => {
  const limits = LIMITS;
  limits.most = n;
  return LIMITS.most;
});

export default cases(
  {
    nameModuleConstants: { inputs: [{ n: 4 }, { n: 3 }], transitions: 1 },
    nameImportedConstants: {
      inputs: [
        { region: 'eu', net: 10 },
        { region: 'us', net: 0 },
      ],
      transitions: 1,
    },
    nameSpecialValues: { inputs: [{ n: 1 }], transitions: 1 },
    nameReserved: { inputs: [{ $states: 's', states: 1, $: 2, _: 3 }], transitions: 1 },
    nameUnicode: { inputs: [{ größe: 1 }], transitions: 1 },
    nameCaseSensitive: { inputs: [{ total: 1 }], transitions: 1 },
    nameModuleRead: { inputs: [{ n: 1 }, { n: 0 }] },
    nameModuleAliased: { refused: 'STEP2110' },
    nameLikeTask: { inputs: [{ n: 1 }], transitions: 1 },
  },
  () => ({ Send: ({ to, tax }: { to: string; tax: number }) => `${to}:${tax}` }),
);

/**
 * docs/intrinsics.md, checked: each intrinsic function, run by the JSONPath engine, gives what its TypeScript spelling gives on
 * the same inputs. That the spelling compiles to the same is what its case in test/constructs says.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json, StateMachine } from '../../../../src/asl/index.ts';
import type { WorkflowFunction } from '../../../../src/dsl/index.ts';
import { LocalRuntime } from '../../../../src/runtime/index.ts';
import { INTRINSIC_FUNCTIONS } from '../../../../src/runtime/interpreter/jsonpath/intrinsics.ts';

const { default: cases, ...workflows } = await import('../../../constructs/intrinsics.cases.ts');

/** The workflow of each intrinsic, and the intrinsic on the same input. */
const SPELLINGS = {
  intrinsicFormat: "States.Format('{} has {}, \\{\\}', $.name, $.n)",
  intrinsicStringToJson: 'States.StringToJson($.text)',
  intrinsicJsonToString: 'States.JsonToString($.value)',
  intrinsicArray: 'States.Array($.a, $.b)',
  intrinsicArrayPartition: 'States.ArrayPartition($.list, $.size)',
  intrinsicArrayContains: 'States.ArrayContains($.list, $.item)',
  intrinsicArrayRange: 'States.ArrayRange($.first, $.last, $.step)',
  intrinsicArrayGetItem: 'States.ArrayGetItem($.list, $.index)',
  intrinsicArrayLength: 'States.ArrayLength($.list)',
  intrinsicArrayUnique: 'States.ArrayUnique($.list)',
  intrinsicBase64Encode: 'States.Base64Encode($.text)',
  intrinsicBase64Decode: 'States.Base64Decode($.text)',
  intrinsicHash: "States.Hash($.text, 'SHA-256')",
  intrinsicJsonMerge: 'States.JsonMerge($.a, $.b, false)',
  intrinsicMathAdd: 'States.MathAdd($.a, $.b)',
  intrinsicMathRandom: 'States.MathRandom($.from, $.to)',
  intrinsicStringSplit: "States.StringSplit($.text, ',;')",
  intrinsicUuid: 'States.UUID()',
} as const;

/** Results that nobody can foresee are compared by what the workflow says of its own. */
const HOLDS: Readonly<
  Record<string, (result: Json, input: { readonly from?: number; readonly to?: number }) => boolean>
> = {
  intrinsicMathRandom: (result, { from = 0, to = 0 }) =>
    Number.isInteger(result) && Number(result) >= from && Number(result) < to,
  intrinsicUuid: (result) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(result)),
};

async function intrinsic(call: string, input: Json): Promise<Json | undefined> {
  const states = { Call: { Type: 'Pass', Parameters: { 'result.$': call }, End: true } };
  // JSONPath definitions have no type of their own; the engine validates them.
  const definition: StateMachine = JSON.parse(JSON.stringify({ StartAt: 'Call', States: states }));
  const { output, error, cause } = await new LocalRuntime().run(definition, input);
  if (error !== undefined) throw new Error(`${error}: ${cause}`);
  return (output as { readonly result: Json }).result;
}

describe.each(Object.entries(SPELLINGS))('%s', (name, call) => {
  const plan = cases.workflows[name];
  const inputs = plan && 'inputs' in plan ? plan.inputs : [];

  it.each(inputs.map((input) => [JSON.stringify(input), input] as const))('%s', async (_, input) => {
    const result = await intrinsic(call, input as Json);
    // Each takes the inputs that its own case lists.
    const run = workflows[name as keyof typeof SPELLINGS] as WorkflowFunction<unknown, unknown>;
    const own = await run(input);
    const holds = HOLDS[name];
    expect(holds ? holds(result ?? null, input as object) : result).toStrictEqual(own);
  });
});

describe('docs/intrinsics.md', () => {
  const page = readFileSync(new URL('../../../../docs/intrinsics.md', import.meta.url), 'utf8');

  it('has every intrinsic function', () => {
    const called = Object.values(SPELLINGS).map((call) => /^States\.(\w+)/.exec(call)?.[1]);
    const names = [...Object.keys(INTRINSIC_FUNCTIONS), 'Format'].sort();
    expect([...called].sort()).toEqual(names);
    for (const name of names) expect(page).toContain(`\`States.${name}(`);
  });
});

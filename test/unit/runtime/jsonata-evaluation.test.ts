/**
 * The JSONata dialect of Step Functions: its own functions, limits and boundary rules, against values that AWS-BEHAVIOUR
 * and AWS-FACTS record.
 */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/asl/index.ts';
import { createExpressionEvaluator } from '../../../src/runtime/interpreter/jsonata/compile.ts';
import { DEFAULT_EVALUATION_LIMITS } from '../../../src/runtime/interpreter/jsonata/limits.ts';
import { createTemplateEvaluator } from '../../../src/runtime/interpreter/jsonata/template.ts';

const evaluator = createExpressionEvaluator(
  { now: () => 1_700_000_000_000, random: () => 0.25, uuid: () => '00000000-0000-4000-8000-000000000000' },
  { ...DEFAULT_EVALUATION_LIMITS, milliseconds: 1_500 },
);

const evaluate = (source: string, variables: Record<string, Json> = {}): Promise<Json> =>
  createTemplateEvaluator(evaluator, variables).value(`{% ${source} %}`, 'Output');

const nested = (count: number, open: string, close: string): string => open.repeat(count) + 1 + close.repeat(count);
const terms = (count: number): string => Array.from({ length: count }, () => '1').join('+');

describe('Step Functions functions', () => {
  it.each<[string, Json]>([
    ['$random(42)', 0.7275636800328681],
    ['$random()', 0.25],
    ['$uuid()', '00000000-0000-4000-8000-000000000000'],
    ['$range(1,9,9)', 1],
    ['$range(3,3,1)', 3],
    ['$range(0,10,3)', [0, 3, 6, 9]],
    ['$range(-1.7,2,1)', [-1, 0, 1, 2]],
    ['$range(3,1,-1)', [3, 2, 1]],
    ['$partition([0],1)', [[0]]],
    ['$partition([1,2,3],2)', [[1, 2], [3]]],
    ['$partition([1,2],5)', [[1, 2]]],
    ['$parse("-0")', 0],
    ['$parse("{\\"a\\":[1.0,null]}")', { a: [1, null] }],
    ['$hash("a","SHA-256")', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
    ['$millis()', 1_700_000_000_000],
    ['$now()', '2023-11-14T22:13:20.000Z'],
    ['$map(["1","2"], $parse)', [1, 2]],
  ])('%s', async (source, expected) => {
    expect(await evaluate(source)).toEqual(expected);
  });

  it.each([
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$partition([1],-1)', '. D3137: Second argument must be zero or greater'],
    ['$partition([],1)', 'returned nothing (undefined).'],
    ['$range(1,2,0)', 'returned nothing (undefined).'],
    ['$range(1,2)', 'returned nothing (undefined).'],
    ['$range(1,360146,1)', ': Expression evaluation memory limit exceeded: Check for excessive memory usage'],
    ['$parse("{\\"a\\":1,\\"a\\":2}")', '. D3137: Invalid JSON'],
    ['$parse("1 2")', '. D3137: Invalid JSON'],
    ['$parse("1e400")', '. D3137: Invalid JSON'],
    ['$parse("1","2")', '. T0410: Argument 2 of function "parse" does not match function signature'],
    ['$hash("a")', 'returned nothing (undefined).'],
    ['$hash("a","md5")', "D3137: Hash algorithm 'md5' must be one of"],
    ['$error("no")', '. D3137: no'],
    ['function($x){$x}', 'returned an unsupported result type.'],
    ['{"f": $sum}', 'returned an unsupported result type.'],
  ])('%s fails', async (source, message) => {
    await expect(evaluate(source)).rejects.toThrow(message);
  });
});

describe('limits', () => {
  it.each([
    ['100 terms', terms(100), terms(101)],
    ['99 parentheses', nested(99, '(', ')'), nested(100, '(', ')')],
    ['99 brackets', nested(99, '[', ']'), nested(100, '[', ']')],
    ['99 stages', `1${' ~> $string'.repeat(99)}`, `1${' ~> $string'.repeat(100)}`],
    ['recursion', recursion(31), recursion(32)],
    ['terms in the last of many elements', `[1,2,{"a":1,"b":[${terms(97)}]}]`, `[1,2,{"a":1,"b":[${terms(98)}]}]`],
  ])('depth: %s pass, one more fails', async (_, accepted, refused) => {
    await evaluate(accepted);
    await expect(evaluate(refused)).rejects.toThrow(
      ': Stack overflow error: Check for non-terminating recursive function.',
    );
  });

  it('lets a tail-recursive loop run without depth and stops an endless one', async () => {
    expect(await evaluate('($f := function($n){$n = 0 ? "done" : $f($n - 1)}; $f(2000))')).toBe('done');
    await expect(evaluate('($f := function($n){$f($n)}; $f(1))')).rejects.toThrow(
      ': Expression evaluation timeout: Check for infinite loop',
    );
  });

  it('accepts [1..873782] and refuses one more', async () => {
    expect(await evaluate('$count([1..873782])')).toBe(873_782);
    await expect(evaluate('$count([1..873783])')).rejects.toThrow('memory limit exceeded');
  });

  it('accepts 2^22 characters and refuses 2^23', async () => {
    const doubled = (times: number): string =>
      `($d := function($s, $n){$n = 0 ? $s : $d($s & $s, $n - 1)}; $length($d("x", ${times})))`;
    expect(await evaluate(doubled(22))).toBe(2 ** 22);
    await expect(evaluate(doubled(23))).rejects.toThrow('memory limit exceeded');
  });
});

describe('the boundary', () => {
  it.each<[string, Json]>([
    ['1/0', 'Infinity'],
    ['[-1/0, {"k": 0/0}]', ['-Infinity', { k: 'NaN' }]],
    ['-0', 0],
    ['null', null],
    ['$items[n > 0].n', 1],
    ['[$items[n > 0].n]', [1]],
    ['[]', []],
    ['[0]', [0]],
    ['{"a": $missing, "b": 1}', { b: 1 }],
  ])('%s', async (source, expected) => {
    const result = await evaluate(source, { items: [{ n: 1 }, { n: 0 }] });
    expect(result).toEqual(expected);
    expect(Object.is(result, -0)).toBe(false);
  });

  it('gives arrays without sequence flags', async () => {
    const result = await evaluate('$items.n', { items: [{ n: 1 }, { n: 2 }] });
    expect(Object.getOwnPropertyNames(result)).toEqual(['0', '1', 'length']);
  });

  it('never changes the variables it is given', async () => {
    const variables: Record<string, Json> = { empty: [], list: [1], record: { a: 1 } };
    await evaluate('$empty{"a": 1}', variables).catch(() => undefined);
    await evaluate('$record()', variables).catch(() => undefined);
    await evaluate('$list[]', variables);
    expect(variables).toStrictEqual({ empty: [], list: [1], record: { a: 1 } });
  });

  it('evaluates two runs of one expression side by side', async () => {
    const results = await Promise.all([1, 2, 3].map((n) => evaluate('[$n, {"n": $n + $n}]', { n })));
    expect(results).toEqual([1, 2, 3].map((n) => [n, { n: n + n }]));
  });

  it('reads names of Object.prototype as absent variables', async () => {
    await expect(evaluate('$toString')).rejects.toThrow('returned nothing');
  });

  it('says which type was expected', async () => {
    const template = createTemplateEvaluator(evaluator, { x: { foo: 'bar' } });
    await expect(template.typed('{% $x %}', 'Items', 'array')).rejects.toThrow(
      `The JSONata expression '$x' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"foo":"bar"}`,
    );
  });
});

function recursion(depth: number): string {
  return `($f:=function($n){$n=0?0:1+$f($n-1)};$f(${depth}))`;
}

/** Static depth against the depth that jsonata reaches under the meter of the engine. */
import { describe, expect, it } from 'vitest';
import { shapes } from '../../../src/transformer/core/shape.ts';
import { depthOf } from '../../../src/transformer/emit/jsonata/depth.ts';
import { emitExpression, fieldDepth } from '../../../src/transformer/emit/jsonata/index.ts';
import { parseJsonata } from '../../../src/transformer/emit/jsonata/parse.ts';
import { scopeOf } from './compare.ts';
import { measuredDepth } from './evaluate.ts';
import { randomVariables } from './generate/environment.ts';
import { programValue } from './generate/programs.ts';
import { seeded } from './generate/random.ts';
import * as v from './values.ts';

const terms = (count: number, operator: string): string =>
  Array.from({ length: count }, () => '1').join(` ${operator} `);

describe('static depth', () => {
  it.each([
    '1',
    '$x',
    '$x.a',
    '$x.a.b',
    '$xs[0]',
    '$xs[$i]',
    '$x.list[$i]',
    '($xs[$i])[$i]',
    '1 + 1',
    terms(10, '+'),
    terms(10, '&'),
    '(1 + 1) * 2',
    '-$i',
    '-(1 + $i)',
    'true ? 1 : 2',
    'true ? (false ? 1 : 2) : 3',
    '($a := 1; $b := $a; $b)',
    '(((1)))',
    '[1, [2, [3]]]',
    '[0..$i + 3]',
    "{'a': 1 + 1, 'b': {'c': [$i]}}",
    '(function($a) { $a })(1)',
    '($f := function($a) { $a + 1 }; $f(1))',
    '($f := function($a) { $a + 1 }; $f($f($f(1))))',
    '($f := function($a) { ($b := $a; $b * 2) }; $f(1) + 1)',
    '[$map([1, 2], function($v) { $v + 1 })[]]',
    '$reduce([1, 2], function($s, $v) { $s + $v }, 0)',
    '[$map([1, 2], function($v) { [$map([1, 2], function($w) { $w + $v })] })[]]',
    '$filter([1, 2], function($v) { $v > 1 })[0]',
    '($f := function($n) { $n = 0 ? 0 : $f($n - 1) }; $f(50))',
    '($f := function($n) { $n = 0 ? 0 : ($m := $n - 1; $f($m)) }; $f(50))',
    '($e := function($n) { $n = 0 ? true : $o($n - 1) }; $o := function($n) { $n = 0 ? false : $e($n - 1) }; $e(50))',
    '($f := function($n, $k) { $n = 0 ? $k(0) : $f($n - 1, function($r) { $k($r + $n) }) }; $f(30, function($r) { $r }))',
    "$replace('abc', /b/, function($m) { $m.match & '!' })",
  ])('%s', async (text) => {
    const variables = { x: { a: { b: 1 }, list: [1, 2] }, xs: [[1], [2]], i: 0 };
    expect(depthOf(parseJsonata(text))).toBe(await measuredDepth(text, variables));
  });

  it('is an upper bound for programs', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seeded(seed);
      const { locals, values } = randomVariables(random);
      const text = emitExpression(programValue({ random, locals, size: 2 }), scopeOf({ values }));
      const variables = Object.fromEntries([...values].map(([id, value]) => [`v${id}`, value]));
      expect(depthOf(parseJsonata(text)), text).toBeGreaterThanOrEqual(await measuredDepth(text, variables));
    }
  });

  it('is the greatest of a field', () => {
    expect(fieldDepth({ a: '{% $x %}', b: ['{% 1 + 2 %}', 'text'], c: 1 })).toBe(2);
    expect(fieldDepth({ a: ['{ % no %}'] })).toBe(0);
  });
});

describe('chains', () => {
  const scope = scopeOf({});
  const chained = (operator: '+' | '&&' | '||', count: number, term: v.E): v.E =>
    Array.from({ length: count }, () => term).reduce((left, right) =>
      operator === '+' ? v.binary('+', left, right, shapes.number) : v.logical(operator, left, right, shapes.boolean),
    );

  it('stay shallow however long they are', async () => {
    const long: readonly v.E[] = [
      chained('+', 150, v.literal(0.1)),
      chained('&&', 150, v.literal(true)),
      chained('||', 150, v.ref(v.ids.variable(), shapes.boolean)),
      v.template(
        ...Array.from({ length: 150 }, (_, at) =>
          at % 2 === 0 ? v.literal('x') : v.ref(v.ids.variable(), shapes.string),
        ),
      ),
    ];
    for (const expr of long) expect(depthOf(parseJsonata(emitExpression(expr, scope)))).toBeLessThan(30);
  });

  it('of choices give what they gave before', async () => {
    const x = v.ids.variable();
    const arms = Array.from({ length: 100 }, (_, at) => at);
    const choice = arms.reduceRight<v.E>(
      (rest, at) =>
        v.conditional(
          v.binary('===', v.ref(x, shapes.integer), v.literal(at), shapes.boolean),
          v.literal(`arm ${at}`),
          rest,
          shapes.string,
        ),
      v.literal('none'),
    );
    const text = emitExpression(choice, scopeOf({ values: new Map([[x, 0]]) }));
    expect(depthOf(parseJsonata(text))).toBeLessThan(30);
    const { evaluateText } = await import('./evaluate.ts');
    for (const at of [0, 11, 12, 13, 50, 99]) expect(await evaluateText(text, { [`v${x}`]: at })).toBe(`arm ${at}`);
    expect(await evaluateText(text, { [`v${x}`]: 100 })).toBe('none');
  });
});

import { describe, expect, it } from 'vitest';
import { expressionDepth } from '../../../../src/asl/jsonata/depth.ts';
import { hookDepth, measureDepth } from './measured-depth.ts';

const times = (count: number, part: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => part(index));

const variables = { x: { a: { b: 1 }, list: [3, 1, 2] }, i: 0, n: 2, xs: [1, 2, 3] };

// Expressions whose every branch runs, so that the static depth must equal the measured one.
const exact: Record<string, string> = {
  literal: '1',
  variable: '$x',
  path: '$x.a.b',
  'index literal': '$xs[0]',
  'index variable': '$xs[$i]',
  'index in a path': '$x.list[$i + 1]',
  'filter on a step': '$x.list[$ > 1 + 1]',
  'parenthesised then index': '($xs[$i])[0]',
  sum: '1 + 1',
  'chain of ten': times(10, () => '1').join('+'),
  'unary minus': '-($n + 1)',
  'array literal': '[1, 2, 3]',
  'nested arrays': '[[[1]]]',
  'wide array': `[${times(60, () => '1 + 1').join(',')}]`,
  'wide object': `{${times(60, (index) => `"a${index}": 1 + 1`).join(',')}}`,
  'computed key': '{"a" & "b": 1}',
  block: '(1)',
  'block of binds': `(${times(50, (index) => `$a${index} := ${index}`).join(';')}; 1)`,
  'condition, then': 'true ? 1 + 1 : 2',
  'condition, else': 'false ? 1 : 2 + 2',
  'lambda call': '(function($a){ $a + 1 })(1)',
  'lambda in a variable': '($f := function($a){ $a }; $f(1))',
  'lambda with a block': '($f := function($a){ ($b := $a; $b + 1) }; $f(1))',
  'nested calls': '($f := function($a){ [$a] }; $f($f($f(1))))',
  callback: '$map($xs, function($v){ $v + 1 })',
  'callback in callback': '$map($xs, function($v){ $map($xs, function($w){ $v + $w + 1 }) })',
  'callback by name': '($f := function($v){ $v + 1 + 1 }; $map($xs, $f))',
  reduce: '$reduce($xs, function($a, $v){ $a + $v * 2 }, 0)',
  'function parameter': '($twice := function($g, $v){ $g($g($v)) }; $twice(function($v){ $v + 1 + 1 + 1 }, 1))',
  'function from a record': '($r := {"f": function($v){ $v + 1 + 1 }}; $r.f(1))',
  'function returned': '($make := function($k){ function($v){ $v + $k + 1 } }; $make(1)(2))',
  'tail call': '($f := function($v){ $v + 1 + 1 }; $g := function($v){ $f($v) }; $g(1))',
  'tail loop': '($l := function($s){ $s.i < 5 ? $l({"i": $s.i + 1}) : $s.i }; $l({"i": 0}))',
  'mutual tail loop':
    '($e := function($n){ $n = 0 ? true : $o($n - 1) }; $o := function($n){ $n = 0 ? false : $e($n - 1) }; $e(20))',
  'tail loop in a block': '($l := function($n){ $n = 0 ? 0 : ($m := $n - 1; $l($m)) }; $l(100))',
  'partial application': '($f := function($a, $b){ $a + $b + 1 }; $g := $f(?, 1); $g(2))',
  'partial built-in': '($g := $substring(?, 1); $g("abc"))',
  'apply to call': '$xs ~> $map(function($v){ $v + 1 + 1 })',
  'apply to function': '1 ~> function($v){ $v + 1 + 1 }',
  'function chain': '($f := function($v){ $v + 1 } ~> function($v){ $v + 1 + 1 + 1 }; $f(1))',
  transform: '$x ~> |a|{"c": 1 + 1 + 1}|',
  sort: '$x.list^($ + 1)',
  'sort function': '$sort($xs, function($l, $r){ $l - 1 > $r - 1 })',
  'group by': '$xs{$string($): $ * 2}',
  'and or': 'true and (1 = 1 or false)',
  in: '1 in [1, 2 + 1]',
  range: '[1..1 + 1]',
  'regular expression': '$replace("abc", /b/, function($m){ $m.match & "x" })',
  'index binding': '$x.list#$p.{"p": $p + 1}',
  'focus binding': '$x.list@$v.($v + 1)',
  parent: '$x.a.b.%.b',
  'continuation passing':
    '($k := function($v){ $v + 1 }; $f := function($v, $then){ $then($v + 1) }; $f(1, function($r){ $k($r) }))',
};

describe('expressionDepth', () => {
  it.each(Object.entries(exact))('is the measured depth: %s', async (_, source) => {
    expect(expressionDepth(source)).toBe(await measureDepth(source, variables));
  });

  it.each([
    ['100 terms', times(100, () => '1').join('+'), 100],
    ['101 terms', times(101, () => '1').join('+'), 101],
    ['99 parentheses', `${'('.repeat(99)}1${')'.repeat(99)}`, 100],
    ['99 brackets', `${'['.repeat(99)}1${']'.repeat(99)}`, 100],
    ['99 applications', `1${' ~> $string()'.repeat(99)}`, 100],
    ['98 conditions', `${times(97, (index) => `$i = ${index + 1} ? ${index}`).join(':')}: 9`, 99],
  ])("agrees with jsonata's hooks at the ceilings measured on AWS: %s", async (_, source, depth) => {
    expect(expressionDepth(source)).toBe(depth);
    expect(await hookDepth(source, variables)).toBe(depth);
  });

  it('takes the deepest branch, whichever runs', async () => {
    expect(expressionDepth('$i = 0 ? 1 : 1 + 1 + 1 + 1')).toBe(5);
    expect(await measureDepth('$i = 0 ? 1 : 1 + 1 + 1 + 1', variables)).toBe(3);
  });

  it('counts two rounds of a recursion that is not a tail call', async () => {
    const factorial = (rounds: number): string => `($f := function($n){ $n = 0 ? 1 : $n * $f($n - 1) }; $f(${rounds}))`;
    expect(expressionDepth(factorial(9))).toBe(10);
    expect(await measureDepth(factorial(2), variables)).toBeLessThanOrEqual(11);
    expect(await measureDepth(factorial(9), variables)).toBe(32);
  });

  it('stays fast where both arms of many conditions continue in one function', async () => {
    const steps = times(
      60,
      (index) => `$k${index} := function($s){ $s > ${index} ? $k${index + 1}($s + 1) : $k${index + 1}($s) }`,
    );
    const source = `($k60 := function($s){ $s + 1 + 1 }; ${steps.reverse().join(';')}; $k0(1))`;
    const started = performance.now();
    expect(expressionDepth(source)).toBe(5);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await measureDepth(source)).toBe(5);
  });

  it('stays fast where functions call each other twice outside tail position', () => {
    const steps = times(30, (index) => `$k${index} := function($s){ $k${index + 1}($s) + $k${index + 1}($s) }`);
    const source = `($k30 := function($s){ $s }; ${steps.reverse().join(';')}; $k0(1))`;
    expect(expressionDepth(source)).toBe(63);
  });

  it('throws for a source that does not parse', () => {
    expect(() => expressionDepth('1 +')).toThrow(
      new SyntaxError('Not a JSONata expression: Unexpected end of expression'),
    );
  });
});

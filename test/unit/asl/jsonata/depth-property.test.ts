import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionDepth } from '../../../../src/asl/jsonata/depth.ts';
import { measureDepth } from './measured-depth.ts';

/** Random expressions over numbers that cannot fail; `branches` adds conditions, of which only one arm runs. */
function numberExpression(branches: boolean): fc.Arbitrary<string> {
  const { expression } = fc.letrec<{ expression: string }>((tie) => {
    const inner = tie('expression');
    const compound = [
      fc.tuple(inner, inner).map(([left, right]) => `${left} + ${right}`),
      inner.map((value) => `-(${value})`),
      inner.map((value) => `(${value})`),
      fc.tuple(inner, inner).map(([value, rest]) => `($v := ${value}; $v + ${rest})`),
      fc.tuple(inner, inner).map(([first, second]) => `$sum([${first}, ${second}])`),
      fc.tuple(inner, inner).map(([first, second]) => `{"a": ${first}, "b": ${second}}.b`),
      fc.tuple(inner, inner).map(([body, argument]) => `(function($p){ $p + ${body} })(${argument})`),
      fc.tuple(inner, inner).map(([body, argument]) => `($f := function($p){ ${body} }; $f($f(${argument})))`),
      fc
        .tuple(inner, inner)
        .map(([body, argument]) => `($f := function($p){ ${body} }; $g := function($p){ $f($p) }; $g(${argument}))`),
      fc.tuple(inner, inner).map(([body, start]) => `$reduce([1, 2], function($l, $r){ ${body} }, ${start})`),
      inner.map((body) => `$sum($map([1, 2], function($m){ ${body} }))`),
      fc
        .tuple(inner, inner)
        .map(([body, twice]) => `($h := function($k, $p){ $k($k($p)) + ${twice} }; $h(function($q){ ${body} }, 1))`),
      inner.map((body) => `($l := function($n, $s){ $n = 0 ? $s : $l($n - 1, ${body}) }; $l(2, 1))`),
    ];
    const conditions = [
      fc.tuple(inner, inner, inner).map(([test, left, right]) => `(${test} > 1 ? ${left} : ${right})`),
    ];
    return {
      expression: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom('1', '2', '$x'),
        ...compound,
        ...(branches ? conditions : []),
      ),
    };
  });
  return expression;
}

describe('expressionDepth on random expressions', () => {
  it('is the measured depth where everything runs', async () => {
    await fc.assert(
      fc.asyncProperty(numberExpression(false), async (source) => {
        expect(expressionDepth(source)).toBe(await measureDepth(source, { x: 3 }));
      }),
      { numRuns: 300 },
    );
  });

  it('is never below the measured depth where one arm of a condition runs', async () => {
    await fc.assert(
      fc.asyncProperty(numberExpression(true), async (source) => {
        expect(expressionDepth(source)).toBeGreaterThanOrEqual(await measureDepth(source, { x: 3 }));
      }),
      { numRuns: 300 },
    );
  });
});

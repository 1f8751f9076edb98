/** The printer and the reader of JSONata text, and jsonata's own parser as the judge of both. */
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { JsonataNode } from '../../../src/transformer/emit/jsonata/ast.ts';
import {
  binary,
  block,
  call,
  condition,
  field,
  lambda,
  list,
  number,
  object,
  text,
  variable,
} from '../../../src/transformer/emit/jsonata/build.ts';
import { HELPERS } from '../../../src/transformer/emit/jsonata/helpers/index.ts';
import { emitExpression } from '../../../src/transformer/emit/jsonata/index.ts';
import { RESERVED_VARIABLE_NAMES } from '../../../src/transformer/emit/jsonata/names.ts';
import { parseJsonata } from '../../../src/transformer/emit/jsonata/parse.ts';
import { printJsonata } from '../../../src/transformer/emit/jsonata/print.ts';
import { scopeOf } from './compare.ts';
import { evaluateText } from './evaluate.ts';
import { randomVariables } from './generate/environment.ts';
import { programValue } from './generate/programs.ts';
import { seeded } from './generate/random.ts';

const a = variable('a');
const b = variable('b');
const c = variable('c');

describe('printing', () => {
  it.each<readonly [JsonataNode, string]>([
    [binary('+', binary('+', a, b), c), '$a + $b + $c'],
    [binary('-', a, binary('-', b, c)), '$a - ($b - $c)'],
    [binary('*', binary('+', a, b), c), '($a + $b) * $c'],
    [binary('=', binary('=', a, b), c), '($a = $b) = $c'],
    [binary('and', binary('or', a, b), c), '($a or $b) and $c'],
    [binary('or', binary('and', a, b), c), '$a and $b or $c'],
    [binary('+', a, number(-1)), '$a + -1'],
    [{ kind: 'negate', operand: number(-1) }, '-(-1)'],
    [number(Number.NaN), '0 / 0'],
    [number(-0), '-0'],
    [number(1e21), '1e+21'],
    [
      condition(condition(a, b, c), condition(a, b, c), condition(a, b, c)),
      '($a ? $b : $c) ? ($a ? $b : $c) : $a ? $b : $c',
    ],
    [binary('&', condition(a, b, c), c), '($a ? $b : $c) & $c'],
    [field(a, 'b', 'and', 'x y', "it's", 'back`tick', ''), "$a.b.`and`.`x y`.`it's`.'back`tick'.''"],
    [field(text('abc'), 'length'), "('abc').length"],
    [{ kind: 'index', object: { kind: 'index', object: a, predicate: b }, predicate: c }, '($a[$b])[$c]'],
    [{ kind: 'index', object: field(a, 'list'), predicate: number(0) }, '$a.list[0]'],
    [
      call('map', list([a, list([b])]), lambda(['x', 'i'], object({ x: variable('x') }))),
      "$map([$a, [$b]], function($x, $i) { {'x': $x} })",
    ],
    [block([{ kind: 'bind', name: 'x', value: a }, variable('x')]), '($x := $a; $x)'],
    [{ kind: 'call', callee: lambda([], a), arguments: [] }, '(function() { $a })()'],
  ])('%# %o', (node, expected) => {
    const printed = printJsonata(node);
    expect(printed).toBe(expected);
    expect(() => jsonata(printed)).not.toThrow();
    expect(printJsonata(parseJsonata(printed))).toBe(printed);
  });

  it.each([
    '',
    'plain',
    "it's",
    '"',
    `"'`,
    '%}',
    '{% x %}',
    '${Name}',
    '\\',
    '\n\t\u0000\u001f',
    '\ud800',
    'é𝒳',
    '`',
    '/',
    '%',
  ])('strings: %j', async (value) => {
    const printed = printJsonata(text(value));
    expect(printed).not.toContain('%}');
    expect(printed).not.toContain('${');
    expect(await evaluateText(printed, {})).toBe(value);
    expect(parseJsonata(printed)).toEqual(text(value));
  });

  it('keeps placeholders as deployment expects them', () => {
    expect(printJsonata({ kind: 'placeholder', text: '${OrdersName}' })).toBe("'${OrdersName}'");
  });

  it('reads back what it wrote', () => {
    for (let seed = 1; seed <= 80; seed += 1) {
      const random = seeded(seed);
      const { locals, values } = randomVariables(random);
      const printed = emitExpression(programValue({ random, locals, size: 3 }), scopeOf({ values }));
      expect(printJsonata(parseJsonata(printed))).toBe(printed);
    }
  });
});

describe('helpers', () => {
  it.each(Object.entries(HELPERS))(
    '%s binds no built-in, and no name that a renamed helper could have',
    (_name, source) => {
      const bound = [...source.matchAll(/\$(\w+) :=/g), ...source.matchAll(/function\(([^)]*)\)/g)].flatMap(
        ([, names]) => (names ?? '').split(',').map((name) => name.trim().replace('$', '')),
      );
      for (const name of bound.filter((candidate) => candidate !== '')) {
        expect(RESERVED_VARIABLE_NAMES.has(name), name).toBe(false);
        expect(name).not.toMatch(/\d$/);
        expect(Object.keys(HELPERS)).not.toContain(name);
      }
      expect(() => jsonata(source)).not.toThrow();
    },
  );
});

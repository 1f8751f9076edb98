/** References are replaced, and everything that only looks like one stays. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { variablesRead } from '../../../src/asl/jsonata/references.ts';
import { replaceReferences } from '../../../src/asl/jsonata/replace-references.ts';
import { parseExpression } from '../../../src/asl/jsonata/syntax.ts';

const renamed = (source: string): string =>
  replaceReferences(source, {
    variable: (name) => (['a', 'total', 'é'].includes(name) ? `in_${name}` : undefined),
    states: { 'context.Execution.Input': '$in_input', result: '$states.result[0]' },
  });

describe('replaceReferences', () => {
  it.each([
    ['$a + $total', '$in_a + $in_total'],
    ['$a.a[$total].$a', '$in_a.a[$in_total].$in_a'],
    ['$ab & $aa & $b', '$ab & $aa & $b'],
    ['$é', '$in_é'],
    ['"$a" & \'$a\' & `$a` & $a', '"$a" & \'$a\' & `$a` & $in_a'],
    ['"\\"$a" & $a', '"\\"$a" & $in_a'],
    ['$a /* $a */ + $a', '$in_a /* $a */ + $in_a'],
    ['$match($a, /$a"/i)', '$match($in_a, /$a"/i)'],
    ['$a / 2 & "/" & $a', '$in_a / 2 & "/" & $in_a'],
    ['$states.input.in / $a / 2', '$states.input.in / $in_a / 2'],
    ['"x" in /[/"]/ ', '"x" in /[/"]/ '],
    ['function($a) { $a }', 'function($in_a) { $in_a }'],
    ['$states.context.Execution.Input.id', '$in_input.id'],
    ['[$states.context.Execution.Input]', '[$in_input]'],
    ['$states.context.Execution.InputDetails', '$states.context.Execution.InputDetails'],
    [
      '$states.context.Execution.Id & "$states.context.Execution.Input"',
      '$states.context.Execution.Id & "$states.context.Execution.Input"',
    ],
    ['$states.result.a & $states.results', '$states.result[0].a & $states.results'],
    ['1.5e3/$a', '1.5e3/$in_a'],
    ['$', '$'],
    ['$$.a', '$$.a'],
    ['"unterminated $a', '"unterminated $in_a'],
  ])('%s', (source, expected) => {
    expect(renamed(source)).toBe(expected);
  });
});

it('reads every expression that the compiler writes as jsonata does', () => {
  const folder = new URL('../../constructs/golden/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/"(\{%(?:[^"\\]|\\.)*%\})"/g)].map(([text]) =>
        String(JSON.parse(text)).slice(2, -2).trim(),
      ),
    );
  expect(sources.length).toBeGreaterThan(1000);
  for (const source of sources) {
    const before = readsOf(source);
    const after = readsOf(
      replaceReferences(source, { variable: (name) => (before.has(name) ? `x_${name}` : undefined) }),
    );
    expect(after, source).toEqual(new Set([...before].map((name) => `x_${name}`)));
  }
});

function readsOf(source: string): ReadonlySet<string> {
  const parsed = parseExpression(source);
  return parsed.ok ? variablesRead(parsed.root) : new Set();
}

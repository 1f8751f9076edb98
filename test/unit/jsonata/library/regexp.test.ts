/**
 * Regular expressions against Node's own, on generated patterns and texts: what is emitted for a pattern must find the same
 * matches, also where they are empty, and put the same in their place.
 */
import { describe, expect, it } from 'vitest';
import type { LibraryMember } from '../../../../src/transformer/core/library.ts';
import {
  parseRegularExpression,
  UnsupportedPattern,
} from '../../../../src/transformer/core/regular-expression/index.ts';
import { shapes } from '../../../../src/transformer/core/shape.ts';
import { emitExpression } from '../../../../src/transformer/emit/jsonata/index.ts';
import { libraryProblem } from '../../../../src/transformer/emit/jsonata/library/index.ts';
import { same, scopeOf, show } from '../compare.ts';
import { evaluateText } from '../evaluate.ts';
import { pick, type Random, seeded } from '../generate/random.ts';
import * as v from '../values.ts';

const ATOMS = [
  'a',
  'b',
  'x',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\s',
  '\\S',
  '\\b',
  '\\B',
  '^',
  '$',
  '\\n',
  '[\\]\\[(){}]',
  '\\/',
  '[)]',
  '\\\\',
  '\\$',
  'é',
];
const QUANTIFIERS = ['', '', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,1}', '{2,}'];
const FLAGS = ['', '', 'i', 'm', 's', 'im'];
const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'ba',
  'aab',
  'abab',
  'xaxb',
  'b1 a2',
  'a\nb',
  '\n',
  ' a b ',
  'AbaB',
  '([{}])/\\$',
  '😀a',
  'éa',
  'aaaa',
  '12 34',
];
const REPLACEMENTS = ['', '-', '$&', '[$1]', '$2$1', '$$', "$`.$'", '$12', '$<n>', '$0$3'];

function patternOf(random: Random, depth: number, groups: { count: number }): string {
  const terms = Array.from({ length: 1 + random.int(3) }, () => {
    const quantifier = pick(random, QUANTIFIERS);
    if (depth > 0 && random.int(3) === 0) {
      const opening = pick(random, ['(', '(', '(?:', '(?=', '(?!', '(?<n>']);
      const named = opening === '(?<n>' && groups.count === 0;
      const own = opening === '(?<n>' && !named ? '(' : opening;
      if (own === '(' || named) groups.count += 1;
      const look = own === '(?=' || own === '(?!';
      return `${own}${patternOf(random, depth - 1, groups)})${look ? '' : quantifier}`;
    }
    if (groups.count > 0 && random.int(8) === 0) return `\\${1 + random.int(groups.count)}`;
    const atom = pick(random, ATOMS);
    return /^(\\[bB]|[\^$])$/.test(atom) ? atom : atom + quantifier;
  });
  const whole = terms.join('');
  return depth > 0 && random.int(4) === 0 ? `${whole}|${patternOf(random, depth - 1, groups)}` : whole;
}

/** A match as the record that stands for it. */
function record(found: RegExpExecArray | RegExpMatchArray | null): unknown {
  if (found === null) return null;
  const groups = found.groups && { groups: { ...found.groups } };
  return { ...Object.fromEntries(found.entries()), length: found.length, index: found.index, ...groups };
}

type Operation = readonly [LibraryMember, readonly string[], (text: string, pattern: RegExp) => unknown];

function operationsOf(random: Random): readonly Operation[] {
  const replacement = pick(random, REPLACEMENTS);
  return [
    ['RegExp.test', [], (text, pattern) => new RegExp(pattern.source, pattern.flags).test(text)],
    ['RegExp.search', [], (text, pattern) => text.search(pattern)],
    [
      'RegExp.match',
      [],
      (text, pattern) => record(new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text)),
    ],
    ['RegExp.matchTexts', [], (text, pattern) => text.match(withGlobal(pattern))],
    ['RegExp.matchAll', [], (text, pattern) => [...text.matchAll(withGlobal(pattern))].map(record)],
    ['RegExp.split', [], (text, pattern) => text.split(pattern)],
    ['RegExp.replace', [replacement], (text, pattern) => text.replace(pattern, replacement)],
  ];
}

function withGlobal(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
}

describe('regular expressions', () => {
  it.each([1, 2, 3, 4, 5, 6])('are Node’s own, seed %d', async (seed) => {
    const random = seeded(seed);
    const failures: string[] = [];
    let compared = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const source = patternOf(random, 2, { count: 0 });
      const pattern = validPattern(source, pick(random, FLAGS) + pick(random, ['', 'g']));
      if (!pattern) continue;
      const text = v.ids.variable();
      const subject = v.ref(text, shapes.string);
      const literal = { kind: 'regexp', origin: v.ORIGIN, shape: { kinds: 0 }, source, flags: pattern.flags } as const;
      for (const [member, args, native] of operationsOf(random)) {
        for (const given of args.length === 0
          ? [[]]
          : [args.map(v.literal), [v.ref(v.ids.variable(), shapes.string)]]) {
          const call = v.library(member, null, [subject, literal, ...given], shapes.unknown);
          if (call.kind !== 'library' || libraryProblem(call) !== null) continue;
          const dynamic = given[0]?.kind === 'ref' ? given[0].variable : null;
          const values = new Map([[text, ''], ...(dynamic === null ? [] : ([[dynamic, args[0]]] as const))]);
          const emitted = emitExpression(call, scopeOf({ values }));
          for (const value of [pick(random, TEXTS), pick(random, TEXTS), pick(random, TEXTS) + pick(random, TEXTS)]) {
            const wanted = native(value, pattern);
            const variables = { [`v${text}`]: value, ...(dynamic !== null && { [`v${dynamic}`]: args[0] }) };
            const got = await evaluateText(emitted, variables);
            compared += 1;
            if (!same(wanted, got, false)) {
              failures.push(
                `${member} ${pattern} ${args} on ${show(value)}: wanted ${show(wanted)}, got ${show(got)} by ${emitted}`,
              );
            }
          }
        }
      }
    }
    expect(failures.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  it.each(['(?<=a)b', '(?<!a)b', '\\p{L}', 'a\\7', '(?i:a)'])('%s is refused', (source) => {
    expect(parseRegularExpression(source, '')).toBeInstanceOf(UnsupportedPattern);
  });

  it.each(['y', 'v'])('the flag %s is refused', (flags) => {
    expect(parseRegularExpression('a', flags)).toBeInstanceOf(UnsupportedPattern);
  });

  it.each([
    ['(a)(b)?', [true, false]],
    ['(a)|(b)', [false, false]],
    ['(?:(a)(b))+', [true, true]],
    ['(?:x|(a))', [false]],
    ['(?!(a))(b)', [false, true]],
    ['([)|(])', [true]],
    ['((a)|b){0}', [false, false]],
  ])('%s has groups that are certain or not', (source, certain) => {
    const parsed = parseRegularExpression(source, '');
    expect(parsed instanceof UnsupportedPattern ? parsed.message : parsed.groups.map((group) => group.certain)).toEqual(
      certain,
    );
  });
});

function validPattern(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

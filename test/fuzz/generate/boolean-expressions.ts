/** Expressions that give a boolean. */

import { callback } from './callbacks.ts';
import { type Context, hit } from './context.ts';
import { allPaths } from './paths.ts';
import { fromTemplate } from './templates.ts';
import { BOOLEAN, type Type } from './types.ts';

const CORE = [
  '($N < $N)',
  '($N > $N)',
  '($N <= $N)',
  '($N >= $N)',
  '($N === $N)',
  '($N !== $N)',
  '($S === $S)',
  '($S !== $S)',
  '($S < $S)',
  '($S >= $S)',
  '($N == $N)',
  '($S != $S)',
  '!$B',
  '!$ts',
  '!$tn',
  '!!$ts',
  '!!$tn',
  '($B && $B)',
  '($B || $B)',
  '($B === $B)',
  "('k' in $d)",
  '($s in $d)',
];
const LIBRARY = [
  '$s.includes($c)',
  '$s.startsWith($c)',
  '$s.endsWith($c)',
  '$ln.includes($n)',
  '$ls.includes($s)',
  'Number.isInteger($n)',
  'Number.isNaN($n)',
  'Number.isFinite($n)',
  'isNaN($n)',
  '$r.test($s)',
  'Array.isArray($j)',
  'Boolean($a)',
  '$ln.some((n) => n > $u)',
  '$ls.every((s) => s.length > $u)',
  "Object.hasOwn($d, 'k')",
  'Object.hasOwn($d, $s)',
  'Number.isSafeInteger($n)',
  'isFinite($n)',
  '$s.isWellFormed()',
  '$s.includes($c, $i)',
  '$s.startsWith($c, $i)',
  '$s.endsWith($c, $u)',
  '$ln.includes($n, $i)',
  '($ln[$i] === undefined)',
  "(typeof $ls[$i] === 'string')",
  '($s.at($i) === undefined)',
  '(/b+/.exec($s) !== null)',
];

/** A boolean. */
export function booleanExpression(cx: Context, depth: number): string {
  const roll = cx.random.below(20);
  if (roll < 4) return nullCheck(cx) ?? fromTemplate(cx, CORE, depth);
  if (roll < 6) return quantifier(cx, depth) ?? fromTemplate(cx, CORE, depth);
  return fromTemplate(cx, roll < 15 ? CORE : LIBRARY, depth);
}

/** Tests of a union: against null, undefined, by typeof and by truthiness. */
function nullCheck(cx: Context): string | undefined {
  const unions = allPaths(cx).filter((path) => path.type.kind === 'union');
  if (unions.length === 0) return undefined;
  const { text, type } = cx.random.pick(unions);
  const tests = (type.kind === 'union' ? type.members : []).flatMap((member): readonly string[] =>
    testsOf(text, member),
  );
  if (tests.length === 0) return undefined;
  hit(cx, 'test of a union');
  return `(${cx.random.pick(tests)})`;
}

function testsOf(text: string, member: Type): readonly string[] {
  switch (member.kind) {
    case 'null':
      return [`${text} === null`, `${text} !== null`, `${text} == null`, `!${text}`];
    case 'undefined':
      return [
        `${text} === undefined`,
        `${text} !== undefined`,
        `${text} != null`,
        `typeof ${text} === 'undefined'`,
        `!!${text}`,
      ];
    case 'string':
    case 'number':
    case 'boolean':
      return [`typeof ${text} === '${member.kind}'`, `typeof ${text} !== '${member.kind}'`];
    case 'list':
      return [`Array.isArray(${text})`];
    default:
      return [`typeof ${text} === 'object'`];
  }
}

function quantifier(cx: Context, depth: number): string | undefined {
  const lists = allPaths(cx).flatMap((path) =>
    path.type.kind === 'list' && path.form !== 'item' ? [{ text: path.text, item: path.type.item }] : [],
  );
  if (lists.length === 0) return undefined;
  const list = cx.random.pick(lists);
  hit(cx, 'some / every');
  const test = callback(cx, [{ name: 'one', type: list.item }], () => cx.expression(BOOLEAN, depth));
  return `${list.text}.${cx.random.pick(['some', 'every'])}((one) => ${test})`;
}

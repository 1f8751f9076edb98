/** Expressions that give a string. */
import { type Context, hit } from './context.ts';
import { fromTemplate } from './templates.ts';
import { BOOLEAN, listOf, NULL, NUMBER, STRING, UNDEFINED, unionOf } from './types.ts';

const CORE = [
  '($s + $s)',
  '($s + $n)',
  '($a + $s)',
  'String($a)',
  '(typeof $a)',
  '$ls.join($c)',
  '$s.slice(0, 12)',
  '($s + $b)',
];
const LIBRARY = [
  '$s.toUpperCase()',
  '$s.toLowerCase()',
  '$s.slice($i)',
  '$s.slice($i, $i)',
  '$s.substring($i, $i)',
  '$s.charAt($i)',
  '$s.trim()',
  '$s.trimStart()',
  "$s.padStart($u, 'xy')",
  '$s.padEnd($u)',
  '$s.repeat($u).slice(0, 20)',
  '$s.replace($c, $c)',
  '$s.replaceAll($c, $c)',
  '$s.concat($s)',
  '$n.toString()',
  '$n.toFixed($u)',
  'JSON.stringify($j)',
  '$ln.join($c)',
  "$s.split($c).join('-')",
  '$s.replace($r, $c)',
  '($s.at($i) ?? $s)',
  '($s[$u] ?? $s)',
  "[...$s].join('.')",
  'encodeURIComponent($s)',
  '$n.toString(2)',
  "($s.match($r)?.[0] ?? '')",
  "Object.keys($d).join(',')",
  '$ls.toString()',
  '$s.trimEnd()',
  "$ls.map((s) => s + '!').join()",
  "Object.entries($d).map(([k, v]) => `${k}=${v}`).join('&')",
  '$s.substr($i, $u)',
  '$s.padEnd($u, $c)',
  '$s.padStart($u, $c)',
  '$s.trimLeft()',
  '$s.trimRight()',
  '$s.toWellFormed()',
  '$s.valueOf()',
  '$s.toString()',
  'String.fromCharCode(97 + $u, 98)',
  'String.fromCodePoint(128512 + $u)',
  'decodeURIComponent(encodeURIComponent($s))',
  'encodeURI($s)',
  'decodeURI(encodeURI($s))',
  'btoa(encodeURIComponent($s))',
  "atob(btoa('x$u'))",
  'JSON.stringify($j, null, 2)',
  '$s.replace(/b|c/g, (found, at) => `${found}${at}`)',
  "$s.replace(/(a)(b)?/, '[$1|$2|$&]')",
  '$s.split($r).length.toString()',
  '[...$s.matchAll(/(a)|b/g)].map((m) => `${m[0]}${m.index}`).join()',
  "($s.match(/[a-c]/g) ?? []).join('+')",
  "(/(?<first>[a-z])(.)?/.exec($s)?.groups?.first ?? '-')",
  'Object.values($d).join()',
  '[...$ls.entries()].map(([i, s]) => i + s).join()',
  "[...$ls.values()].join('/')",
  'new Date(($n % 1e12) || 0).toISOString()',
  'Array.of($s, $s).join()',
  "Array($u).fill($s).join('.')",
  '$n.toFixed(1)',
  "$ls.findLast((s) => s > 'a') + ''",
  '`${$ls.at($i)}`',
  '`${$ls[$i]}`',
  '`${$ln[$i]}`',
];

/** A string. */
export function stringExpression(cx: Context, depth: number): string {
  const roll = cx.random.below(10);
  if (roll < 3) return template(cx, depth);
  return fromTemplate(cx, roll < 6 ? CORE : LIBRARY, depth);
}

function template(cx: Context, depth: number): string {
  hit(cx, 'template');
  const types = [NUMBER, STRING, BOOLEAN, NULL, unionOf(STRING, UNDEFINED), unionOf(NUMBER, NULL), listOf(NUMBER)];
  const parts = Array.from(
    { length: 1 + cx.random.below(3) },
    () => `\${${cx.expression(cx.random.pick(types), depth)}}`,
  );
  return `\`${parts.join(cx.random.pick([' ', '-', 'é', '"']))}\``;
}

/**
 * Code patterns with holes. `$n` number, `$s` string, `$b` boolean, `$i` small integer (also negative), `$u` small count, `$c`
 * string literal, `$r` regular expression, `$a` any scalar, `$j` any JSON value, `$ls` list of strings, `$ln` list of numbers,
 * `$la` any list, `$d` dictionary of numbers; `$N`, `$S`, `$B` the same without literal types, `$tn` and `$ts`
 * values whose truth TypeScript does not know. The name of the construct counted is the pattern itself.
 */
import { type Context, hit } from './context.ts';
import { smallNumber, textLiteral } from './literals.ts';
import { BOOLEAN, dictOf, listOf, NULL, NUMBER, printType, STRING, type Type } from './types.ts';

const PATTERNS = ['/a/', '/[a-z]+/', '/\\\\d/g', '/b|c/i', '/^a/', '/./g', '/(a)(b)?/'].map((text) => ({
  text: text.replaceAll('\\\\', '\\'),
}));

/** One of the patterns, its holes filled. */
export function fromTemplate(cx: Context, templates: readonly string[], depth: number): string {
  const template = cx.random.pick(templates.map((text) => ({ text }))).text;
  hit(cx, template);
  return fillTemplate(cx, template, depth);
}

/** The pattern with its holes filled. */
export function fillTemplate(cx: Context, template: string, depth: number): string {
  return template.replace(/\$(ls|ln|la|ts|tn|[nsbiucrajdNSB])(?![a-z])/g, (_, hole: string) => fill(cx, hole, depth));
}

function fill(cx: Context, hole: string, depth: number): string {
  const of = (type: Type): string => cx.expression(type, depth);
  switch (hole) {
    case 'n':
      return safe(of(NUMBER));
    case 's':
      return safe(of(STRING));
    case 'b':
      return safe(of(BOOLEAN));
    case 'N':
      return wide(of(NUMBER), NUMBER);
    case 'S':
      return wide(of(STRING), STRING);
    case 'B':
      return wide(of(BOOLEAN), BOOLEAN);
    case 'tn':
      return `(0 + ${safe(of(NUMBER))})`;
    case 'ts':
      return `('' + ${safe(of(STRING))})`;
    case 'i':
      return cx.random.chance(0.2) ? of(NUMBER) : cx.random.chance(0.3) ? `-${smallNumber(cx)}` : smallNumber(cx);
    case 'u':
      return smallNumber(cx);
    case 'c':
      return cx.random.chance(0.2) ? of(STRING) : textLiteral(cx);
    case 'r':
      return cx.random.pick(PATTERNS).text;
    case 'a':
      return safe(of(cx.random.pick([NUMBER, STRING, BOOLEAN, NULL])));
    case 'j':
      return of(cx.random.pick([listOf(NUMBER), listOf(STRING), dictOf(NUMBER), NUMBER, STRING, BOOLEAN]));
    case 'ls':
      return list(of, STRING);
    case 'ln':
      return list(of, NUMBER);
    case 'la':
      return list(of, cx.random.pick([NUMBER, STRING, BOOLEAN, listOf(NUMBER)]));
    default:
      return wide(of(dictOf(NUMBER)), dictOf(NUMBER));
  }
}

const NAME = /^[a-z][\w.]*$/i;

/** In parentheses, if it is more than a name. */
function safe(text: string): string {
  return NAME.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** Of the whole type, where TypeScript would take a literal's. */
function wide(text: string, type: Type): string {
  return NAME.test(text) && text !== 'true' && text !== 'false' ? text : `(${text} as ${printType(type)})`;
}

function list(of: (type: Type) => string, item: Type): string {
  const text = of(listOf(item));
  return text.startsWith('[') ? `(${text} as ${printType(listOf(item))})` : text;
}

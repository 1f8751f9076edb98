/** `if`, `switch`, blocks with labels, and the ways to leave them. */
import { type Context, freshName, hit, narrowed } from './context.ts';
import { textLiteral } from './literals.ts';
import { testFor } from './narrowing.ts';
import { BOOLEAN, NUMBER, STRING, unionOf } from './types.ts';

function body(cx: Context, most = 3): string {
  return cx.statements(1 + cx.random.below(most));
}

/** `if`, with or without `else`, now and then one that narrows a union. */
export function ifStatement(cx: Context): string {
  const narrowing = cx.random.chance(0.3) ? narrowingIf(cx) : undefined;
  if (narrowing !== undefined) return narrowing;
  const test = cx.expression(BOOLEAN, 3);
  const form = cx.random.below(4);
  if (form < 2) return `if (${test}) {\n${body(cx)}\n}`;
  hit(cx, form === 2 ? 'else' : 'else if');
  if (form === 2) return `if (${test}) {\n${body(cx)}\n} else {\n${body(cx)}\n}`;
  return `if (${test}) {\n${body(cx)}\n} else if (${cx.expression(BOOLEAN, 2)}) {\n${body(cx)}\n} else {\n${body(cx)}\n}`;
}

function narrowingIf(cx: Context): string | undefined {
  const unions = cx.variables.filter(
    (variable) => variable.type.kind === 'union' && !variable.writable && !variable.mutable,
  );
  if (unions.length === 0) return undefined;
  const { name, type } = cx.random.pick(unions);
  if (type.kind !== 'union') return undefined;
  const member = cx.random.pick(type.members);
  const rest = type.members.filter((other) => other !== member);
  const test = testFor(name, member, rest);
  if (test === undefined || rest.length === 0) return undefined;
  hit(cx, 'narrowing if');
  const yes = narrowed(cx, name, member, () => body(cx));
  const no = narrowed(cx, name, unionOf(...rest), () => body(cx));
  return `if (${test}) {\n${yes}\n} else {\n${no}\n}`;
}

/** `switch` over a number or a text, with fall-through and `default` anywhere. */
export function switchStatement(cx: Context): string {
  const number = cx.random.chance(0.5);
  const value = `(${cx.expression(number ? NUMBER : STRING, 2)} as ${number ? 'number' : 'string'})`;
  const texts = number ? ['0', '1', '2', '3', '-1'] : Array.from({ length: 4 }, () => textLiteral(cx));
  const tests = [...new Set(texts)].slice(0, 1 + cx.random.below(4));
  const position = cx.random.chance(0.7) ? cx.random.below(tests.length + 1) : -1;
  const heads = tests.map((test) => `case ${test}:`);
  if (position >= 0) heads.splice(position, 0, 'default:');
  const jumps = [...cx.place.jumps, { kind: 'switch' as const, label: null }];
  const clauses = heads.map((head) => {
    const empty = cx.random.chance(0.15);
    const text = empty ? '' : `{\n${cx.statements(1 + cx.random.below(2), { jumps })}\n}`;
    return `${head} ${text}${!empty && cx.random.chance(0.6) ? ' break;' : ''}`;
  });
  return `switch (${value}) {\n${clauses.join('\n')}\n}`;
}

/** A block, with a label to leave it by. */
export function blockStatement(cx: Context): string {
  const label = freshName(cx, 'block');
  const inner = cx.statements(2 + cx.random.below(2), { jumps: [...cx.place.jumps, { kind: 'block', label }] });
  return `${label}: {\n${inner}\n}`;
}

/** `break`, `continue` or `return`, under a condition so that what follows is reached too. */
export function jump(cx: Context): string | undefined {
  const { jumps, returns } = cx.place;
  const unlabelled = jumps.some((one) => one.kind !== 'block') ? ['break;'] : [];
  const options = [
    ...unlabelled,
    ...(jumps.some((one) => one.kind === 'loop') ? ['continue;'] : []),
    ...jumps.flatMap((one) =>
      one.label === null ? [] : [`break ${one.label};`, ...(one.kind === 'loop' ? [`continue ${one.label};`] : [])],
    ),
  ];
  const mayReturn = returns !== null;
  if (options.length === 0 && !mayReturn) return undefined;
  const test = cx.expression(BOOLEAN, 2);
  if (options.length === 0 || (mayReturn && cx.random.chance(0.25))) {
    hit(cx, 'return');
    const type = returns === 'anything' || returns === null ? cx.random.pick([NUMBER, STRING]) : returns;
    return `if (${test}) return ${cx.expression(type, 2)};`;
  }
  const text = cx.random.pick(options);
  hit(cx, text.replace(/ ?\w*\d+;/, ' label').replace(';', ''));
  return cx.random.chance(0.1) ? text : `if (${test}) ${text}`;
}

/** `throw`, under a condition. */
export function throwStatement(cx: Context): string {
  const test = cx.expression(BOOLEAN, 2);
  if (cx.place.concurrent) return `if (${test}) throw new Boom('shaky');`;
  const type = cx.random.pick(['Boom', 'SubBoom', 'Other', 'Error', 'RangeError']);
  return `if (${test}) throw new ${type}(${cx.expression(STRING, 2)});`;
}

/**
 * Programs in which objects have several names: aliases by variables, properties, items, patterns, methods and parameters, and
 * changes through any of them. Types are few, so that names meet often.
 */
import { type Context, declare, freshName, hit, within } from './context.ts';
import { dictOf, type Field, listOf, NUMBER, printType, recordOf, STRING, type Type } from './types.ts';

const NAMES = listOf(STRING);
const KID = recordOf([required('n', NUMBER)]);
const CELL = recordOf([required('n', NUMBER), required('names', NAMES), required('kid', KID)]);
const CELLS = listOf(CELL);
const GROUPS = dictOf(NAMES);
const KINDS = [CELL, CELL, CELLS, CELLS, NAMES, KID, GROUPS] as const;

/** A field that is always there. */
export function required(name: string, type: Type): Field {
  return { name, type, optional: false };
}

/** The objects that such a program begins with. */
export function sharedObjects(cx: Context): readonly string[] {
  return [CELL, CELLS, GROUPS].map((type) => named(cx, type, fresh(cx, type)));
}

/** A statement about shared objects. */
export function sharedStatement(cx: Context): string | undefined {
  const form = cx.random.pick([
    alias,
    alias,
    alias,
    change,
    change,
    change,
    change,
    observe,
    observe,
    each,
    helper,
    rebind,
  ]);
  return form(cx);
}

/** Names of the type that can be read here; those that can be written, for a change. */
function namesOf(cx: Context, type: Type, written = false): readonly string[] {
  const anywhere = !written || cx.random.chance(0.1);
  return cx.variables
    .filter((variable) => anywhere || variable.depth >= cx.place.writesFrom)
    .filter((variable) => printType(variable.type) === printType(type))
    .map(({ name }) => name);
}

function one(cx: Context, type: Type): string {
  const names = namesOf(cx, type);
  return names.length > 0 ? cx.random.pick(names) : fresh(cx, type);
}

function named(cx: Context, type: Type, value: string): string {
  const name = freshName(cx, 'o');
  const writable = cx.random.chance(0.3);
  declare(cx, { name, type, writable, mutable: false });
  return `${writable ? 'let' : 'const'} ${name}: ${printType(type)} = ${value};`;
}

function fresh(cx: Context, type: Type): string {
  switch (type) {
    case CELL:
      return `{ n: ${cx.random.below(5)}, names: ${fresh(cx, NAMES)}, kid: ${fresh(cx, KID)} }`;
    case CELLS:
      return `[${Array.from({ length: cx.random.below(3) + 1 }, () => fresh(cx, CELL)).join(', ')}]`;
    case NAMES:
      return cx.random.pick(['[]', "['a']", "['b', 'a']"]);
    case KID:
      return `{ n: ${cx.random.below(5)} }`;
    default:
      return cx.random.pick(['{}', "{ a: ['a'] }"]);
  }
}

/** A value of the type that is, holds, or shares parts with other objects. */
function shared(cx: Context, type: Type): string {
  const form = cx.random.pick(FORMS.filter(([made]) => made === type))[1];
  hit(cx, `shared ${form}`);
  return fill(cx, form);
}

/** `C`, `L`, `N`, `K`, `G`: something of the type; `F…` something fresh. */
function fill(cx: Context, form: string): string {
  const types: Readonly<Record<string, Type>> = { C: CELL, L: CELLS, N: NAMES, K: KID, G: GROUPS };
  return form
    .replace(/\bF([CLNKG])\b/g, (_, letter: string) => fresh(cx, types[letter] ?? CELL))
    .replace(/\b[CLNKG]\b/g, (letter) => one(cx, types[letter] ?? CELL))
    .replaceAll('$t', () => cx.random.pick(['input.flag', '!input.flag', 'log.length > 2']))
    .replaceAll('$k', () => cx.random.pick(["'a'", "'b'", "(input.flag ? 'a' : 'c')"]));
}

const FORMS: readonly (readonly [Type, string])[] = [
  [CELL, 'C'],
  [CELL, '(L[0] ?? C)'],
  [CELL, '(L.at(-1) ?? FC)'],
  [CELL, '(L.find((cell) => cell.n > 1) ?? C)'],
  [CELL, '($t ? C : C)'],
  [CELL, '{ ...C }'],
  [CELL, '{ ...C, names: [...N] }'],
  [CELL, '{ n: 1, names: N, kid: K }'],
  [CELL, '(L.shift() ?? C)'],
  [CELL, '(L.pop() ?? FC)'],
  [CELL, 'structuredClone(C)'],
  [CELL, 'L.reduce((best, cell) => (cell.n > best.n ? cell : best), C)'],
  [CELLS, 'L'],
  [CELLS, '[...L]'],
  [CELLS, '[C, C]'],
  [CELLS, '[...L, C]'],
  [CELLS, 'L.filter((cell) => cell.n > 0)'],
  [CELLS, 'L.map((cell) => cell)'],
  [CELLS, 'L.map((cell) => ({ ...cell }))'],
  [CELLS, 'L.map((cell) => ({ ...cell, kid: { ...cell.kid } }))'],
  [CELLS, 'L.slice(1)'],
  [CELLS, 'L.concat(C)'],
  [CELLS, 'L.sort((x, y) => x.n - y.n)'],
  [CELLS, 'L.toReversed()'],
  [CELLS, '[L, [C]].flat()'],
  [NAMES, 'N'],
  [NAMES, 'C.names'],
  [NAMES, '[...C.names]'],
  [NAMES, '(G[$k] ?? [])'],
  [NAMES, '(G[$k] ??= [])'],
  [NAMES, '(Object.values(G)[0] ?? N)'],
  [NAMES, '(L[0]?.names ?? N)'],
  [NAMES, 'C.names.sort()'],
  [NAMES, 'Object.keys(G)'],
  [KID, 'K'],
  [KID, 'C.kid'],
  [KID, '(L[1]?.kid ?? K)'],
  [KID, '{ ...C.kid }'],
  [GROUPS, 'G'],
  [GROUPS, '{ ...G }'],
  [GROUPS, '{ a: N, b: C.names }'],
];

/** Another name. */
function alias(cx: Context): string {
  if (cx.random.chance(0.2)) {
    const [names, kid] = [freshName(cx, 'o'), freshName(cx, 'o')];
    const source = one(cx, CELL);
    declare(cx, { name: names, type: NAMES, writable: false, mutable: false });
    declare(cx, { name: kid, type: KID, writable: false, mutable: false });
    return `const { names: ${names}, kid: ${kid} } = ${source};`;
  }
  const type = cx.random.pick(KINDS);
  return named(cx, type, shared(cx, type));
}

/** `let` names get another object. */
function rebind(cx: Context): string | undefined {
  const targets = cx.variables.filter(
    (variable) =>
      variable.writable && variable.depth >= cx.place.writesFrom && KINDS.some((type) => type === variable.type),
  );
  if (targets.length === 0) return undefined;
  const { name, type } = cx.random.pick(targets);
  return `${name} = ${cx.random.chance(0.3) ? fresh(cx, type) : shared(cx, type)};`;
}

const CHANGES: readonly (readonly [Type, string])[] = [
  [CELL, '@.n += 1;'],
  [CELL, "@.names.push('x');"],
  [CELL, '@.kid.n += 2;'],
  [CELL, '@.kid = K;'],
  [CELL, '@.names = N;'],
  [CELL, '@.names.sort();'],
  [CELLS, '@.push(C);'],
  [CELLS, '@.push(FC);'],
  [CELLS, '@.unshift(FC);'],
  [CELLS, '@.pop();'],
  [CELLS, '@.shift();'],
  [CELLS, '@.reverse();'],
  [CELLS, '@[0] = C;'],
  [CELLS, '@.splice(0, 1, FC);'],
  [CELLS, '@.copyWithin(0, 1);'],
  [CELLS, 'if (@[1]) [@[0], @[1]] = [@[1]!, @[0]!];'],
  [CELLS, 'if (@[0]) @[0].n += 1;'],
  [CELLS, "if (@[0]) @[0].names.push('y');"],
  [CELLS, '{ const first = @[0]; if (first) { first.n += 3; first.kid.n += 3; } }'],
  [CELLS, "{ const found = @.find((cell) => cell.n > 1); if (found) found.names.push('f'); }"],
  [NAMES, "@.push('z');"],
  [NAMES, '@.reverse();'],
  [NAMES, '@.copyWithin(1, 0, 1);'],
  [NAMES, '@.length = 0;'],
  [KID, '@.n += 5;'],
  [GROUPS, "(@[$k] ??= []).push('g');"],
  [GROUPS, '@[$k] = N;'],
  [GROUPS, 'delete @[$k];'],
  [GROUPS, "{ const key = $k; const group = @[key]; if (group) group.push('h'); else @[key] = ['h']; }"],
  [GROUPS, "{ const key = $k; let group = @[key]; if (!group) { group = []; @[key] = group; } group.push('i'); }"],
  [GROUPS, "{ const list = @[$k] ?? []; list.push('j'); @[$k] = list; }"],
];

/** A change through some name. */
function change(cx: Context): string | undefined {
  const [type, form] = cx.random.pick(CHANGES);
  const targets = namesOf(cx, type, true);
  if (targets.length === 0) return undefined;
  const target = cx.random.pick(targets);
  hit(cx, `change ${form}`);
  return fill(cx, form.replaceAll('@', '§')).replaceAll('§', target);
}

/** Shows an object in the log. */
function observe(cx: Context): string | undefined {
  const type = cx.random.pick(KINDS);
  const names = namesOf(cx, type);
  if (names.length === 0) return undefined;
  const name = cx.random.pick(names);
  if (cx.place.effects && cx.awaits > 0 && cx.random.chance(0.3)) {
    cx.awaits -= 1;
    return `await trace({ at: '${freshName(cx, 't')}', value: ${name} });`;
  }
  const part =
    type === CELLS || type === NAMES ? cx.random.pick(['@.length', 'JSON.stringify(@)']) : 'JSON.stringify(@)';
  return `log.push(\`\${${part.replace('@', name)}}\`);`;
}

/** A loop over objects, which may change them. */
function each(cx: Context): string | undefined {
  if (cx.place.loops > 1) return undefined;
  const list = one(cx, CELLS);
  const name = freshName(cx, 'o');
  const form = cx.random.pick(['of', 'forEach', 'index'] as const);
  hit(cx, `each ${form}`);
  const change = form === 'forEach' ? { effects: false, jumps: [], returns: null } : {};
  const body = within(cx, { ...change, loops: cx.place.loops + 1 }, () => {
    declare(cx, { name, type: CELL, writable: false, mutable: false });
    return cx.statements(1 + cx.random.below(3));
  });
  if (form === 'forEach') return `${list}.forEach((${name}) => {\nif (log.push('f') > 30) return;\n${body}\n});`;
  if (form === 'of') return `for (const ${name} of ${list}) {\nif (log.push('o') > 30) break;\n${body}\n}`;
  return `for (let i${name} = 0; i${name} < Math.min(3, ${list}.length); i${name}++) {\nconst ${name} = ${list}[i${name}]!;\n${body}\n}`;
}

/** A function that changes or gives back what it gets, and a call of it. */
function helper(cx: Context): string {
  const fn = freshName(cx, 'fn');
  const type = cx.random.pick(KINDS);
  const name = freshName(cx, 'o');
  const result = cx.random.pick(KINDS);
  const body = within(cx, { effects: false, jumps: [], returns: result, loops: cx.place.loops + 1 }, () => {
    declare(cx, { name, type, writable: false, mutable: false });
    return cx.statements(1 + cx.random.below(2), {}, { after: () => `return ${shared(cx, result)};` });
  });
  const text = `const ${fn} = (${name}: ${printType(type)}): ${printType(result)} => {\n${body}\n};`;
  const argument = shared(cx, type);
  return `${text}\n${named(cx, result, `${fn}(${argument})`)}`;
}

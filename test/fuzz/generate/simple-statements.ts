/** Declarations, assignments, changes of local objects, and expressions as statements. */
import { callback } from './callbacks.ts';
import { freshValue } from './collection-expressions.ts';
import { type Context, declare, freshName, hit, mutables, writables } from './context.ts';
import { KEYS } from './literals.ts';
import { updateExpression } from './number-expressions.ts';
import { allPaths } from './paths.ts';
import {
  listOf,
  mayBeNullish,
  NULL,
  NUMBER,
  printType,
  randomType,
  STRING,
  type Type,
  UNDEFINED,
  unionOf,
} from './types.ts';

const DEPTH = 3;

/** A value for a variable of the type; TypeScript is kept from narrowing the variable to it. */
function valueFor(cx: Context, type: Type): string {
  const value = cx.expression(type, DEPTH);
  const narrows = type.kind === 'union' || type.kind === 'boolean';
  return narrows && cx.random.chance(0.9) ? `(${value}) as ${printType(type)}` : value;
}

/** `let` or `const`. */
export function declaration(cx: Context): string {
  const type = randomType(cx.random, 2);
  const collection = type.kind === 'list' || type.kind === 'record' || type.kind === 'dict';
  const mutable = collection && cx.random.chance(0.6);
  const writable = !mutable && cx.random.chance(0.6);
  const value = mutable ? freshValue(cx, type, 2) : valueFor(cx, type);
  const name = freshName(cx, 'v');
  const keyword = writable ? 'let' : 'const';
  declare(cx, { name, type, writable, mutable });
  hit(cx, `${keyword} ${mutable ? 'changed in place' : type.kind}`);
  return `${keyword} ${name}: ${printType(type)} = ${value};`;
}

/** `const { a, b = 1, ...rest } = …` and `const [a, b = 1, ...rest] = …`. */
export function destructuring(cx: Context): string | undefined {
  const sources = allPaths(cx).filter((path) => path.type.kind === 'record' || path.type.kind === 'list');
  if (sources.length === 0) return undefined;
  const source = cx.random.pick(sources);
  if (source.type.kind === 'list') return fromList(cx, source.text, source.type.item);
  if (source.type.kind !== 'record') return undefined;
  const taken = source.type.fields.filter(() => cx.random.chance(0.7));
  const parts = taken.map((field) => {
    const name = freshName(cx, 'v');
    const defaulted = field.optional && cx.random.chance(0.6);
    const text = `${field.name}: ${name}${defaulted ? ` = ${cx.expression(field.type, 1)}` : ''}`;
    return { text, name, type: field.optional && !defaulted ? unionOf(field.type, UNDEFINED) : field.type };
  });
  const rest = freshName(cx, 'v');
  const left = source.type.fields.filter((field) => !taken.includes(field));
  const withRest = left.length > 0 && cx.random.chance(0.3);
  for (const part of parts) declare(cx, { name: part.name, type: part.type, writable: false, mutable: false });
  if (withRest) declare(cx, { name: rest, type: { kind: 'record', fields: left }, writable: false, mutable: false });
  hit(cx, withRest ? 'object pattern with rest' : 'object pattern');
  return `const { ${[...parts.map((part) => part.text), ...(withRest ? [`...${rest}`] : [])].join(', ')} } = ${source.text};`;
}

function fromList(cx: Context, source: string, item: Type): string {
  const withRest = cx.random.chance(0.4);
  const count = 1 + cx.random.below(2);
  const parts = Array.from({ length: count }, () => {
    const name = freshName(cx, 'v');
    return { name, text: `${name} = ${cx.expression(item, 1)}` };
  });
  const rest = freshName(cx, 'v');
  const keyword = cx.random.pick(['const', 'let']);
  for (const part of parts) declare(cx, { name: part.name, type: item, writable: keyword === 'let', mutable: false });
  if (withRest) declare(cx, { name: rest, type: listOf(item), writable: false, mutable: false });
  hit(cx, withRest ? 'array pattern with rest' : 'array pattern');
  const hole = cx.random.chance(0.1) ? ', ' : '';
  return `${keyword} [${hole}${[...parts.map((part) => part.text), ...(withRest ? [`...${rest}`] : [])].join(', ')}] = ${source};`;
}

/** All forms of assignment to a variable. */
export function assignment(cx: Context): string | undefined {
  const targets = writables(cx);
  if (targets.length === 0) return undefined;
  const { name, type } = cx.random.pick(targets);
  const same = targets.filter((other) => other.name !== name && printType(other.type) === printType(type));
  if (same.length > 0 && cx.random.chance(0.15)) {
    const other = cx.random.pick(same).name;
    hit(cx, 'swap');
    return `[${name}, ${other}] = [${other}, ${name}];`;
  }
  const operators = operatorsFor(type);
  if (operators.length > 0 && cx.random.chance(0.5)) {
    const operator = cx.random.pick(operators);
    hit(cx, operator);
    if (operator === '**=' || operator === '<<=') return `${name} ${operator} 2;`;
    if (operator === '++' || operator === '--') return `${name}${operator};`;
    const right =
      type.kind === 'string' && operator === '+=' ? `${cx.expression(STRING, 2)}.slice(0, 6)` : cx.expression(type, 2);
    return `${name} ${operator} ${right};`;
  }
  hit(cx, '=');
  const value = valueFor(cx, type);
  if (cx.place.loops === 0) return `${name} = ${value};`;
  if (type.kind === 'string') return `${name} = (${value}).slice(0, 12);`;
  return type.kind === 'list' ? `${name} = (${value}).slice(0, 4);` : `${name} = ${value};`;
}

function operatorsFor(type: Type): readonly string[] {
  if (mayBeNullish(type)) return ['??=', '??=', '||=', '&&='];
  switch (type.kind) {
    case 'number':
      return ['+=', '-=', '%=', '++', '--', '+=', '|=', '&=', '||=', '&&=', '/=', '<<='];
    case 'string':
      return ['+=', '+=', '+=', '||=', '&&='];
    case 'boolean':
      return ['&&=', '||='];
    default:
      return [];
  }
}

/** A change of a local list, record or dictionary. */
export function mutation(cx: Context): string | undefined {
  const targets = mutables(cx);
  if (targets.length === 0) return undefined;
  const { name, type } = cx.random.pick(targets);
  return changeOf(cx, name, type);
}

function changeOf(cx: Context, target: string, type: Type): string | undefined {
  switch (type.kind) {
    case 'list':
      return listChange(cx, target, type.item);
    case 'dict':
      return dictChange(cx, target, type.value);
    case 'record': {
      const field = cx.random.pick(type.fields);
      const path = `${target}.${field.name}`;
      if (field.optional && cx.random.chance(0.3)) {
        hit(cx, 'delete');
        return `delete ${path};`;
      }
      const inside = field.optional ? undefined : changeOf(cx, path, field.type);
      if (inside !== undefined && cx.random.chance(0.5)) return inside;
      hit(cx, 'property write');
      if (field.type.kind === 'number' && !field.optional && cx.random.chance(0.4))
        return `${path} ${cx.random.pick(['+=', '-='])} ${cx.expression(NUMBER, 2)};`;
      return `${path} = ${freshValue(cx, field.type, 2)};`;
    }
    default:
      return undefined;
  }
}

function listChange(cx: Context, target: string, item: Type): string {
  const value = (): string => freshValue(cx, item, 2);
  const method = cx.random.pick([
    'push',
    'push',
    'push',
    'unshift',
    'pop',
    'shift',
    'reverse',
    'splice',
    'copyWithin',
    'item',
    'clear',
    'push many',
    'sort',
    'deep',
  ]);
  hit(cx, `list ${method}`);
  switch (method) {
    case 'push':
    case 'unshift':
      return `${target}.${method}(${value()});`;
    case 'push many':
      return `${target}.push(${value()}, ${value()});`;
    case 'pop':
    case 'shift':
    case 'reverse':
      return `${target}.${method}();`;
    case 'sort':
      return item.kind === 'number'
        ? `${target}.sort((x, y) => x - y);`
        : item.kind === 'string'
          ? `${target}.sort();`
          : `${target}.reverse();`;
    case 'splice':
      return `${target}.splice(${cx.random.below(3)}, ${cx.random.below(3)}${cx.random.chance(0.5) ? `, ${value()}` : ''});`;
    case 'copyWithin':
      return `${target}.copyWithin(${cx.random.below(3)}, ${cx.random.below(3)}${cx.random.chance(0.5) ? ', -1' : ''});`;
    case 'clear':
      return `${target}.length = 0;`;
    case 'deep': {
      const inside = changeOf(cx, `${target}[0]`, item);
      return inside === undefined ? `${target}.push(${value()});` : `if (${target}.length > 0) { ${inside} }`;
    }
    default:
      return `if (${target}.length > 1) ${target}[${cx.random.pick(['0', '1', `${target}.length - 1`])}] = ${value()};`;
  }
}

function dictChange(cx: Context, target: string, value: Type): string {
  const key = cx.random.chance(0.6) ? `'${cx.random.pick(KEYS)}'` : cx.expression(STRING, 1);
  const form = cx.random.below(4);
  hit(cx, form === 0 ? 'dictionary delete' : 'dictionary write');
  if (form === 0) return `delete ${target}[${key}];`;
  if (form === 1) return `${target}[${key}] ??= ${cx.expression(value, 2)};`;
  return `${target}[${key}] = ${cx.expression(value, 2)};`;
}

/** An expression for its effects: an update, a call, a `forEach`. */
export function expressionStatement(cx: Context): string | undefined {
  const update = cx.random.chance(0.4) ? updateExpression(cx) : undefined;
  if (update !== undefined) return `${update};`;
  const lists = allPaths(cx).flatMap((path) =>
    path.type.kind === 'list' && path.form === 'variable' ? [{ text: path.text, item: path.type.item }] : [],
  );
  if (lists.length > 0 && cx.random.chance(0.5)) {
    const list = cx.random.pick(lists);
    const { place } = cx;
    hit(cx, 'forEach');
    const body = callback(
      cx,
      [
        { name: 'one', type: list.item },
        { name: 'at', type: NUMBER },
      ],
      () => cx.statements(1 + cx.random.below(2), { writesFrom: place.writesFrom, loops: place.loops + 1 }),
    );
    return `${list.text}.forEach((one, at) => {\n${body}\n});`;
  }
  const value = cx.expression(cx.random.pick([NUMBER, STRING, NULL]), 2);
  return /^\(await |\w\(/.test(value) ? `void ${value};` : undefined;
}

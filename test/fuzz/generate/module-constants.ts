/**
 * Constants of the module: values, also of patterns and made from each other, tables of functions, collections, patterns, enums
 * and static members of classes. What holds data is a variable of the program, what is called is a function of it.
 */
import { type Callable, type Context, declare, freshName, hit } from './context.ts';
import { BOOLEAN, listOf, NUMBER, printType, randomType, STRING, type Type, UNDEFINED, unionOf } from './types.ts';

interface Form {
  readonly weight: number;
  readonly name: string;
  write(cx: Context): string | undefined;
}

const FORMS: readonly Form[] = [
  { weight: 5, name: 'value', write: value },
  { weight: 2, name: 'parts of another', write: parts },
  { weight: 1, name: 'pattern', write: pattern },
  { weight: 1, name: 'table of functions', write: functions },
  { weight: 1, name: 'collection', write: collection },
  { weight: 0.5, name: 'regular expression', write: regularExpression },
  { weight: 0.5, name: 'enum', write: enumeration },
  { weight: 1, name: 'static members', write: statics },
];

/** A few declarations at module level. */
export function moduleConstants(cx: Context): string {
  const { place } = cx;
  // Nothing changes them.
  cx.place = { ...place, effects: false, nesting: -1 };
  const lines = Array.from({ length: 1 + cx.random.below(4) }, () => {
    const form = cx.random.weighted(FORMS);
    const text = form.write(cx);
    if (text !== undefined) hit(cx, `module constant: ${form.name}`);
    return text ?? value(cx);
  });
  cx.place = place;
  return lines.join('\n');
}

function constant(cx: Context, type: Type): string {
  const name = freshName(cx, 'M');
  declare(cx, { name, type, writable: false, mutable: false });
  return name;
}

function callable(cx: Context, name: string, parameters: readonly Type[], result: Type): void {
  const made: Callable = { name, parameters, result, least: parameters.length, async: false };
  cx.callables = [...cx.callables, made];
}

function value(cx: Context): string {
  const type = randomType(cx.random, 2);
  const text = cx.expression(type, cx.random.below(3));
  return `const ${constant(cx, type)}: ${printType(type)} = ${text};`;
}

/** An object or array that shares what another one holds. */
function parts(cx: Context): string | undefined {
  const whole = cx.variables.filter(({ type }) => ['record', 'list', 'dict'].includes(type.kind));
  if (whole.length === 0) return undefined;
  const { name, type } = cx.random.pick(whole);
  const copy =
    type.kind === 'list'
      ? cx.random.pick([
          `[...${name}]`,
          `${name}.slice(1)`,
          `${name}.concat(${name})`,
          `${name}.map((one) => one)`,
          name,
        ])
      : cx.random.pick([`{ ...${name} }`, `structuredClone(${name})`, name]);
  return `const ${constant(cx, type)}: ${printType(type)} = ${copy};`;
}

function pattern(cx: Context): string | undefined {
  const whole = cx.variables.filter(({ type }) => type.kind === 'record' || type.kind === 'list');
  if (whole.length === 0) return undefined;
  const { name, type } = cx.random.pick(whole);
  if (type.kind === 'list') {
    const first = constant(cx, unionOf(type.item, UNDEFINED));
    const rest = constant(cx, type);
    return `const [${first}, ...${rest}] = ${name};`;
  }
  if (type.kind !== 'record') return undefined;
  const names = type.fields.map((field) => {
    const own = constant(cx, field.optional ? unionOf(field.type, UNDEFINED) : field.type);
    return `${field.name}: ${own}`;
  });
  return `const { ${names.join(', ')} } = ${name};`;
}

function functions(cx: Context): string {
  const name = freshName(cx, 'M');
  callable(cx, `${name}.twice`, [NUMBER], NUMBER);
  callable(cx, `${name}['loud']`, [STRING], STRING);
  callable(cx, `((twice: boolean, n: number) => ${name}[twice ? 'twice' : 'less'](n))`, [BOOLEAN, NUMBER], NUMBER);
  return `const ${name} = { twice: (n: number) => n * 2, less: (n: number): number => n - 1, loud(s: string) { return s.toUpperCase(); } };`;
}

function collection(cx: Context): string {
  const name = freshName(cx, 'M');
  callable(cx, `${name}.has`, [STRING], BOOLEAN);
  if (cx.random.chance(0.5)) {
    callable(cx, `[...${name}].slice`, [NUMBER], listOf(STRING));
    return `const ${name} = new Set(${cx.expression(listOf(STRING), 1)} as string[]);`;
  }
  callable(cx, `${name}.get`, [STRING], unionOf(NUMBER, UNDEFINED));
  callable(cx, `[...${name}.keys()].slice`, [NUMBER], listOf(STRING));
  return `const ${name} = new Map<string, number>([['a', ${cx.expression(NUMBER, 1)}], ['b', 2], [${cx.expression(STRING, 1)}, 3]]);`;
}

function regularExpression(cx: Context): string {
  const name = freshName(cx, 'M');
  callable(cx, `${name}.test`, [STRING], BOOLEAN);
  return `const ${name} = ${cx.random.pick(['/^[a-z]+$/i', '/a|é/', '/(\\d)-?(\\w)?/', '/^$/'].map((text) => ({ text }))).text};`;
}

function enumeration(cx: Context): string {
  const name = freshName(cx, 'M');
  for (const member of ['First', 'Second'])
    declare(cx, { name: `${name}.${member}`, type: NUMBER, writable: false, mutable: false });
  declare(cx, { name: `${name}.Text`, type: STRING, writable: false, mutable: false });
  callable(cx, `((n: number) => ${name}[n])`, [NUMBER], unionOf(STRING, UNDEFINED));
  const head = cx.random.chance(0.5) ? 'enum' : 'export enum';
  return `${head} ${name} { First, Second = ${cx.random.below(9)} + First, Text = 't' }`;
}

function statics(cx: Context): string {
  const name = freshName(cx, 'M');
  const type = randomType(cx.random, 1);
  const table = cx.expression(type, 1);
  declare(cx, { name: `${name}.table`, type, writable: false, mutable: false });
  declare(cx, { name: `${name}.limit`, type: NUMBER, writable: false, mutable: false });
  callable(cx, `${name}.within`, [NUMBER], BOOLEAN);
  return `class ${name} {\nstatic readonly table: ${printType(type)} = ${table};\nstatic limit = ${cx.random.below(5)};\nstatic within(n: number): boolean {\nreturn n < ${name}.limit;\n}\n}`;
}

/** Reads of what is in scope: variables and the properties and items that can be reached from them, by type. */
import { type Context, hit } from './context.ts';
import { assignable, type Field, mayBeNullish, presentPart, type Type, UNDEFINED, unionOf } from './types.ts';

export interface Path {
  readonly text: string;
  readonly type: Type;
  /** What was read: for the count of constructs. */
  readonly form: string;
}

/** Everything that can be read here. */
export function allPaths(cx: Context): readonly Path[] {
  return cx.variables.flatMap((variable) => {
    const { name, type, mutable } = variable;
    const whole = mutable ? { text: copyOf(name, type), type, form: 'copy' } : { text: name, type, form: 'variable' };
    return [whole, ...parts(cx, name, type, 2)];
  });
}

function copyOf(name: string, type: Type): string {
  return type.kind === 'list' ? `[...${name}]` : `{ ...${name} }`;
}

function parts(cx: Context, text: string, type: Type, depth: number): readonly Path[] {
  if (depth === 0) return [];
  const present = presentPart(type);
  const optional = mayBeNullish(type);
  if (present?.kind === 'record') {
    return present.fields.flatMap((field) => {
      const path = `${text}${optional ? '?.' : '.'}${field.name}`;
      const read = fieldType(field, optional);
      return [
        { text: path, type: read, form: optional ? 'optional chain' : 'property' },
        ...parts(cx, path, read, depth - 1),
      ];
    });
  }
  if (present?.kind === 'list') {
    const index = cx.random.below(3);
    const item = optional ? unionOf(present.item, UNDEFINED) : present.item;
    const path = `${text}${optional ? '?.' : ''}[${index}]`;
    return [{ text: path, type: item, form: 'item' }, ...(optional ? [] : parts(cx, path, item, depth - 1))];
  }
  if (present?.kind === 'dict') {
    const key = cx.random.pick(['k', 'x y', '0', 'zz']);
    const value = optional ? unionOf(present.value, UNDEFINED) : present.value;
    return [{ text: `${text}${optional ? '?.' : ''}['${key}']`, type: value, form: 'dictionary item' }];
  }
  return [];
}

function fieldType(field: Field, chained: boolean): Type {
  return field.optional || chained ? unionOf(field.type, UNDEFINED) : field.type;
}

/** A read of a value of the given type, if there is one in scope. */
export function readPath(cx: Context, type: Type): string | undefined {
  const fitting = allPaths(cx).filter(
    (path) => assignable(path.type, type) && (path.form !== 'item' || cx.random.chance(0.3)),
  );
  if (fitting.length === 0) return undefined;
  const path = cx.random.pick(fitting);
  hit(cx, path.form);
  return path.text;
}

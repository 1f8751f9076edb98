/**
 * The placeholders of DynamoDB's expressions. Every attribute name gets one, because hundreds of names are reserved words;
 * they are named after the attribute, so that a request reads well in the execution history.
 */
import type { AttributeSchema } from './schema.ts';

/** The empty list, as a value that no caller gave. */
export const emptyList: unique symbol = Symbol('empty list');

/** A value of an expression, to be spelled as its schema says. */
export interface PlannedValue<V> {
  readonly placeholder: string;
  readonly value: V | typeof emptyList;
  readonly schema: AttributeSchema | undefined;
}

/** The placeholders of one request. */
export interface Placeholders<V> {
  readonly names: Readonly<Record<string, string>>;
  readonly values: readonly PlannedValue<V>[];
  /** The placeholder of an attribute's name. */
  name(attribute: string): string;
  /** A new placeholder for a value that is compared with or written to the attribute. */
  value(attribute: string, value: V | typeof emptyList, schema: AttributeSchema | undefined): string;
}

/** Starts the placeholders of a request. */
export function createPlaceholders<V>(): Placeholders<V> {
  const names: Record<string, string> = {};
  const values: PlannedValue<V>[] = [];
  const taken = new Set<string>();
  const unique = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
    taken.add(name);
    return name;
  };
  return {
    names,
    values,
    name(attribute) {
      const known = Object.keys(names).find((placeholder) => names[placeholder] === attribute);
      if (known !== undefined) return known;
      const placeholder = unique(`#${readable(attribute)}`);
      names[placeholder] = attribute;
      return placeholder;
    },
    value(attribute, value, schema) {
      const placeholder = unique(`:${readable(attribute)}`);
      values.push({ placeholder, value, schema });
      return placeholder;
    },
  };
}

/** Placeholders are made of ASCII letters, digits and underscores. */
function readable(attribute: string): string {
  return attribute.replace(/[^A-Za-z0-9_]/g, '').slice(0, 40) || 'attribute';
}

/**
 * Document paths: an attribute of an item, or a place inside of one, as the text that expressions name it by.
 */
import type { Placeholders } from './placeholders.ts';
import { ItemRequestProblem } from './reader.ts';
import { type AttributeSchema, attributeSchema, itemSchema } from './schema.ts';

/** A place in an item. */
export interface DocumentPath {
  /** The last attribute's name, which placeholders of values are called after. */
  readonly attribute: string;
  readonly text: string;
  readonly schema: AttributeSchema | undefined;
}

interface PathContext {
  readonly placeholders: Pick<Placeholders<never>, 'name'>;
  readonly schema: AttributeSchema | undefined;
}

/** An attribute of the item. */
export function topPath(attribute: string, { placeholders, schema }: PathContext): DocumentPath {
  return { attribute, text: placeholders.name(attribute), schema: attributeSchema(schema, attribute) };
}

/** An attribute of the map at a path. */
export function memberPath(outer: DocumentPath, attribute: string, { placeholders }: PathContext): DocumentPath {
  return {
    attribute,
    text: `${outer.text}.${placeholders.name(attribute)}`,
    schema: attributeSchema(outer.schema, attribute),
  };
}

/** An element of the list at a path; `at` is what a wrong index is reported at. */
export function elementPath<V>(outer: DocumentPath, index: string, at: V): DocumentPath {
  if (!/^\d+$/.test(index)) throw new ItemRequestProblem(at, `\`${index}\` is no index of a list`);
  return { ...outer, text: `${outer.text}[${index}]`, schema: itemSchema(outer.schema) };
}

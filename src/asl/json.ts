/**
 * JSON values as the ASL document, its inputs and its outputs use them. Everything is readonly: a definition is never
 * changed in place. A key whose value is `undefined` does not occur; an absent field is an absent key.
 */

/**
 * Any JSON value.
 *
 * @example
 * const item: Json = { id: 'a', tags: ['x'], note: null };
 */
export type Json = string | number | boolean | null | JsonArray | JsonObject;

/**
 * A JSON array.
 *
 * @example
 * const items: JsonArray = [1, 'two', null];
 */
export type JsonArray = readonly Json[];

/**
 * A JSON object.
 *
 * @example
 * const fields: JsonObject = { TableName: '${OrdersName}' };
 */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * A string `{% … %}` that Step Functions evaluates with JSONata. The alias documents intent only; TypeScript sees `string`.
 *
 * @example
 * const id: JsonataString = '{% $states.input.id %}';
 */
export type JsonataString = string;

/** The schema of a table's items, as a type: which spellings an attribute of a type can have. */

/**
 * How the attributes of `T` are spelled where JSON has no type for them: text may be binary (base64) or an exact number, a
 * list may be a set. What is not named is spelled by its own type.
 *
 * @example const schema: ItemSchema<Photo> = { image: 'B', tags: 'SS', price: 'N' };
 */
export type ItemSchema<T> = { readonly [K in keyof T]?: ValueSchema<Exclude<T[K], undefined | null>> };

type ValueSchema<V> = V extends string
  ? 'B' | 'N'
  : V extends readonly (infer E)[]
    ? SetOf<E> | readonly [ValueSchema<Exclude<E, undefined | null>>]
    : V extends object
      ? ItemSchema<V>
      : never;

type SetOf<E> = [E] extends [string] ? 'SS' | 'BS' : [E] extends [number] ? 'NS' : never;

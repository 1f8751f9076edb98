/**
 * A small schema language for definitions: which fields an object has, what each may hold and where Step Functions looks
 * for expressions. `state-shapes.ts` writes ASL down in it; the validator checks by it and the walker finds expressions by it,
 * so that the two can never disagree on where an expression may stand.
 */

/** What one field may hold. `expression` marks the fields where a string `{% … %}` is evaluated. */
export type Shape =
  | { readonly kind: 'text'; readonly expression?: true }
  | { readonly kind: 'keyword'; readonly values: readonly string[] }
  | { readonly kind: 'boolean'; readonly expression?: true }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly minimum: number;
      readonly maximum?: number;
      readonly expression?: true;
    }
  /** Any JSON; every string in it, at any depth, may be an expression. Keys never are. */
  | { readonly kind: 'payload'; readonly only?: 'collection' | 'object' }
  | { readonly kind: 'list'; readonly of: Shape; readonly empty: boolean }
  /** A JSONPath; `reference` ones name one place, `call` ones may be intrinsic function calls instead. */
  | { readonly kind: 'path'; readonly reference?: true; readonly nullable?: true; readonly call?: true }
  /** Any JSON, in which values of keys that end in `.$` are paths or intrinsic function calls. */
  | { readonly kind: 'template'; readonly only?: 'object' }
  /** A rule of a Choice in JSONPath mode; inner rules have no `Next`. */
  | { readonly kind: 'choiceRule'; readonly inner: boolean }
  | { readonly kind: 'record'; readonly record: RecordShape }
  /** An object with `StartAt` and `States`; its states are checked on their own. */
  | { readonly kind: 'graph'; readonly record: RecordShape }
  /** `States`: the walker goes there. */
  | { readonly kind: 'states' };

/** The fields of one kind of object. */
export interface RecordShape {
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Whether the object belongs to JSONPath mode. */
  readonly jsonPath?: true;
  /** Whether AWS lets fields pass that it does not know. */
  readonly open?: true;
  readonly exactlyOne?: readonly ExclusiveFields[];
}

/** Fields of which exactly one must be present. */
export interface ExclusiveFields {
  readonly of: readonly string[];
  /** What AWS lists in its message, JSONPath fields included. */
  readonly named: readonly string[];
  /** How AWS begins the message where none is present, if unlike elsewhere. */
  readonly missing?: string;
}

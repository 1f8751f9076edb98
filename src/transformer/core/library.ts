/**
 * Names of the built-ins that expressions can call, as the specification writes them. The front end decides per member
 * whether it is supported and may desugar it; `emit/jsonata/library` holds the encoding of each that is left.
 */
export type LibraryMember =
  | `${'Array' | 'String' | 'Number' | 'Object' | 'Map' | 'Set' | 'Math' | 'JSON' | 'Date' | 'RegExp' | 'Boolean'}${'.' | '.prototype.'}${string}`
  /** How values travel between states; see `flow/transport.ts`. */
  | 'Data.packed'
  | 'Data.unpacked'
  /** How `undefined` is kept as an item of a list; see `hir/undefined-items.ts`. */
  | 'Data.item'
  | 'Data.ofItem'
  | 'Data.withoutMarks'
  | 'Data.marksAsNull'
  /** A value with another one at the end of a path of keys; see `hir/places/cursor.ts`. */
  | 'Data.putAt'
  /** What is at the end of a path of keys; no value for no path. See `hir/places/path-stack.ts`. */
  | 'Data.getAt'
  | GlobalFunction;

/** Built-ins that give another value each time: each evaluation of the source evaluates them exactly once. */
const IMPURE: ReadonlySet<LibraryMember> = new Set(['Date.now', 'Math.random', 'crypto.randomUUID']);

/** True for built-ins that give another value each time. */
export function isImpure(member: LibraryMember): boolean {
  return IMPURE.has(member);
}

/** Built-in functions without an owner, and conversions called as functions. */
export type GlobalFunction =
  | 'String'
  | 'Number'
  | 'Boolean'
  | 'parseInt'
  | 'parseFloat'
  | 'isNaN'
  | 'isFinite'
  | 'encodeURIComponent'
  | 'decodeURIComponent'
  | 'encodeURI'
  | 'decodeURI'
  | 'btoa'
  | 'atob'
  | 'structuredClone'
  /** The digest of a text in hexadecimal digits, by an algorithm as Step Functions names it. */
  | 'crypto.hash'
  /** DynamoDB's attribute values, made of the item methods of table handles. */
  | 'DynamoDB.marshal'
  | 'DynamoDB.marshalForSdk'
  | 'DynamoDB.unmarshal'
  /** Length of a list or string. */
  | 'length'
  /** The list of a string's code points, as iteration gives it. */
  | 'codePoints'
  /** Impure: evaluated once per evaluation of the source expression; see `hoistEffects`. */
  | 'Date.now'
  | 'Math.random'
  | 'crypto.randomUUID';

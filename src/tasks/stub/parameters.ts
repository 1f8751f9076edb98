/**
 * Small changes to derived parameter types: a member that the handle fills goes, a member that Step Functions takes as JSON
 * widens.
 */

/** `P` without the members that a handle fills, or with them, optional. */
export type Without<P, K extends string> = P extends unknown ? Omit<P, K> : never;

/** `P` with members replaced by those of `R`. */
export type Replace<P, R> = Omit<P, keyof R> & R;

/** Text that Step Functions also takes as JSON and then writes as text itself. */
export type TextOrJson = string | object;

/** A result whose members AWS does not document: each may be there or not. */
export interface UndocumentedResult {
  [key: string]: unknown;
}

/**
 * Regular expressions as far as compiling them needs: their parts in a normal form that every engine reads the same way, what
 * their groups are, and whether they can match the empty text.
 */

/** A capturing group. */
export interface CaptureGroup {
  readonly name: string | null;
  /** It takes part in every match, so that it is never `undefined`. */
  readonly certain: boolean;
}

/** A pattern that could be read. */
export interface RegularExpression {
  /**
   * The pattern, with plain groups instead of named ones. `shift` is added to the numbers of back references, for a pattern
   * that stands behind other groups.
   */
  source(shift: number): string;
  readonly groups: readonly CaptureGroup[];
  /** It may match the empty text. */
  readonly mayBeEmpty: boolean;
}

/** A part of a pattern. */
export interface Part {
  write(shift: number): string;
  readonly mayBeEmpty: boolean;
}

/** Why a pattern cannot be the same on Step Functions. */
export class UnsupportedPattern extends Error {}

/** What JSON makes null of: numbers that it has no text for, and undefined items of lists. */
import { Kind, mayBe, mayHoldNonFinite, type ValueShape } from '../../core/shape.ts';

/** Bit set over `Lost`. */
export type Losses = number;
export const Lost = { numbers: 1, items: 2 } as const;

/** What a value with this shape may lose on its way through JSON, itself or inside. */
export function lossesOf(shape: ValueShape): Losses {
  return (mayHoldNonFinite(shape) ? Lost.numbers : 0) | (shape.undefinedItems ? Lost.items : 0);
}

/** A number is expected where null may be; `deep`: among the items too. */
export function expectsNumber(shape: ValueShape, deep: boolean): boolean {
  if (mayBe(shape, Kind.number) && !mayBe(shape, Kind.null)) return true;
  return deep && shape.item !== undefined && expectsNumber(shape.item, true);
}

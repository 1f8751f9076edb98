/** Which values the analysis follows. */
import { CONTAINERS } from '../../core/operator-shapes.ts';
import { mayBe, type ValueShape } from '../../core/shape.ts';

/** True when a value of this shape can be an object that somebody can write to. Errors and dates cannot. */
export function holdsObjects(shape: ValueShape): boolean {
  return mayBe(shape, CONTAINERS) && !shape.error && !shape.date;
}

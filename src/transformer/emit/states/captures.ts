/**
 * Values that travel to a child graph in its input. They are never undefined, which an expression may not give.
 */
import type { Json } from '../../../asl/index.ts';
import type { Capture } from '../../flow/types.ts';
import type { StateContext } from './context.ts';

/** The keys of the child's input. */
export function emitCaptures(captures: readonly Capture[], cx: StateContext): Readonly<Record<string, Json>> {
  return Object.fromEntries(captures.map(({ key, value }) => [key, cx.field(value, 'data')]));
}

/**
 * Text in parameters: a string, or a handle, which gives the identifier that the parameter `Key` needs.
 */
import type { HandleFor } from '../sdk/handle-for.ts';

/** Text of parameter `Key`. */
export type Text<Key extends string> = string | HandleFor<Key>;

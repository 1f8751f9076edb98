/** Regular expressions as the compiler understands them. */
export { parseRegularExpression } from './parse.ts';
export { parseReplacement, type ReplacementPart } from './replacement.ts';
export { type CaptureGroup, type RegularExpression, UnsupportedPattern } from './types.ts';

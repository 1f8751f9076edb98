/** The value language as JSONata 2.0.6: what the emitter of states uses for every field that holds an expression. */
export { emitExpression, emitField } from './field.ts';
export { fieldDepth } from './field-depth.ts';
export { RESERVED_VARIABLE_NAMES } from './names.ts';
export type { Boundary, EmitScope, Encoding, StateVariable } from './scope.ts';

/** The value language as JSONata 2.0.6: what the emitter of states uses for every field that holds an expression. */
export { emitExpression, emitField } from './field.ts';
export { fieldDepth } from './field-depth.ts';
export type { Boundary, EmitScope, Encoding, StateVariable } from './scope.ts';

/**
 * The ASL document model: its types, its quotas, its canonical text and the rules AWS refuses definitions by.
 * Everything here works on plain JSON and knows nothing of TypeScript sources, services or CDK.
 */
export { expressionSource, expressionText, isExpression } from './expression-text.ts';
export type * from './json.ts';
export { expressionDepth } from './jsonata/depth.ts';
export * from './limits.ts';
export { MAXIMUM_JSON_NESTING, parseJson } from './parse-json.ts';
export { printStateMachine } from './print.ts';
export * from './types.ts';
export {
  AWS_CODES,
  formatProblem,
  type ProblemCode,
  STRICTER_CODES,
  type ValidationProblem,
} from './validate/problem.ts';
export { type Resource, readResource } from './validate/resource.ts';
export { isRfc3339 } from './validate/timing.ts';
export { type ValidationOptions, validateDefinitionText, validateStateMachine } from './validate.ts';
export { variableReferences } from './variable-references.ts';
export { type ExpressionEntry, innerGraphs, type StateEntry, walkExpressions, walkStates } from './walk.ts';

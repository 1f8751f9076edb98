/**
 * The ASL document model: its types, its quotas, its canonical text and the rules AWS refuses definitions by.
 * Everything here works on plain JSON and knows nothing of TypeScript sources, services or CDK.
 */
export type * from './json.ts';
export * from './types.ts';

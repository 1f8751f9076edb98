/** Public shapes of what the build emits. */
export * from './types.ts';

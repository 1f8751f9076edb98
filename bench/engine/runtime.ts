/**
 * The engine as it is published, in plain JavaScript: the loader that runs these files would slow it down. `npm run build`
 * comes first.
 */
type Runtime = typeof import('../../src/runtime/index.ts');

const built: Runtime = await import(new URL('../../dist/runtime/index.js', import.meta.url).href);

export const { LocalRuntime, startServer, virtualClock } = built;

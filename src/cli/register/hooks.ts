/**
 * The hooks of Node's loader behind `stepscript/register`. They run in a thread of their own, are handed the modules of the
 * project as text, and leave every other module to Node. https://nodejs.org/docs/latest-v20.x/api/module.html#customization-hooks
 */
import type { LoadHook, ResolveHook } from 'node:module';
import { dirname, resolve as resolvePath } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServedModules } from './project-modules.ts';

let served: ServedModules = { modules: new Map(), sources: new Map() };

/** Takes the modules over from the main thread. */
export function initialize(modules: ServedModules): void {
  served = modules;
}

export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  const path = pathOf(specifier, context.parentURL);
  const found = path === undefined ? undefined : find(path);
  if (found === undefined) return nextResolve(specifier, context);
  return { url: pathToFileURL(found).href, shortCircuit: true };
};

export const load: LoadHook = (url, context, nextLoad) => {
  const found = url.startsWith('file:') ? served.modules.get(fileURLToPath(url)) : undefined;
  return found === undefined ? nextLoad(url, context) : { format: 'module', source: found, shortCircuit: true };
};

function pathOf(specifier: string, parent: string | undefined): string | undefined {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (!/^\.{0,2}\//.test(specifier)) return undefined;
  const folder = parent?.startsWith('file:') === true ? dirname(fileURLToPath(parent)) : process.cwd();
  return resolvePath(folder, specifier);
}

/** A source by its own path, by that of its JavaScript, or without an extension, as bundlers have it. */
function find(path: string): string | undefined {
  for (const each of [path, `${path}.js`, resolvePath(path, 'index.js')]) {
    const source = served.sources.get(each);
    if (source !== undefined) return source;
    if (served.modules.has(each)) return each;
  }
  return undefined;
}

/**
 * Hooks of Node's module loader that let it take TypeScript: files are stripped of their types one by one, and an import of
 * `./x.js` finds `./x.ts`. Nothing is checked here; `tsc` and editors do that.
 */
import { readFileSync } from 'node:fs';
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const TYPESCRIPT = /\.m?ts$/;

/** Finds the TypeScript behind the name of JavaScript that is not there. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  try {
    return await next(specifier, context);
  } catch (error) {
    const source = specifier.replace(/\.(m?)js$/, '.$1ts');
    if (source === specifier || !/^\.{0,2}\//.test(specifier)) throw error;
    return next(source, context);
  }
};

/** Strips types. */
export const load: LoadHook = async (url, context, next) => {
  if (!url.startsWith('file:') || !TYPESCRIPT.test(url) || url.includes('/node_modules/')) return next(url, context);
  const fileName = fileURLToPath(url);
  const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
    fileName,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      inlineSourceMap: true,
    },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
};

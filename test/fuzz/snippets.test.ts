/** Every snippet of the generator by itself, with literals in its holes: it compiles, and both runs agree. */
import { expect, it } from 'vitest';
import { compileSources } from './compile-sources.ts';
import { createContext } from './generate/context.ts';
import { literalOf } from './generate/literals.ts';
import { HEAD } from './generate/program.ts';
import { createRandom } from './generate/random.ts';
import { SNIPPETS, writeSnippet } from './generate/snippets.ts';
import { judge } from './judge.ts';

const programs = SNIPPETS.map((snippet, index) => {
  const writers = { expression: literalOf, statements: () => '' };
  const cx = createContext(createRandom(index), 1, writers);
  const code = writeSnippet(cx, snippet);
  const result = cx.variables.at(-1)?.name ?? 'undefined';
  const source = `${HEAD}\nexport const run = workflow(async () => {\n${code}\nreturn ${result};\n});\n`;
  return { name: snippet.name, concurrent: snippet.concurrent ?? false, source };
});
const compiled = compileSources(programs.map(({ source }) => source));

it.each(programs.map((one, index) => ({ ...one, result: compiled[index] })))('$name', async (one) => {
  if (one.result?.kind !== 'compiled') throw new Error(`${one.source}\n${JSON.stringify(one.result)}`);
  const verdict = await judge(one.source, one.result.workflow, {}, one.concurrent);
  expect(verdict.kind, JSON.stringify(verdict)).toBe('equal');
});

/**
 * `npm run generate`: writes `src/transformer/diagnostics/catalog.generated.ts` from the pages of `docs/diagnostics`.
 * With `--check` it writes nothing and fails where the file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printCatalog } from './diagnostics/print-catalog.ts';
import { readPages } from './diagnostics/read-pages.ts';

const pages = fileURLToPath(new URL('../docs/diagnostics', import.meta.url));
const target = fileURLToPath(new URL('../src/transformer/diagnostics/catalog.generated.ts', import.meta.url));

const text = printCatalog(readPages(pages));
const stale = !existsSync(target) || readFileSync(target, 'utf8') !== text;
if (stale && process.argv.includes('--check')) {
  console.error('catalog.generated.ts is stale: run `npm run generate`');
  process.exitCode = 1;
} else if (stale) {
  writeFileSync(target, text);
}

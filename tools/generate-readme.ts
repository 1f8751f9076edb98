/** Writes into the README what its first workflow compiles to. */
import { readFileSync, writeFileSync } from 'node:fs';
import { compileDefinition, withDefinition } from './readme/definition.ts';

const file = new URL('../README.md', import.meta.url);
const readme = readFileSync(file, 'utf8');
writeFileSync(file, withDefinition(readme, compileDefinition(readme)));

import { readFileSync } from 'node:fs';
import { judge } from './test/fuzz/judge.ts';
import { compileSources } from './test/fuzz/compile-sources.ts';
const text = readFileSync(process.argv[2] ?? '', 'utf8');
const line = text.slice(text.lastIndexOf('// inputs: ') + 11).trim();
const concurrent = line.endsWith(' concurrent');
const inputs = JSON.parse(line.replace(' concurrent', '')) as unknown[];
const [one] = compileSources([text]);
if (one?.kind !== 'compiled') console.log(one);
else for (const input of inputs) { const t = Date.now(); const v = await judge(text, one.workflow, input, concurrent); console.log(JSON.stringify(v).slice(0, 1500), Date.now() - t); }

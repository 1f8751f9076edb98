/**
 * `npm run check`: every `check:*` script, two at a time, and all of them although one failed. What a script prints is shown
 * only where it failed.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const AT_ONCE = 2;

const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const waiting = Object.keys(manifest.scripts).filter((name) => name.startsWith('check:'));
let failures = 0;

await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
  }),
);
process.exitCode = failures === 0 ? 0 : 1;

async function run(name: string): Promise<void> {
  const started = performance.now();
  const script = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  script.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  script.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => script.on('close', resolve));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} ${seconds} s`);
  if (code === 0) return;
  failures += 1;
  console.log(Buffer.concat(output).toString());
}

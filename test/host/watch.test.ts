/** The host inside `tspc --watch`: one process, many builds. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { bundlePlugin } from './plugin-bundle.ts';
import { createProject, type Project, repository } from './project.ts';

let plugin: string;
let project: Project;
let watcher: ChildProcess;
let output = '';

beforeAll(() => {
  plugin = bundlePlugin('test/host/fake-plugin.ts');
});
afterEach(() => {
  watcher.kill();
  project.dispose();
});

/** Waits until the watcher has ended `count` builds, and returns what it printed since the last one. */
async function builds(count: number): Promise<string> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const parts = output.split(/Found \d+ errors?\. Watching for file changes\./);
    if (parts.length > count) return parts[count - 1] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no build ${count}:\n${output}`);
}

it('follows a helper that changes, breaks the workflow and recovers', async () => {
  const price = 'export const price = (id: string): number => id.length;\n';
  project = createProject({
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        rootDir: 'src',
        outDir: 'dist',
        types: [],
        skipLibCheck: true,
        plugins: [{ transform: plugin, transformProgram: true }],
      },
      include: ['src'],
    }),
    'src/order.ts':
      "import { workflow } from 'stepscript';\nimport { price } from './price.js';\nexport const order = workflow(async (id: string) => price(id));\n",
    'src/price.ts': price,
  });
  watcher = spawn(
    process.execPath,
    [join(repository, 'node_modules/ts-patch/bin/tspc.js'), '-w', '--preserveWatchOutput'],
    { cwd: project.folder },
  );
  watcher.stdout?.on('data', (chunk) => {
    output += chunk;
  });

  await builds(1);
  expect(project.read('dist/order.js')).toContain("default('order')");

  project.write({ 'src/price.ts': price.replace('id.length', '2 * id.length') });
  await builds(2);
  expect(project.read('dist/order.asl.json')).toContain('2 * id.length');

  project.write({ 'src/price.ts': `${price}// REFUSED\n` });
  expect(await builds(3)).toContain('STEP1001');
  expect(project.exists('dist/order.asl.json')).toBe(false);
  expect(project.read('dist/order.js')).not.toContain("default('order')");

  project.write({ 'src/price.ts': price });
  expect(await builds(4)).not.toContain('STEP1001');
  expect(project.exists('dist/order.asl.json')).toBe(true);
  expect(project.read('dist/order.js')).toContain("default('order')");
});

/** What users get: the tarball has what it needs and nothing else, each entry loads, the command runs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declared, type InstalledPackage, installPackage } from './installed-package.ts';

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
});
afterAll(() => installed?.dispose());

const importing = (specifier: string, options = '{}'): string =>
  `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier)}, ${options}))))`;

/** One name that each entry must export. */
const ENTRIES: Readonly<Record<string, string>> = {
  stepscript: 'workflow',
  'stepscript/tasks': 'dynamodb',
  'stepscript/asl': 'validateStateMachine',
  'stepscript/artifact': 'ARTIFACT_FORMAT',
  'stepscript/transformer': 'default',
  'stepscript/runtime': 'LocalRuntime',
  'stepscript/testing': 'simulate',
  'stepscript/client': 'client',
  'stepscript/cdk': 'WorkflowStateMachine',
};

describe('the tarball', () => {
  it('holds the build, the pages of diagnostics and the papers', () => {
    const folders = new Set(installed.files.map((file) => file.split('/').slice(0, -1)[0] ?? file));
    expect([...folders].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json']);
    expect(installed.files.filter((file) => /tsbuildinfo|\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(installed.files).toContain('docs/diagnostics/STEP2104-captured-write.md');
  });

  it('has every entry of package.json in this test', () => {
    const specifiers = Object.keys(declared.exports).map((entry) => entry.replace('.', 'stepscript'));
    expect(specifiers.sort()).toEqual([...Object.keys(ENTRIES), 'stepscript/package.json'].sort());
  });
});

describe('an entry with no more than the declared dependencies', () => {
  it.each(Object.entries(ENTRIES).filter(([specifier]) => specifier !== 'stepscript/cdk'))('%s', (specifier, name) => {
    const { stdout, stderr } = installed.node('--input-type=module', '--eval', importing(specifier));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toContain(name);
  });

  it('stepscript/cdk, with its peers', () => {
    installed.installPeer('aws-cdk-lib');
    installed.installPeer('constructs');
    const { stdout, stderr } = installed.node('--input-type=module', '--eval', importing('stepscript/cdk'));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toContain('WorkflowStateMachine');
  });

  it('stepscript/package.json', () => {
    const code = importing('stepscript/package.json', "{ with: { type: 'json' } }");
    expect(installed.node('--no-warnings', '--input-type=module', '--eval', code).stdout).toBe('["default"]\n');
  });
});

describe('the command', () => {
  const command = `node_modules/stepscript/${declared.bin.stepscript}`;

  it('explains itself', () => {
    const { status, stdout, stderr } = installed.node(command, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const word of ['build', 'check', 'run', 'Exit codes']) expect(stdout).toContain(word);
  });

  it('explains a diagnostic from the pages it ships with', () => {
    const { status, stdout } = installed.node(command, 'explain', 'STEP2104');
    expect(status).toBe(0);
    expect(stdout).toContain('STEP2104');
  });
});

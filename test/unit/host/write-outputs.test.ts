/** Writing a plan: atomic, quiet where nothing changed, and an error where it cannot be done. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutputs } from '../../../src/transformer/host/write-outputs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepscript-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = (files: Readonly<Record<string, string>>, stale: readonly string[] = []) => ({
  files: Object.entries(files).map(([path, text]) => ({ path: join(folder, path), text })),
  stale: stale.map((path) => join(folder, path)),
  diagnostics: [],
  workflows: [],
});

describe('writeOutputs', () => {
  it('creates folders, leaves no temporary file, and removes what is stale', () => {
    writeFileSync(join(folder, 'old.asl.json'), '{}');
    expect(writeOutputs(plan({ 'a/b/order.asl.json': '1' }, ['old.asl.json', 'never-there.json']))).toEqual([]);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a', 'a/b', 'a/b/order.asl.json']);
    expect(readFileSync(join(folder, 'a/b/order.asl.json'), 'utf8')).toBe('1');
  });

  it('writes only what changed', () => {
    writeOutputs(plan({ one: '1', two: '2' }));
    for (const file of ['one', 'two']) utimesSync(join(folder, file), 1, 1);
    writeOutputs(plan({ one: '1', two: 'changed' }));
    expect(statSync(join(folder, 'one')).mtimeMs).toBe(1000);
    expect(statSync(join(folder, 'two')).mtimeMs).toBeGreaterThan(1000);
  });

  it('reports a file that cannot be written, and writes the others', () => {
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    const [diagnostic, ...more] = writeOutputs(plan({ taken: '1', other: '2' }));
    expect(more).toEqual([]);
    expect(diagnostic?.code).toBe(8006);
    expect(diagnostic?.message).toContain(join(folder, 'taken'));
    expect(readdirSync(folder).sort()).toEqual(['other', 'taken']);
  });
});

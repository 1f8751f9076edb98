/**
 * The naming rule of AWS SDK integrations over every member of every client that is installed here: the type `SdkKey` and the
 * engine's `aslMember` say the same, and both are the rule as it was measured on AWS's samples, `cap(uncap(member))`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aslMember } from '../../../src/runtime/services/sdk/member-name.ts';
import { compileSources } from '../../fuzz/compile-sources.ts';

const packages = new URL('../../../node_modules/@aws-sdk/', import.meta.url);

/** The names in a client's schemas, members among them. */
function namesOf(client: string): readonly string[] {
  const folder = new URL(`${client}/dist-es/schemas/`, packages);
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/^const _\w+ = "([A-Za-z]\w*)";$/gm)].map(([, name = '']) => name));
}

/** Lower-cases from the start while the next letter is a capital that begins no word; then capitalises. */
function rule(member: string): string {
  const letters = [...member];
  const upper = (letter = ''): boolean => /[A-Z]/.test(letter);
  const lower = (letter = ''): boolean => /[a-z]/.test(letter);
  let at = 0;
  do {
    letters[at] = letters[at]?.toLowerCase() ?? '';
    at += 1;
  } while (upper(letters[at]) && !lower(letters[at + 1]));
  return letters.join('').replace(/^./, (first) => first.toUpperCase());
}

const clients = readdirSync(packages).filter((name) => name.startsWith('client-'));
const names = [...new Set(clients.flatMap(namesOf))].sort();

describe('the names of members', () => {
  it('are many, and the rule changes some of them', () => {
    expect(clients.length).toBeGreaterThan(7);
    expect(names.length).toBeGreaterThan(1500);
    expect(names.filter((name) => rule(name) !== name && !/^[a-z]/.test(name)).length).toBeGreaterThan(30);
    expect([rule('DBInstanceIdentifier'), rule('SSEKMSKeyId'), rule('ETag')]).toEqual([
      'DbInstanceIdentifier',
      'SsekmsKeyId',
      'ETag',
    ]);
  });

  it('are what the engine says', () => {
    expect(names.filter((name) => aslMember(name, 'sdk') !== rule(name))).toEqual([]);
  });

  it('are what the types say', () => {
    const pairs = names.map((name) => `  '${name}': '${rule(name)}',`).join('\n');
    const [checked] = compileSources([
      `import type { SdkKey } from '../../../src/tasks/sdk/asl-key.ts';
const keys = {\n${pairs}\n} as const;
export const typed: { readonly [K in keyof typeof keys]: SdkKey<K> } = keys;
`,
    ]);
    // A module without a workflow compiles to none; a wrong type is `ill-typed`.
    expect(checked).toEqual({ kind: 'refused', codes: [], messages: [] });
  });
});

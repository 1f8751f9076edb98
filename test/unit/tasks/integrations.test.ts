/**
 * The stubs against AWS's list of optimized integrations: every action with exactly its patterns, and the page that lists them
 * in step with the code.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, type StubEntry } from '../../../tools/integrations/catalogue.ts';
import { renderIntegrations } from '../../../tools/integrations/render.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const listed: Readonly<Record<string, string>> = JSON.parse(read('test/fixtures/cdk-oracle/data/optimized.json'));
const letters = { 'request-response': 'R', sync: 'S', 'sync:2': '2', token: 'T' } as const;

/** Patterns by action, spelled as in the list, of the stubs that `include` takes. */
function patterns(entries: readonly StubEntry[], include: (entry: StubEntry) => boolean): Record<string, string> {
  const found = entries.filter(include);
  return Object.fromEntries(
    found.map(({ action }) => {
      const own = found.filter((entry) => entry.action === action).map(({ pattern }) => letters[pattern]);
      return [action, [...'RST2'].filter((letter) => own.some((each) => each === letter)).join('')];
    }),
  );
}

describe('optimized integrations', async () => {
  const entries = await catalogue();
  const optimized = ({ action }: StubEntry): boolean => action !== 'direct' && !action.startsWith('aws-sdk:');

  it('are all free stubs, with exactly the patterns that AWS has', () => {
    // The output of `.sync` of version 1 is text; that of `.sync:2` is the same, decoded.
    const expected = { ...listed, 'states:startExecution': 'RT2' };
    expect(patterns(entries, (entry) => optimized(entry) && !entry.stub.includes('()'))).toEqual(expected);
  });

  it('have the same patterns on handles', () => {
    const onHandles = patterns(entries, (entry) => optimized(entry) && entry.stub.includes('()'));
    expect(Object.keys(onHandles).length).toBeGreaterThan(20);
    for (const [action, own] of Object.entries(onHandles)) {
      expect([action, own]).toEqual([action, action === 'states:startExecution' ? 'RT2' : listed[action]]);
    }
  });

  it('are listed in docs/integrations.md (npm run generate)', () => {
    expect(read('docs/integrations.md')).toBe(renderIntegrations(entries));
  });
});

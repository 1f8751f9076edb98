/** The page of distributed maps, executed: every program on it type-checks and compiles. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileBlocks } from './blocks.ts';

const page = readFileSync(new URL('../../docs/distributed-map.md', import.meta.url), 'utf8');
const programs = new Map(
  [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map((match, index) => [`program ${index + 1}`, match[1] ?? ''] as const),
);
const results = compileBlocks(programs);

describe('docs/distributed-map.md', () => {
  it('has programs', () => expect(programs.size).toBe(3));

  it.each([...programs.keys()])('%s', (id) => {
    const { typeErrors, messages, workflows } = results.get(id) ?? {};
    expect({ typeErrors, messages }).toEqual({ typeErrors: [], messages: [] });
    expect(workflows).toHaveLength(1);
  });
});

/**
 * The validator against definitions recorded on AWS: it accepts every definition that AWS ran, and refuses what AWS refused
 * with AWS's own words. The recordings lie beside the repository (`../shared/conformance`) and are not part of it, so
 * a plain clone skips this file; CI sets REQUIRE_CONFORMANCE, which turns the skip into a failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem, STRICTER_CODES, validateStateMachine } from '../../src/asl/index.ts';

const recordings = join(import.meta.dirname, '../../../shared/conformance');
const present = existsSync(join(recordings, 'index.json'));

interface Recording {
  readonly id: string;
  readonly kind: string;
  readonly queryLanguage: string;
  readonly file: string;
  readonly definition: unknown;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly expect: { readonly status: string; readonly message?: string; readonly diagnostics?: readonly object[] };
}

function load(): readonly Recording[] {
  const index: readonly { readonly file: string }[] = JSON.parse(readFileSync(join(recordings, 'index.json'), 'utf8'));
  return index.map(({ file }) => ({ ...JSON.parse(readFileSync(join(recordings, file), 'utf8')), file }));
}

const cases = present ? load() : [];
const ofKind = (...kinds: readonly string[]): readonly Recording[] => cases.filter(({ kind }) => kinds.includes(kind));
const named = (all: readonly Recording[]): readonly [string, Recording][] => all.map((entry) => [entry.id, entry]);

it.runIf(process.env.REQUIRE_CONFORMANCE !== undefined)('has the recordings', () => {
  expect(present).toBe(true);
});

describe.skipIf(!present)('validation of definitions recorded on AWS', () => {
  const accepted = ofKind('execution', 'varrefs');
  const jsonata = accepted.filter(({ queryLanguage }) => queryLanguage === 'JSONata');

  it('finds the JSONata recordings', () => {
    expect(jsonata.length).toBeGreaterThanOrEqual(75);
  });

  it.each(named(accepted))('accepts what AWS ran: %s', (_, { definition, type }) => {
    expect(validateStateMachine(definition, { type: type ?? 'STANDARD' })).toEqual([]);
  });

  it.each(named(ofKind('reject')))('refuses what AWS refused: %s', (_, { definition, type, expect: recorded }) => {
    const problems = validateStateMachine(definition, { type: type ?? 'STANDARD' }).map(formatProblem);
    // Some recordings have what the CLI puts in front of the message.
    const message = recorded.message?.slice(recorded.message.indexOf('Invalid State Machine Definition'));
    expect(message).toBe(`Invalid State Machine Definition: '${problems.join(', ')}'`);
  });

  it.each(named(ofKind('validate')))(
    'diagnoses what AWS diagnosed: %s',
    (_, { definition, type, expect: recorded }) => {
      const problems = validateStateMachine(definition, { type: type ?? 'STANDARD' });
      expect(problems.map((problem) => ({ ...problem, severity: 'ERROR' }))).toEqual(recorded.diagnostics);
    },
  );

  it('needs no rule of its own for anything that AWS ran', () => {
    const stricter: readonly string[] = STRICTER_CODES;
    const codes = accepted.flatMap(({ definition }) => validateStateMachine(definition)).map(({ code }) => code);
    expect(codes.filter((code) => stricter.includes(code))).toEqual([]);
  });
});

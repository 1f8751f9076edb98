/**
 * The validator against definitions recorded on AWS: it accepts every definition that AWS ran, and refuses what AWS refused
 * with AWS's own words.
 */
import { describe, expect, it } from 'vitest';
import { formatProblem, STRICTER_CODES, validateStateMachine } from '../../src/asl/index.ts';
import { type RecordedKind, recordings, recordingsPresent } from './recordings.ts';

interface Recording {
  readonly id: string;
  readonly queryLanguage: string;
  readonly definition: unknown;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly expect: { readonly status: string; readonly message?: string; readonly diagnostics?: readonly object[] };
}

const ofKind = (...kinds: readonly RecordedKind[]): readonly Recording[] => recordings<Recording>(...kinds);
const named = (all: readonly Recording[]): readonly [string, Recording][] => all.map((entry) => [entry.id, entry]);

describe.skipIf(!recordingsPresent)('validation of definitions recorded on AWS', () => {
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

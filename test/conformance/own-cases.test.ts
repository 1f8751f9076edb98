/**
 * Our own conformance cases run in every clone, with or without the recordings: status, output, error, cause, the parameters
 * of every task and the events must be what their files say. Each must tell where that comes from.
 */
import { describe, expect, it } from 'vitest';
import { ownCases } from './own-cases.ts';
import { replay } from './replay.ts';

const cases = ownCases();
const AREAS = [
  'choice',
  'errors',
  'fail',
  'functions',
  'limits',
  'map',
  'parallel',
  'pass',
  'succeed',
  'task',
  'variables',
  'wait',
];

describe('our own conformance cases', () => {
  it('are in all areas, and say where they come from', () => {
    expect(Object.fromEntries(cases.map(({ area }) => [area, true]))).toEqual(
      Object.fromEntries(AREAS.map((area) => [area, true])),
    );
    expect(new Set(cases.map(({ queryLanguage }) => queryLanguage))).toEqual(new Set(['JSONata', 'JSONPath', 'mixed']));
    for (const { id, provenance } of cases) {
      expect(provenance, id).toEqual({
        authors: 'StepScript',
        written: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        behaviour: expect.arrayContaining([
          expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\/step-functions\//),
        ]),
      });
    }
  });

  it.each(cases.map((own) => [own.id, own] as const))('%s', async (_, own) => {
    expect(own.expect.events?.length).toBeGreaterThan(1);
    expect(await replay(own)).toEqual([]);
  });
});

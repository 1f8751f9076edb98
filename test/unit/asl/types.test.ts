import { describe, expect, it } from 'vitest';
import {
  type FailState,
  isDistributedMap,
  type MapState,
  type PassState,
  type StateMachine,
  validateStateMachine,
  type WaitState,
} from '../../../src/asl/index.ts';

const processor = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } } as const;

// Each line below a `@ts-expect-error` must not compile; the validator refuses the same at run time.
const notStates: readonly unknown[] = [
  // @ts-expect-error both Next and End
  { Type: 'Pass', Next: 'A', End: true } satisfies PassState,
  // @ts-expect-error neither Next nor End
  { Type: 'Pass' } satisfies PassState,
  // @ts-expect-error both Seconds and Timestamp
  { Type: 'Wait', Seconds: 1, Timestamp: '2020-01-01T00:00:00Z', End: true } satisfies WaitState,
  // @ts-expect-error Output on a Fail
  { Type: 'Fail', Output: 1 } satisfies FailState,
  // @ts-expect-error a reader on an inline Map
  { Type: 'Map', ItemProcessor: processor, ItemReader: { Resource: 'r' }, End: true } satisfies MapState,
  // @ts-expect-error a JSONPath field
  { Type: 'Pass', InputPath: '$', End: true } satisfies PassState,
];

describe('the types of a definition', () => {
  it.each(notStates)('admit no state that AWS refuses for its form: %j', (state) => {
    expect(validateStateMachine({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } })).not.toEqual([]);
  });

  it('admit a machine that the validator accepts', () => {
    const machine: StateMachine = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Succeed' } } };
    expect(validateStateMachine(machine)).toEqual([]);
  });

  it('tell the modes of a Map apart', () => {
    const inline: MapState = { Type: 'Map', ItemProcessor: processor, End: true };
    const distributed: MapState = {
      Type: 'Map',
      ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } },
      Label: 'l',
      End: true,
    };
    expect([inline, distributed].map(isDistributedMap)).toEqual([false, true]);
  });
});

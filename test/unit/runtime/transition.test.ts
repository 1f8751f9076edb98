/** The pure core: snapshots are plain data, transitions change nothing that they are given, and late events do nothing. */
import { describe, expect, it } from 'vitest';
import type { StateMachine } from '../../../src/asl/index.ts';
import type { DataAnswer, DataRequest, StateView } from '../../../src/runtime/interpreter/data.ts';
import type { Action, EngineEvent } from '../../../src/runtime/interpreter/events.ts';
import { createJsonataDataLayer } from '../../../src/runtime/interpreter/jsonata/data-layer.ts';
import type { ExecutionIdentity, Snapshot } from '../../../src/runtime/interpreter/snapshot.ts';
import { begin, transition } from '../../../src/runtime/interpreter/transition.ts';
import { machine, RESOURCE } from './machine.ts';

const identity: ExecutionIdentity = {
  arn: 'arn:aws:states:us-east-1:123456789012:execution:M:e',
  name: 'e',
  roleArn: 'arn:aws:iam::123456789012:role/R',
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M',
  stateMachineName: 'M',
  type: 'STANDARD',
  region: 'us-east-1',
  startTime: 0,
  input: [1, 2],
};

const subject = machine({
  M: {
    Type: 'Map',
    ItemSelector: { n: '{% $states.context.Map.Item.Value %}' },
    ItemProcessor: {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: RESOURCE,
          Arguments: '{% $states.input %}',
          TimeoutSeconds: 60,
          Retry: [{ ErrorEquals: ['X'], JitterStrategy: 'FULL' }],
          End: true,
        },
      },
    },
    Assign: { all: '{% $states.result %}' },
    Next: 'W',
  },
  W: { Type: 'Wait', Seconds: 3, Output: '{% $all %}', End: true },
});

const data = createJsonataDataLayer({ now: () => 0, random: () => 0, uuid: () => 'u' });
const answerOf = (request: DataRequest, view: StateView): Promise<DataAnswer> => data.answer(request, view);

/** What the world does about an action: calls fail once with X, then double `n`. */
async function react(action: Action, time: number, failed: Set<number>): Promise<EngineEvent | undefined> {
  switch (action.type) {
    case 'evaluate':
      return {
        type: 'evaluated',
        time,
        thread: action.thread,
        operation: action.operation,
        answer: await answerOf(action.request, action.view),
      };
    case 'startTimer':
      return { type: 'timerFired', time: action.at, thread: action.thread, operation: action.operation };
    case 'startTask': {
      const { thread, operation } = action;
      if (!failed.has(thread)) {
        failed.add(thread);
        return { type: 'taskFailed', time, thread, operation, failure: { error: 'X' } };
      }
      const { n } = action.arguments as { n: number };
      return { type: 'taskSucceeded', time, thread, operation, output: n * 2 };
    }
    default:
      return undefined;
  }
}

interface Recorded {
  readonly events: readonly EngineEvent[];
  readonly snapshots: readonly Snapshot[];
  readonly actions: readonly (readonly Action[])[];
}

/** Runs a machine by hand; what was called off never happens, and everything else does, calls before timers. */
async function play(definition: StateMachine): Promise<Recorded> {
  const failed = new Set<number>();
  const first = begin(definition, identity, 7);
  let current = first.snapshot;
  const recorded = { events: [] as EngineEvent[], snapshots: [current], actions: [first.actions] };
  let pending = [...first.actions];
  while (current.outcome === undefined) {
    const index = Math.max(
      pending.findIndex(({ type }) => type === 'evaluate' || type === 'startTask'),
      0,
    );
    const [action] = pending.splice(
      pending[index] === undefined || pending.every(({ type }) => type !== 'startTimer') ? 0 : index,
      1,
    );
    if (action === undefined) throw new Error('nothing left to do');
    if (action.type === 'cancel')
      pending = pending.filter((other) => !('operation' in other) || other.operation !== action.operation);
    const event = await react(action, 1_000, failed);
    if (event === undefined) continue;
    const next = transition(definition, current, event);
    current = next.snapshot;
    pending.push(...next.actions);
    recorded.events.push(event);
    recorded.snapshots.push(current);
    recorded.actions.push(next.actions);
  }
  return recorded;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe('transition', () => {
  it('runs a machine to its end', async () => {
    const { snapshots } = await play(subject);
    expect(snapshots.at(-1)?.outcome).toEqual({ status: 'SUCCEEDED', output: [2, 4] });
  });

  it('has plain JSON snapshots and gives the same again for the same events', async () => {
    const { events, snapshots, actions } = await play(subject);
    let current: Snapshot = JSON.parse(JSON.stringify(snapshots[0]));
    for (const [index, event] of events.entries()) {
      expect(current).toEqual(snapshots[index]);
      const next = transition(subject, freeze(current), freeze(JSON.parse(JSON.stringify(event))));
      expect(next.actions).toEqual(actions[index + 1]);
      current = JSON.parse(JSON.stringify(next.snapshot));
    }
    expect(current).toEqual(snapshots.at(-1));
  });

  it('drops events of operations that are over', async () => {
    const { events, snapshots } = await play(subject);
    for (const [index, event] of events.entries()) {
      const after = snapshots[index + 1];
      if (after === undefined) continue;
      expect(transition(subject, after, event)).toEqual({ snapshot: after, actions: [] });
    }
  });
});

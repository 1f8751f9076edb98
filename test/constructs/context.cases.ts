/** The context object: input, names and times of the execution, read anywhere; compared only where both runs agree. */
import { context, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const audit = lambda.fn<{ same: boolean; length: number }, string>('Audit');

export const contextInput = workflow(async (input: { n: number; list?: number[] }) => {
  const { execution } = { execution: { input: context.execution.input } };
  return { execution, input };
});

export const contextStable = workflow(async () => {
  const id = context.execution.id;
  const answer = await audit({ same: id === context.execution.id, length: context.execution.name.length > 0 ? 1 : 0 });
  return {
    answer,
    start: context.execution.startTime.endsWith('Z'),
    redrives: context.execution.redriveCount,
    machine: context.stateMachine.name.length > 0,
  };
});

export const contextInHelper = workflow(async () => {
  const suffix = (text: string) => `${text}:${context.execution.redriveCount}`;
  return [suffix('a'), suffix('b')];
});

export const contextTaken = workflow(async () => {
  const { execution, stateMachine: machine } = context;
  const { id, redriveCount, ...rest } = context.execution;
  const same = context.stateMachine;
  const answer = await audit({ same: id === execution.id, length: redriveCount });
  return [answer, machine.name === same.name, Object.keys(rest), rest.name === execution.name, Object.keys(machine)];
});

export const contextGiven = workflow(async (input: { n: number }) => {
  const started = ({ startTime, redriveCount = 7 }: typeof context.execution) => [
    startTime.endsWith('Z'),
    redriveCount,
  ];
  const { input: given } = context.execution;
  return [started(context.execution), given, input];
});

export const contextWhole = workflow(async () => {
  const all = [context];
  return all.length;
});

export const contextStateTaken = workflow(async () => {
  const { state } = context;
  return state.name;
});

export default cases(
  {
    contextInput: { inputs: [{ n: 1, list: [] }, { n: 0 }], transitions: 1 },
    contextStable: { inputs: [{}], transitions: 1 },
    contextTaken: { inputs: [{}] },
    contextGiven: { inputs: [{ n: 1 }] },
    contextWhole: { inputs: [], refused: 'STEP1001' },
    contextStateTaken: { inputs: [], refused: 'STEP4012' },
    contextInHelper: { inputs: [{}], transitions: 1 },
  },
  () => ({ Audit: ({ same, length }: { same: boolean; length: number }) => `${same}/${length}` }),
);

/** `throw` in every position: top level, branches, loops, callbacks, expressions after effects; dynamic classes and messages. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

class Rejected extends WorkflowError {}
class Empty extends WorkflowError {}

const read = lambda.fn<{ id: string }, { value: string | null }>('Read');

export const throwAfterTask = workflow(async (input: { id: string }) => {
  const { value } = await read({ id: input.id });
  if (value === null) throw new Empty(`nothing at ${input.id}`);
  return value;
});

export const throwInTernaryHelper = workflow(async (input: { id: string }) => {
  const fail = (message: string): never => {
    throw new Rejected(message);
  };
  const value = input.id === '' ? fail('no id') : input.id;
  return value.toUpperCase();
});

export const throwInNullish = workflow(async (input: { id: string }) => {
  const required = (text: string | null): string => {
    if (text === null) throw new Empty('required');
    return text;
  };
  return required((await read({ id: input.id })).value);
});

export const throwInLoop = workflow(async (input: { list: number[] }) => {
  let sum = 0;
  for (const n of input.list) {
    if (n < 0) throw new Rejected(`negative ${n} after ${sum}`);
    sum += n;
  }
  return sum;
});

export const throwInTaskLoop = workflow(async (input: { ids: string[] }) => {
  for (const id of input.ids) {
    const { value } = await read({ id });
    if (!value) throw new Empty(id);
  }
  return 'complete';
});

export const throwInMapCallback = workflow(async (input: { list: number[] }) => {
  return input.list.map((n, index) => {
    if (n === 0) throw new Rejected(`zero at ${index}`);
    return 10 / n;
  });
});

export const throwInForEach = workflow(async (input: { list: number[] }) => {
  let product = 1;
  input.list.forEach((n) => {
    if (n === 0) throw new Rejected('zero');
    product *= n;
  });
  return product;
});

export const throwChosenClass = workflow(async (input: { empty: boolean; why: string }) => {
  throw input.empty ? new Empty(input.why) : new Rejected(input.why);
});

export const throwVariable = workflow(async (input: { why: string | null }) => {
  const error = new Rejected(input.why ?? 'unknown');
  if (input.why !== '') throw error;
  return error.message === '' ? 'kept' : 'odd';
});

export const throwUndefinedMessage = workflow(async (input: { why?: string }) => {
  throw new Rejected(input.why);
});

export const throwSkipsEffects = workflow(async (input: { id: string }) => {
  const check = (id: string): string => {
    if (id === 'bad') throw new Rejected('bad id');
    return id;
  };
  const results = [await read({ id: 'first' }), await read({ id: check(input.id) }), await read({ id: 'last' })];
  return results.length;
});

export default cases(
  {
    throwAfterTask: { inputs: [{ id: 'a' }, { id: 'missing' }] },
    throwInTernaryHelper: { inputs: [{ id: 'a' }, { id: '' }] },
    throwInNullish: { inputs: [{ id: 'a' }, { id: 'missing' }] },
    throwInLoop: { inputs: [{ list: [1, 2] }, { list: [1, -2, 3] }, { list: [] }] },
    throwInTaskLoop: { inputs: [{ ids: ['a', 'b'] }, { ids: ['a', 'missing', 'b'] }, { ids: [] }] },
    throwInMapCallback: { inputs: [{ list: [1, 4] }, { list: [5, 0] }, { list: [] }] },
    throwInForEach: { inputs: [{ list: [2, 3] }, { list: [2, 0, 3] }, { list: [] }] },
    throwChosenClass: {
      inputs: [
        { empty: true, why: 'e' },
        { empty: false, why: '' },
      ],
    },
    throwVariable: { inputs: [{ why: 'x' }, { why: null }, { why: '' }] },
    throwUndefinedMessage: { inputs: [{ why: 'x' }, {}] },
    throwSkipsEffects: { inputs: [{ id: 'good' }, { id: 'bad' }] },
  },
  () => ({ Read: ({ id }: { id: string }) => ({ value: id === 'missing' ? null : `value of ${id}` }) }),
);

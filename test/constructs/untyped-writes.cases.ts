/** Writes through values of type `any`: what is none that has properties throws, and lists and objects take what they are given. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Given {
  data: any;
}

/** Example: what stands where an object was expected. */
export const stamped = workflow(async ({ data }: Given) => {
  data.order.status = 'seen';
  data.order.count = (data.order.count || 0) + 1;
  return data;
});

export const item = workflow(async ({ data }: Given) => {
  data.order[0] = 'first';
  data.order[1] ??= 'second';
  return data;
});

export const key = workflow(async ({ data }: Given) => {
  const name = 'order';
  data[name]['0'] += '!';
  return data;
});

export const caught = workflow(async ({ data }: Given) => {
  try {
    data.order.deep.deeper = 1;
    return data;
  } catch (error) {
    return [(error as Error).name, data];
  }
});

export const built = workflow(async ({ data }: Given) => {
  const all: any = {};
  all.list ??= [];
  all.list[0] = { data: [data] };
  all.list[0].data[1] = 5;
  all.list[0].more = { n: all.list.length };
  return all;
});

export const replaced = workflow(async (given: Given) => {
  const copy: any = { ...given };
  copy.data = null;
  given.data = copy;
  return given;
});

export const refusedLength = workflow(async ({ data }: Given) => {
  data.order.length = 1;
  return data;
});

export const refusedShorter = workflow(async ({ data }: Given) => {
  data.order.length--;
  return data;
});

export const narrowedLength = workflow(async ({ data }: Given) => {
  const list = data as unknown[];
  list.length = 1;
  return list;
});

const objects = [{}, { status: 'x', count: 3 }, { 0: 'a', deep: {} }];
const others = ['', 'text', 0, 1.5, true, false, null];

export default cases({
  stamped: { inputs: [...objects, ...others].map((order) => ({ data: { order } })) },
  item: { inputs: [...objects, [], ['a'], [null, null], ...others].map((order) => ({ data: { order } })) },
  key: { inputs: [{ 0: 'a' }, {}, ...others].map((order) => ({ data: { order } })) },
  caught: {
    inputs: [...objects, ...others, ...others.map((deep) => ({ deep }))].map((order) => ({ data: { order } })),
  },
  built: { inputs: [{ data: null }, { data: [] }, { data: { a: 1 } }] },
  replaced: { inputs: [{ data: null }, { data: [1] }] },
  narrowedLength: { inputs: [{ data: [1] }, { data: [1, 2] }] },
  refusedLength: { refused: 'STEP1001' },
  refusedShorter: { refused: 'STEP1001' },
});

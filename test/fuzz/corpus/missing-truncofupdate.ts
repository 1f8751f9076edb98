// {"inputs":[{"d":1,"list":[2]},{"d":0,"list":[]}],"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const inc = lambda.fn<{ n: number }, number>('Inc');
export const run = workflow(async (input: { d: number; list: number[] }) => {
  let v8: number = input.list[1] || input.list[3] / input.d;
  const v14: number = Math.trunc(++v8);
  await inc({ n: v8 });
  return { v14 };
});

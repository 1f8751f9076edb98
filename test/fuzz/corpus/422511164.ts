// {"inputs":[{"b":4}],"concurrent":true}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const inc = lambda.fn<{ n: number }, number>('Inc');
export const run = workflow(async (input: { b: number }) => {
  const log: string[] = [];
  const [text] = await Promise.all([(async () => null + log[2] + Math.clz32(input.b))(), inc({ n: 1 })]);
  return { text, kind: typeof text, same: `${text}` };
});

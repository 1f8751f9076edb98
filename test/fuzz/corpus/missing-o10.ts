// {"inputs":[{"o":{}},{"o":{"a":"x"}}],"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const say = lambda.fn<{ s: string }, string>('Say');
export const run = workflow(async (input: { o: { a?: string } }) => {
  const box: { v: string } = { v: input.o.a! };
  const r = await say({ s: box.v });
  return [r, box.v ?? 'none', box];
});

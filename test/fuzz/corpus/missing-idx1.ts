// {"inputs":[{"xs":[]},{"xs":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { xs: string[] }) => {
  const a: string = input.xs[3];
  return { a, l: [a].length, n: a + 'x', m: [a, a] };
});

// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const o: { a?: string } = {};
  o.a = input.l[0];
  if (o.a === undefined) return 'none';
  return o.a.trim();
});

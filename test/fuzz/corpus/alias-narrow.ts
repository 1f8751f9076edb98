// {"inputs":[{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: any) => {
  const o: { s?: string } = { s: 'abc' };
  const p = o;
  if (o.s) {
    p.s = undefined;
    try {
      return o.s.length;
    } catch (e) {
      return 'TE';
    }
  }
  return 0;
});

// {"inputs":[{"log":[]},{"log":["ab"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { log: string[] }) => {
  const r = { s: 'a', n: 1 };
  r.s = input.log[0];
  try {
    return [r.n + 1, r.s.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

// {"inputs":[{"list":["a"],"at":[1]},{"list":["a"],"at":[0]},{"list":["a"],"at":[0,1]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[]; at: number[] }) => {
  const r = input.at.reduce((acc, i) => ({ s: input.list[i], n: acc.n + 1 }), { s: '', n: 0 });
  try {
    return r.s.length + r.n;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

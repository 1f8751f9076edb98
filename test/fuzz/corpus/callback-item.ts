// {"inputs":[{"list":["a"],"at":[0,1]},{"list":["a"],"at":[0]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[]; at: number[] }) => {
  try {
    return input.at.map((i) => input.list[i]).map((s) => s.length);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

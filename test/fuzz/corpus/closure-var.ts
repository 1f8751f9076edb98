// {"inputs":[{"list":[]},{"list":["a","bb"]},{"list":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[] }) => {
  let s = 'x';
  const set = () => {
    s = input.list[0];
  };
  const len = () => s.length;
  set();
  try {
    return len();
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

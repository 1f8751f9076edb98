// {"inputs":[{"list":[]},{"list":["a","bb"]},{"list":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[] }) => {
  let x = 'p',
    y = 'qq';
  [x, y] = [input.list[0], input.list[1]];
  try {
    return x.length + y.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

// {"inputs":[{"list":[]},{"list":[[]]},{"list":[["q"]]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[][] }) => {
  try {
    const [[x]] = input.list;
    return [x.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

// {"inputs":[{"list":[]},{"list":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[] }) => {
  const state = { cur: '' };
  const advance = () => {
    state.cur = input.list[0];
  };
  advance();
  try {
    return state.cur.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

// {"inputs":[{"v":null},{"v":{"a":1}},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: Record<string, number> | null }) => {
  try {
    return Object.keys(input.v!);
  } catch (e) {
    return (e as Error).name;
  }
});

// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const o = { deep: { list: [{ s: input.l[0]! }] } };
  try {
    return o.deep.list[0]!.s.length;
  } catch (e) {
    return (e as Error).name;
  }
});

// {"inputs":[{"xs":[]},{"xs":[{"a":{"b":1}}]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { xs: { a: { b: number } }[] }) => {
  try {
    const [
      {
        a: { b },
      },
    ] = input.xs;
    return b;
  } catch (e) {
    return (e as Error).name;
  }
});

// {"inputs":[{"n":0},{"n":1},{"n":-1},{"n":1000000000000.0}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { n: number }) => {
  try {
    await sleep(0 / input.n);
    return 1;
  } catch (e) {
    return (e as Error).name;
  }
});

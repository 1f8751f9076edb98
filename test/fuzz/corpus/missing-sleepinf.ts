// {"inputs":[{"n":0},{"n":1},{"n":-1}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { n: number }) => {
  try {
    await sleep(1 / input.n);
    return 1;
  } catch (e) {
    return (e as Error).name;
  }
});

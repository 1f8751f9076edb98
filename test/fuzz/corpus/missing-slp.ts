// {"inputs":[{"n":1,"m":2}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { n: number; m: number }) => {
  const pause = async (n: number) => {
    await sleep(n);
    return n;
  };
  let k = input.n;
  k += input.m;
  await sleep(k);
  await pause(input.n);
  await sleep(Math.min(5, input.n * 2));
});

// {"inputs":[{"o":{}},{"o":{"a":"x"}}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  let s: string = input.o.a!;
  await sleep(1);
  s += 'y';
  return s;
});

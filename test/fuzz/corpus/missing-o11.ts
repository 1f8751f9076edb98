// {"inputs":[{"o":{}},{"o":{"a":"x"}}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  const f = async (s: string) => {
    await sleep(1);
    return s.length;
  };
  try {
    return await f(input.o.a!);
  } catch (e) {
    return (e as Error).name;
  }
});

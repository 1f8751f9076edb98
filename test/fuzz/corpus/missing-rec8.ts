// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const f = (s: string): string => s;
  const g = async (s: string): Promise<string> => {
    await sleep(1);
    return s;
  };
  try {
    return [f(input.l[0]!).length, (await g(input.l[0]!)).length];
  } catch (e) {
    return (e as Error).name;
  }
});

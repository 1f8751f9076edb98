// {"inputs":[{"o":{}},{"o":{"a":[["k",1]]}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: [string, number][] } }) => {
  try {
    return Object.fromEntries(input.o.a!);
  } catch (e) {
    return (e as Error).name;
  }
});

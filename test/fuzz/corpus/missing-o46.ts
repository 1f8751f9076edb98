// {"inputs":[{"o":{}},{"o":{"a":{"k":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: Record<string, number> } }) => {
  try {
    delete input.o.a!.k;
    return input.o;
  } catch (e) {
    return (e as Error).name;
  }
});

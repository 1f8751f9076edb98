// {"inputs":[{"o":{}},{"o":{"a":{"b":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: { b: number } } }) => {
  const box = { v: input.o.a! };
  try {
    return box.v.b;
  } catch (e) {
    return (e as Error).name;
  }
});

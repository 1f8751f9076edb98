// {"inputs":[{"o":{}},{"o":{"a":{"b":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: { b: number } } }) => {
  const f = ({ b }: { b: number }) => b;
  try {
    return f(input.o.a!);
  } catch (e) {
    return (e as Error).name;
  }
});

// {"inputs":[{"o":{}},{"o":{"a":["k"]}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string[] } }) => {
  try {
    const l: string[] = [];
    l.push(...input.o.a!);
    return l;
  } catch (e) {
    return (e as Error).name;
  }
});

// {"inputs":[{"o":{}},{"o":{"a":{"k":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: Record<string, number> } }) => {
  const o = structuredClone(input.o);
  try {
    o.a!['q'] = 3;
    o.a!.z ??= 4;
    return o;
  } catch (e) {
    return (e as Error).name;
  }
});

// {"inputs":[{"o":{}},{"o":{"a":{"k":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: Record<string, number> } }) => {
  try {
    return Object.assign(input.o.a!, { z: 1 });
  } catch (e) {
    return (e as Error).name;
  }
});

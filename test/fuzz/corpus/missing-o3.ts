// {"inputs":[{"o":{}},{"o":{"a":[1]}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number[] } }) => {
  const list = input.o.a!;
  list.push(3);
  return list;
});

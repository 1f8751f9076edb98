// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  let x = input.o.a!;
  const y = x++;
  const z = --x;
  return [`${x}`, `${y}`, `${z}`];
});

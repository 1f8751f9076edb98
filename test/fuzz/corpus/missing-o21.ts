// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  const x = input.o.a!;
  return [x | 0, x & 3, x << 1, ~x, x >>> 0, x ** 2, -x, +x].map(String);
});

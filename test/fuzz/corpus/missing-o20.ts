// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  return [
    Number(input.o.a!),
    parseInt(input.o.a! as unknown as string),
    Number.isInteger(input.o.a!),
    Number.isNaN(input.o.a!),
    isNaN(input.o.a!),
  ].map(String);
});

// {"inputs":[{"o":{}},{"o":{"a":{"b":1}}}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: { b: number } } }) => {
  const l = [input.o.a!, { b: 3 }];
  try {
    return l.map(({ b }) => b);
  } catch (e) {
    return (e as Error).name;
  }
});

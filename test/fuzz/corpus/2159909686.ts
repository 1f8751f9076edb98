// {"input":{"a":"","d":1},"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { a: string; d: number }) => {
  const log: string[] = [];
  log.unshift(input.a);
  return (input.a[2] ?? log[1]) + input.d;
});

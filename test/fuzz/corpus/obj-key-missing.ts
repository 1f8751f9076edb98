// {"inputs":[{"list":[]},{"list":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: string[] }) => {
  const o: Record<string, number> = { a: 1, undefined: 2 };
  return [o[input.list[0]], { [input.list[0]]: 5 }, input.list[0] in o, Object.keys({ [input.list[0]]: 1 })];
});

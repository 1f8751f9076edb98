// {"inputs":[{"b":{"items":[1,3],"c":{"b":"b"}}},{"b":{"c":{"b":"x"}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { b: { items?: number[]; c: { b: string } } }) => {
  const { items = [], c } = input.b;
  const most = Math.max(...(c.b.startsWith('b') ? items : items.slice(1)));
  const pair: [number, string] = [0, ''];
  pair.reverse();
  return [most, [1].map(() => ({ c: items[2] }))];
});

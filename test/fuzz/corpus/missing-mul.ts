// {"inputs":[{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async () => {
  const v2: { items: number | undefined; c: boolean; count?: number[] } = { items: undefined, c: true };
  let v7: number = [][0];
  v2.count = [v7, 0 * v7];
  return v2;
});

// {"inputs":[{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async () => {
  try {
    return Object.keys([][1]);
  } catch (e) {
    return (e as Error).name;
  }
});

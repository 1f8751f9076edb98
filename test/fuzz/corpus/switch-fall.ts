// {"inputs":[{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: any) => {
  const out: string[] = [];
  for (const n of [0, 1, 2, 3, 4]) {
    switch (n) {
      default:
        out.push('d');
      case 1:
        out.push('1');
        break;
      case 2: {
        out.push('2');
      }
      case 3:
        out.push('3');
    }
  }
  return out;
});

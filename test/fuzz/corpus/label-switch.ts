// {"inputs":[{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: any) => {
  const out: string[] = [];
  outer: for (let i = 0; i < 4; i++) {
    inner: for (const c of ['a', 'b', 'c']) {
      switch (c) {
        case 'a':
          if (i === 1) continue outer;
          out.push(`${i}a`);
          break;
        case 'b':
          if (i === 2) break inner;
          if (i === 3) break outer;
          out.push(`${i}b`);
        default:
          out.push(`${i}d`);
          continue inner;
      }
      out.push(`${i}e`);
    }
    out.push(`${i}z`);
  }
  return out;
});

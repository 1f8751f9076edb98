// {"input":{"a":1,"c":2,"d":{"id":"x"}},"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { a: number; c: number; d?: { id: string | null; length2?: string } }) => {
  const log: string[] = [];
  let v10: boolean = true;
  let qt15 = '';
  const v18: string = qt15;
  switch (input.d?.id as string) {
    case '{% x %}':
      {
      }
      break;
    default: {
      const qo27: { a?: { list?: string[]; f?: number } | null } = {};
      const v28: string[] = [`${qo27.a?.list?.length}`, `${qo27?.a?.f ?? 'f'}`, `${!qo27.a?.list}`];
      v28.forEach((one, at) => {
        const qo29: Record<string, string> = { b: 'x', 2: 'two', a: 'y', 1: v10 ? v18 : 'b' };
        qo29[3] = 'set';
        const v30: string[] = Object.keys(qo29);
        log.push('', v30[0]);
      });
    }
    case 'ab':
      {
        let v33: { tag?: number; b: number[]; name?: number } = {
          b: ([...log] as string[]).map((s) => s.length),
          name: input.c,
        };
      }
      break;
    case 'a':
  }
});

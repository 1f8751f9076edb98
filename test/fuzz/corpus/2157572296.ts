// {"inputs":[{"a":"$0","b":true},{"a":"true","b":false},{"b":false,"c":false},{"a":"0","b":false,"c":true}],"concurrent":true}
import { map, Retry, retry, sleep, Timeout, Workflow, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const inc = lambda.fn<{ n: number }, number>('Inc');
const say = lambda.fn<{ s: string }, string>('Say');
const flip = lambda.fn<{ b: boolean }, boolean>('Flip');
const risky = lambda.fn<{ n: number }, number>('Risky');
const shaky = lambda.fn<{ n: number }, number>('Shaky');
const maybe = lambda.fn<{ n: number }, number | null>('Maybe');
const names = lambda.fn<{ s: string }, string[]>('Names');
const load = lambda.fn<{ id: string; n?: number }, { id: string; n: number; tag?: string; list: number[] }>('Load');
const trace = lambda.fn<{ at: string; value?: unknown }, null>('Trace');

class Boom extends WorkflowError {}
class SubBoom extends Boom {}
class Other extends WorkflowError {}

export const run = workflow(async (input: { a: string | undefined; b: boolean; c?: boolean }) => {
  let n2 = 0;
  loop1: while (n2++ < 2 && input.b) {
    const v3: { count?: string } = { count: false ? '$1' : '1' };
  }
  const qf4 = ({ a = 1, b: { c = 'd' } = {} }: { a?: number; b?: { c?: string } } = {}, e = a + 1): string =>
    `${a}${c}${e}`;
  const v5: string =
    qf4() + qf4({}) + qf4({ a: 1 + 2 }) + qf4({ b: { c: '' + 5 } }, ([''] as string[]).length) + qf4(undefined, 0);
  if (input.c!) {
    let v6: number[] = [1];
  }
  if (input.b) return -(input.b ? 0 : 0);
  let v7: { tag: number; b: boolean; name: number } | string = (input.b ? typeof null : v5) as
    | { tag: number; b: boolean; name: number }
    | string;
  const v8: { value: number; a: string; id?: number } | undefined = undefined as
    | { value: number; a: string; id?: number }
    | undefined;
  v7 = new Date(+2 % 1e12 || 0).toISOString() as { tag: number; b: boolean; name: number } | string;
  let v9: number = v5.indexOf('A,b,C');
  const v10: (string[] | string)[] = [];
  if (v10.length > 1) v10[0] = v5;
  v10.reverse();
  const given11 = v5;
  const [v15, v16] = await Promise.all([
    say({ s: given11 }),
    (async () => {
      let v13: string[] = ['\n'];
      let v14: boolean = (await flip({ b: typeof v13[-1] === 'string' })) as boolean;
      return v8?.id!;
    })(),
  ]);
  switch (`${(((v7 = v7)), null)}` as string) {
    case '-2':
      {
        v7 = v5 as { tag: number; b: boolean; name: number } | string;
      }
      break;
    default: {
      let v5: number = 2;
      const qf17 = (n: number): number => {
        if (!(n > 1)) throw new SubBoom('small');
        return n;
      };
      let qt18 = '';
      try {
        qt18 = `${qf17(3 * 1)}${qf17(v8?.id ?? 3)}`;
      } catch (problem) {
        qt18 = problem instanceof SubBoom ? `boom ${problem.message}` : 'other';
      } finally {
        qt18 += '.';
      }
      const v19: string = qt18;
    }
  }
  v7 = v5 as { tag: number; b: boolean; name: number } | string;
  v10.push([`${v5}"${v9}`]);
  for (const [key20, x21] of [...v10].entries()) {
    let v22: number | null = key20 as number | null;
    let v23: boolean = !!v8 as boolean;
    v22 = (+key20 / key20) as number | null;
  }
  loop24: for (const [key25, x26] of [...v10].entries()) {
    let v16: number = parseInt(input.a ?? v5);
    try {
      await risky({ n: key25 });

      for (const c27 of (v5 + v5).slice(0, 4)) {
        const [v28 = c27] = [...v10];
        v7 = (await say({ s: c27.replace(/a/, '$1') })) as { tag: number; b: boolean; name: number } | string;
        v10.push([], typeof (input.c ?? input.b));
      }
    } catch {
      v9 = await risky({ n: -v16 });
    }
  }
  return { v5, v7, v8, v9, v10, v15, v16 };
});

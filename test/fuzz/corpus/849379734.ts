// {"inputs":[{"a":2},{"a":1234567890123456}],"concurrent":true}
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

export const run = workflow(async (input: { a: number; b?: number }) => {
  const log: string[] = [];
  const ql1: { name: string; run: () => Promise<string> }[] = [];
  for (const qx2 of (['0', 'A,b,C', log[0]] as string[]).slice(0, 3)) {
    ql1.push({ name: qx2, run: () => say({ s: qx2 }) });
    if (false as boolean) ql1.push({ name: 'b', run: async () => `${qx2}${await say({ s: '😀' })}` });
  }
  {
    const v6: string[][] = [['\n', 'A,b,C', log[0]], [log[2]]];
  }
  const qo3: string[] = [];
  while (ql1.length > 0) {
    const qf4 = ql1.pop();
    if (!qf4) break;
    qo3.push(qf4.name, await qf4.run());
  }
  const v5: string[] = qo3;
  v5.forEach((one, at) => {
    log.push(`14 ${Array.isArray(false) ? log[1] : v5[0]}`);
    v5.forEach((one, at) => {
      const qf7 = (n: number): string => {
        try {
          if (n > 3) return 'try';
          if (n > 1) throw new RangeError('x');
        } catch {
          return 'catch';
        } finally {
          if (n < 0) return 'finally';
        }
        return 'after';
      };
      const v8: string = qf7(input.b!) + qf7(at) + qf7(2);
    });
  });
  log.push(
    'k' in ({ zz: 2, 'x y': 2, '0': 2, é: 5 } as Record<string, number>) ? input.a.toFixed(0) : 'a😀b' + input.a,
  );
  if (v5.every((one) => input.a == (123456789012345680 as number)))
    return v5.some((one) => false) ? input.a - input.a : input.a;
  const qp9: Promise<string>[] = [];
  for (const qx10 of (v5 satisfies string[]).slice(0, 3)) qp9.push(say({ s: qx10 }));
  const v11: string[] = await Promise.all(qp9);
  const v12: boolean = (false ? typeof input.b !== 'number' : input.b === undefined) as boolean;
  switch ((input.a & Object.keys({ zz: 1e21, '0': 3 } as Record<string, number>).length) as number) {
    case 0: {
      let v13: number = input.a;
    }
    case 1: {
      const v14: string = [...log].at(1)! + v11[0];
      const v15: number = ([2, 3] as number[]).length;
    }
    default:
      {
        let v5: string = 'a😀b';
        const qf16 = ({ a = 1, b: { c = 'd' } = {} }: { a?: number; b?: { c?: string } } = {}, e = a + 1): string =>
          `${a}${c}${e}`;
        const v17: string =
          qf16() +
          qf16({}) +
          qf16({ a: input.a + input.a }) +
          qf16({ b: { c: v5 } }, v12 ? input.a : input.a) +
          qf16(undefined, 0);
        v5 = v11[0];
      }
      break;
  }
  await trace({ at: 't18', value: v11[1] });
  switch (((input.a % input.a) << 1) as number) {
    default: {
      const fn19 = (): Record<string, number> => {
        if (v12) {
          const v20: string[] = [...[...log]];
          let v21: string[] | undefined = v11 as string[] | undefined;
        }
        return { 'x y': 5 };
      };
    }
    case 0:
      {
      }
      break;
    case 1:
  }
  return { log, v5, v11, v12 };
});

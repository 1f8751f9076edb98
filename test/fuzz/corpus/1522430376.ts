// {"inputs":[{"a":{"id":7,"length2":false,"items":{"a":"1e3","id":" pad "}}},{"a":{"id":1.005,"length2":false}},{"a":{"id":0,"length2":true,"items":{"a":" pad ","id":"12"}}},{"a":{"id":3,"length2":true,"items":{"a":"\"","id":"$0"}}}],"concurrent":true}
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

function fn1(): boolean {
  const v2: Record<string, boolean> = {};
  return (([10] as number[]).indexOf(7) as number) >= (10 as number);
}
function depthOf(n: number): number {
  if (!(n > 0) || n > 9) return 0;
  return 1 + depthOf(n - 1);
}
@Workflow()
export class run {
  private readonly factors = [1, 2];
  private readonly prefix = 'p';
  @Timeout('30s')
  private async do3(n: number): Promise<number> {
    return shaky({ n });
  }

  private async do4(n: number, s: string): Promise<string> {
    const one = await inc({ n });
    if (one > 100) throw new Boom(`shaky`);
    return `${one}${await say({ s })}`;
  }

  private async do5(s: string, times = 2): Promise<string> {
    return say({ s: s.slice(0, 3).repeat(times) });
  }

  private do6(n: number): number {
    let sum = 0;
    for (const one of this.factors) sum += one * n;
    return sum;
  }

  private do7(s: string, ...more: number[]): string {
    return this.prefix + s + more.join('+');
  }
  async run(input: {
    a: { id: number; length2: boolean; items?: { a: string; id: string } };
    b: number[] | undefined;
  }) {
    const log: string[] = [];
    const given8 = (input.a.length2 ? true : input.a.length2) ? log[1] : `${log[1]}`;
    const given9 = depthOf(new Date(input.a.id % 1e12 || 0).getUTCDay());
    const [v10, v11] = await Promise.all([given8, inc({ n: given9 })]);
    const v18 = await Promise.all(
      [...log].map(async (x12, i13) => {
        const { id: v14, length2: v15, items: v16 = { a: '1', id: log[0] } } = input.a;
        return [];
      }),
    );
    const v19: boolean = (typeof input.b?.[2] !== 'number') as boolean;
    let v20: boolean = (input.a.items === undefined) as boolean;
    log.push(`9 ${v10}`);
    try {
      let v18: string = `${v10}"${v10 + input.a.length2}"${v10}`;
      v20 = v20 as boolean;
      const [v21 = input.a.id + v18] = [...log];
    } finally {
      let v10: string = await say({ s: '\n' });
      let v23: string = String(input.b?.[0] ?? v11 % 7);
    }
    const qc24 = 0;
    const qt25 = ('A,b,C'.match(/[a-z]+/)?.[0] ?? '').replace(/[a-z]/g, (one) => {
      const twice = one + one;
      return `${twice}${qc24}`;
    });
    const v26: string = `${qt25}|${qc24}`;
    const given30 = (String.fromCodePoint(128512 + 1) as string) >= (encodeURI(v10) as string);
    const given31 = v11;
    const p27 = given30 ? inc({ n: given31 }) : undefined;
    const v28 = `${v10}`.toWellFormed();
    let v29 = 0;
    if (p27) v29 = await p27;
    v18.forEach((one, at) => {
      log.unshift(([...log] as string[]).join('-2'));
      const v32: string = ([...log] as string[]).length.toFixed(0);
    });
    let v33: string = ([v10, ...[...log], '$1'] as string[]).join('-2');
    if (await flip({ b: input.a.length2 })) return (v29 - 7) >> 2;
    await trace({ at: 't34', value: input.b?.[2] });
    let [v35 = -v11, v36 = Math.min(1, ...([2] as number[])), ...v37] = v18[0];
    if (input.a.length2) {
      let n39 = 0;
      loop38: do {
        let v37: number = v29 / 2;
        if (isNaN(n39) ? Object.hasOwn({} as Record<string, number>, v10) : input.a.length2 ? v20 : false)
          continue loop38;
        v37 = false ? v18[1][2] : (structuredClone([5]).findLast((n) => n > 0) ?? 0);
      } while (++n39 < 1 && ((input.b?.[0] ?? v11) as number) == ((v36 * 0) as number));
    } else if (input.b?.[0] != null) {
    } else {
    }
    return { log, v10, v11, v18, v19, v20, v26, v28, v29, v33, v35, v36, v37 };
  }
}

// {"inputs":[{"a":{"k":"\"","x y":"12"}},{"a":{"é":"a,b"}},{"a":{"0":"\u0000"}},{"a":{"k":"\\","x y":"x😀y","é":"a"},"b":[]}],"concurrent":false}
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

@Workflow()
export class run {
  private readonly factors = [1, 2];
  private readonly prefix = 'p';

  private async do1(n: number): Promise<number> {
    return shaky({ n });
  }

  private async do2(n: number, s: string): Promise<string> {
    const one = await inc({ n });
    if (one > 100) throw new Boom(`shaky`);
    return `${one}${await say({ s })}`;
  }
  @Retry({ maxAttempts: 1, interval: 2 })
  @Timeout('5m')
  private async do3(s: string, times = 2): Promise<string> {
    return say({ s: s.slice(0, 3).repeat(times) });
  }

  private do4(n: number): number {
    let sum = 0;
    for (const one of this.factors) sum += one * n;
    return sum;
  }

  private do5(s: string, ...more: number[]): string {
    return this.prefix + s + more.join('+');
  }
  async run(input: { a: Record<string, string>; b: string[] | undefined }) {
    if (!(((input.a['x y'].toUpperCase() as string) != (input.a['x y'] as string)) as boolean)) {
      let v6: string[] | null = (false ? null : null) as string[] | null;
      let v7: { tag: string[]; b: number } = { tag: ['b'], b: 10 };
      let v8: string = await this.do3(input.a['0']);
    }
    let v9: number = 0;
    v9 &&= v9;
    for (const x10 of [...[input.a['x y']]].slice(0, 3)) {
      const v11: Record<string, boolean> = {};
      const v12: { count: number | null; tag: Record<string, number>; b?: boolean[]; name: number[] } = {
        count: v11['x y'] ? null : null,
        tag: { k: v9, zz: v9 },
        b: [...[v11['k']]],
        name: [v9],
      };
    }
    let qa13 = v9,
      qb14 = 2;
    const qo15 = { c: 3, list: [0, 0] };
    [qa13, qb14 = 7, qo15.c] = [qb14, qa13, qa13 + 1];
    ({ c: qo15.list[0], d: qb14 = qb14 + 1 } = { c: false ? 5 : 5 } as { c: number; d?: number });
    const v16: number[] = [qa13, qb14, qo15.c, ...qo15.list];
    v9 <<= 2;
    await trace({ at: 't17', value: null });
    return { v9, v16 };
  }
}

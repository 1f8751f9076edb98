// {"input":{"a":[],"b":0,"c":4,"d":"a,b"},"concurrent":true}
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
  @Timeout('30s')
  private async do1(n: number): Promise<number> {
    return shaky({ n });
  }
  private async do2(n: number, s: string): Promise<string> {
    const one = await inc({ n });
    if (one > 100) throw new Boom(`shaky`);
    return `${one}${await say({ s })}`;
  }
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
  async run(input: { a: string[]; b: number; c: number; d: string }) {
    const log: string[] = [];
    try {
      await risky({ n: input.b });
      const v6: boolean | undefined = Boolean(null) as boolean | undefined;
      const qt7: Record<string, (s: string) => string> = { up: (s) => s.toUpperCase(), twice: (s) => s + s };
      const qf8 = qt7[((input.d === input.d) as boolean) ? 'up' : String(null)];
      const v9: string = qf8 ? qf8(true ? input.d : input.d) : 'none';
      if (v6 ?? this.do5('null', input.c).isWellFormed()) {
        try {
          await risky({ n: v9.indexOf('a') });
          if (((input.c && input.c) as number) == (Math.round(input.b) as number)) throw new SubBoom(input.d);
          let v10: number = input.b - (((5 + input.b) * (await this.do1(input.b))) % 1000);
        } catch (e11) {
          const v12 = (e11 as Error).name;
          void v12.slice(0, 12).repeat(3).slice(0, 20);
          if (e11 instanceof Other) throw e11;
        } finally {
          const given13 = this.do4(input.c);
          const p14 = inc({ n: given13 });
          const v16 = this.do5(input.a[1], '{% x %}'.split(v9).length);
          const v15 = await p14;
          for (let i17 = 0; i17 < 1; i17++) {
            const v18: number = i17 + input.b;
          }
        }
      }
    } catch (e19) {
      const v20 = e19 instanceof SubBoom ? 'sub' : e19 instanceof TypeError ? 'type' : (e19 as Error).name;
      await trace({ at: 't21', value: { k: true, '0': true } });
    } finally {
      const v22: number = ([3] as number[]).length;
      log.push(input.a[2]);
    }
    log.push(`91 ${input.d}`);
    let v23: string = (input.c < input.c ? false : !(0 + input.c))
      ? (input.d + log[1]).split(/./g).length.toString()
      : (false ? input.a : [...log]).join('1');
    log.push(`51 ${input.b}`);
    return { log, v23 };
  }
}

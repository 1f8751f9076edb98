/** Fields and methods of workflows in class form: tables of functions, parent classes, and what may not change. */
import { Workflow, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Input {
  xs: number[];
  kind: string;
}

@Workflow()
export class FieldTables {
  static readonly LIMIT = 2;
  private readonly work = lambda.fn<{ n: number }, number>('Work');
  private readonly rates: Record<string, number> = { a: 1, b: 2 };
  private readonly format = (x: number): string => `<${x}>`;
  private readonly hooks: Record<string, (n: number) => Promise<number>> = {
    twice: async (n) => (await this.work({ n })) * 2,
    plain: async (n) => n + this.offset,
  };
  private readonly offset = FieldTables.LIMIT * 10;
  #label(n: number): string {
    return this.format(n) + FieldTables.LIMIT;
  }
  async run({ xs, kind }: Input): Promise<unknown> {
    const out: string[] = [];
    for (const x of xs) out.push(this.#label(await this.work({ n: x })));
    const hook = this.hooks[kind];
    return { out, rate: this.rates[kind] ?? 0, hooked: hook ? await hook(5) : -1, direct: await this.hooks.plain?.(1) };
  }
}

@Workflow()
export class FieldMap {
  private readonly add = lambda.fn<{ n: number }, number>('Work');
  private readonly factor = 7;
  private readonly handlers = new Map<string, (n: number) => Promise<number>>([
    ['add', async (n) => this.add({ n })],
    ['times', async (n) => n * this.factor],
  ]);
  async run({ xs, kind }: Input): Promise<unknown> {
    const handler = this.handlers.get(kind);
    if (!handler) return { known: [...this.handlers.keys()], size: this.handlers.size };
    const out: number[] = [];
    for (const x of xs) out.push(await handler(x));
    return out;
  }
}

class Units {
  static readonly factor: number = 5;
  static scaled(n: number): number {
    return n * Units.factor;
  }
  static own(n: number): number {
    return n * this.factor;
  }
}

/** Static members, beside the class's own of the same names. */
@Workflow()
export class StaticMembers {
  private readonly work = lambda.fn<{ n: number }, number>('Work');
  private readonly factor = 100;
  private scaled(n: number): number {
    return n * this.factor;
  }
  async run({ xs }: Input): Promise<unknown> {
    return [Units.scaled(xs.length), this.scaled(2), xs.map(Units.scaled), await this.work({ n: Units.factor })];
  }
}

/** `this` in a static method is the class that the call names. */
@Workflow()
export class StaticThis {
  async run({ xs }: Input): Promise<unknown> {
    return xs.map(Units.own);
  }
}

@Workflow()
export class DetachedMethod {
  private readonly format = (x: number): string => `<${x}>`;
  private label(x: number): string {
    return this.format(x);
  }
  async run({ xs }: Input): Promise<unknown> {
    return xs.map(this.label);
  }
}

@Workflow()
export class DetachedInTable {
  private readonly format = (x: number): string => `<${x}>`;
  private readonly table = { label: this.label };
  private label(x: number): string {
    return this.format(x);
  }
  async run({ xs }: Input): Promise<unknown> {
    return this.table.label(xs.length);
  }
}

/** Arrow functions have their instance with them, and methods without `this` need none. */
@Workflow()
export class DetachedArrow {
  private readonly format = (x: number): string => `<${x}${this.end}`;
  private readonly end = '>';
  private plain(x: number): number {
    return x + 1;
  }
  async run({ xs }: Input): Promise<unknown> {
    const { format } = { format: this.format };
    return [xs.map(this.format), xs.map(this.plain), format(xs.length)];
  }
}

class Parent {
  protected readonly work = lambda.fn<{ n: number }, number>('Work');
  protected readonly who: string = 'parent';
  protected say(): string {
    return `${this.who} ${this.name()}`;
  }
  protected name(): string {
    return 'nobody';
  }
  protected async twice(n: number): Promise<number> {
    return (await this.work({ n })) + (await this.work({ n: n + 1 }));
  }
}

/** Methods of the parent class call those of the class itself. */
@Workflow()
export class OverriddenMembers extends Parent {
  protected override readonly who = 'child';
  protected override name(): string {
    return 'somebody';
  }
  async run({ xs }: Input): Promise<unknown> {
    return { say: this.say(), sum: await this.twice(xs.length) };
  }
}

class Early extends Parent {
  protected readonly both = [this.who, 'both'];
}

class Circle {
  protected readonly first: number = 1;
  protected readonly second: number = this.first;
}
@Workflow()
export class FieldsInCircle extends Circle {
  protected override readonly first: number = this.second;
  async run() {
    return this.first;
  }
}

/** The parent's fields have their values before the class's own, which are others. */
@Workflow()
export class ParentFieldEarly extends Early {
  protected override readonly who = 'child';
  async run(): Promise<unknown> {
    return this.both;
  }
}

@Workflow()
export class FieldsInOrder {
  private readonly work = lambda.fn<{ n: number }, number>('Work');
  private readonly least = Math.min(3, 2);
  private readonly steps = [this.least, this.next(4)];
  private readonly copy = { ...this.defaults(), list: [...this.steps] };
  private next(n: number): number {
    return n + this.least;
  }
  private defaults(): { least: number; list: number[] } {
    return { least: this.least, list: [] };
  }
  async run({ xs }: Input): Promise<unknown> {
    const own = { ...this.copy, list: [...this.copy.list] };
    for (const x of xs) own.list.push(await this.work({ n: x }));
    return { own, copy: this.copy, steps: this.steps };
  }
}

@Workflow()
export class FieldTooEarly {
  private readonly first = this.second() + 1;
  private readonly base = 3;
  private second(): number {
    return this.base;
  }
  async run({ xs }: Input): Promise<unknown> {
    return [this.first, xs.length];
  }
}

@Workflow()
export class WithConstructor {
  private readonly base: number = 1;
  constructor() {
    this.base = 2;
  }
  async run({ xs }: Input): Promise<unknown> {
    return this.base + xs.length;
  }
}

@Workflow()
export class FieldAlias {
  private readonly state = { list: [1], inner: { z: 1 } };
  async run({ xs }: Input): Promise<unknown> {
    const { inner } = this.state;
    inner.z += xs.length;
    return this.state;
  }
}

@Workflow()
export class FieldGiven {
  private readonly list: number[] = [1];
  private add(to: number[], n: number): void {
    to.push(n);
  }
  async run({ xs }: Input): Promise<unknown> {
    this.add(this.list, xs.length);
    return this.list;
  }
}

@Workflow()
export class FieldWritten {
  private count = 0;
  async run({ xs }: Input): Promise<unknown> {
    for (const x of xs) this.count += x;
    return this.count;
  }
}

@Workflow()
export class FieldOnce {
  private readonly id = crypto.randomUUID();
  async run({ xs }: Input): Promise<unknown> {
    return [this.id, xs.length];
  }
}

// The same of constants of modules.
const ID = crypto.randomUUID();
const STARTED = { at: Date.now() };
const SET = { z: 1 };
set(SET);
function set(to: { z: number }): void {
  to.z = 5;
}
const NAMED = { list: [1] };
const OTHER = NAMED;
OTHER.list.push(2);
const ROWS = [[1]];
for (const row of ROWS) row.push(2);
const CELLS = [[1]];
CELLS.forEach((cell) => {
  cell.push(2);
});
const KEPT = { list: [1] };
const REGISTRY = { kept: KEPT };
REGISTRY.kept.list.push(2);
const INNER = { z: 1 };
start();
function start(): void {
  const one = INNER;
  one.z += 1;
}
const READ = { list: [1, 2] };
const SUM = READ.list.reduce((sum, one) => sum + one, 0);
for (const one of READ.list) console.log(one);

export const computedOnce = workflow(async () => [ID]);
export const startedOnce = workflow(async () => STARTED.at > 0);
export const setByCall = workflow(async () => SET.z);
export const changedByName = workflow(async () => NAMED.list);
export const changedInLoop = workflow(async () => ROWS);
export const changedInCallback = workflow(async () => CELLS);
export const changedInside = workflow(async () => KEPT.list);
export const changedByStart = workflow(async () => INNER);
export const onlyRead = workflow(async ({ xs }: Input) => ({ READ, SUM, all: [...READ.list, ...xs] }));

const inputs = [
  { xs: [], kind: 'a' },
  { xs: [1, 2], kind: 'twice' },
  { xs: [3], kind: 'plain' },
  { xs: [0, -1.5], kind: 'times' },
  { xs: [4], kind: 'add' },
];

export default cases(
  {
    FieldTables: { inputs },
    FieldMap: { inputs },
    StaticMembers: { inputs },
    StaticThis: { refused: 'STEP1001' },
    DetachedMethod: { refused: 'STEP1001' },
    DetachedInTable: { refused: 'STEP1001' },
    DetachedArrow: { inputs },
    OverriddenMembers: { inputs },
    ParentFieldEarly: { refused: 'STEP2126' },
    FieldsInOrder: { inputs },
    FieldsInCircle: { refused: 'STEP2126' },
    FieldTooEarly: { refused: 'STEP2126' },
    WithConstructor: { refused: 'STEP1001' },
    FieldAlias: { refused: 'STEP2105' },
    FieldGiven: { refused: 'STEP2105' },
    FieldWritten: { refused: 'STEP2113' },
    FieldOnce: { refused: 'STEP2110' },
    computedOnce: { refused: 'STEP2110' },
    startedOnce: { refused: 'STEP2110' },
    setByCall: { refused: 'STEP2110' },
    changedByName: { refused: 'STEP2110' },
    changedInLoop: { refused: 'STEP2110' },
    changedInCallback: { refused: 'STEP2110' },
    changedInside: { refused: 'STEP2110' },
    changedByStart: { refused: 'STEP2110' },
    onlyRead: { inputs },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);

/** Values of constants of a module and of fields that their types deny, and properties that later parts of a literal replace. */
import { Workflow, workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Row {
  name: string;
  kids: number[];
}
interface Input {
  k: string;
}
const TABLE: Record<string, string> = { a: 'x', e: '' };
const ROWS: Row[] = [{ name: 'n', kids: [] }];
const MISSING: string = TABLE.b!;
const PRESENT: string = TABLE.a!;
const ROW: Row = ROWS[3]!;
const MAYBE: string | undefined = TABLE.c;
const KID: number = ROWS[0]!.kids[0]!;
const [FIRST, SECOND] = ROWS;
const [LETTER, OTHER] = ['a'] as string[];
const { b: PART, a: HERE } = TABLE;
const FOUND = ROWS.find(({ name }) => name === 'z')!;
const LAST = ROWS[0]!.kids.at(-1)!;
class Rules {
  static readonly text: string = TABLE.q!;
  static row: { name: string } = ROWS[7]!;
}

function orError<T>(read: () => T): T | string {
  try {
    return read();
  } catch (problem) {
    return (problem as Error).name;
  }
}

export const missing = workflow(async ({ k }: Input) => [orError(() => MISSING.slice(0, 2)), k]);
export const missingText = workflow(async ({ k }: Input) => `${MISSING}-${k}-${PRESENT}`);
export const missingTests = workflow(async ({ k }: Input) => [
  typeof MISSING,
  MISSING === undefined,
  MISSING ?? 'd',
  MISSING?.length ?? -1,
  k,
]);
export const row = workflow(async ({ k }: Input) => [orError(() => ROW.name + k), ROW ? ROW.name : 'none']);
export const maybe = workflow(async ({ k }: Input) => [orError(() => (MAYBE as string).length), typeof MAYBE, k]);
export const kid = workflow(async ({ k }: Input) => `${KID} ${KID + 1} ${LAST} ${LAST + 1} ${k}`);
export const first = workflow(async ({ k }: Input) => [FIRST!.name, orError(() => SECOND!.name), k]);
export const letters = workflow(async ({ k }: Input) => [LETTER, orError(() => OTHER!.length), k]);
export const part = workflow(async ({ k }: Input) => [HERE!.length, orError(() => PART!.length), k]);
export const found = workflow(async ({ k }: Input) => [orError(() => FOUND.name), k]);
export const statics = workflow(async ({ k }: Input) => [
  orError(() => Rules.text.length),
  orError(() => Rules.row.name),
  k,
]);
export const given = workflow(async ({ k }: Input) => ({ k, m: MISSING, r: ROW, f: FOUND, l: LAST, t: Rules.text }));

@Workflow()
export class Fields {
  private readonly text: string = TABLE.zz!;
  private readonly row = ROWS[4]!;
  async run({ k }: Input) {
    return [orError(() => this.text.length), orError(() => this.row.kids.length), `${this.text}`, k];
  }
}

const OVER: Record<string, number> = { limit: 9 };
const PLAIN = { limit: 1, name: 'p' };
const SPREAD = { ...PLAIN, name: 'q', ...OVER };
const CONFIG: { limit: number; name: string; deep: { on: boolean } } = {
  limit: 1,
  name: 'n',
  deep: { on: true },
  ...OVER,
};
const KEY = 'limit' as string;
const COMPUTED: Record<string, number> & { limit: number } = { limit: 1, [KEY]: 5 };
class Limits {
  static limit = CONFIG.limit;
  static computed = COMPUTED.limit;
  static on = CONFIG.deep.on;
}
const { limit: LIMIT } = CONFIG;
export const replaced = workflow(async ({ k }: Input) => ({
  k,
  config: [CONFIG.limit, CONFIG.name, LIMIT],
  spread: [SPREAD.limit, SPREAD.name],
  computed: COMPUTED.limit,
  statics: [Limits.limit, Limits.computed, Limits.on],
}));

interface Numbers {
  plus(n: number): number;
  same?(n: number): number;
}
const TIMES = { plus: (n: number): number => n * 10 };
const ADD = { plus: (n: number): number => n + 1, same: (n: number): number => n };
const BOTH = { ...ADD, ...TIMES };
const SOME: Numbers = { plus: (n) => n + 100, ...(TIMES as Partial<Numbers>) };
const { plus, same } = ADD;
const NAMED = {
  ['plus']: (n: number): number => n * 2,
  minus(n: number): number {
    return n - 1;
  },
};
const { plus: TAKEN } = SOME;
export const functions = workflow(async ({ n }: { n: number }) => [
  BOTH.plus(n),
  BOTH.same(n),
  plus(n),
  same(n),
  NAMED.plus(n),
  NAMED.minus(n),
]);
export const replacedFunction = workflow(async ({ n }: { n: number }) => SOME.plus(n));
export const replacedTaken = workflow(async ({ n }: { n: number }) => TAKEN(n));

const NOT: number = parseInt('😀', 10);
const ENDLESS = { rate: Number('y'), most: Infinity, list: [Number('z')] };
const TOLD = { change: (n: number): number => n, rate: 0 / 0 };
class Odd {
  static readonly n = Number('q');
  static readonly list = [0 / 0];
}
function computed(): number {
  return Number('w');
}
const COMPUTED_NUMBER = computed();
const [ITEM] = [0 / 0];
export const notNumbers = workflow(async ({ n }: { n: number }) => ({
  n: TOLD.change(n),
  not: NOT,
  text: `${NOT + n}`,
  endless: ENDLESS,
  told: TOLD.rate,
  odd: [Odd.n, ...Odd.list],
  computed: COMPUTED_NUMBER,
  item: ITEM,
  either: n > 0 ? NOT : n,
}));
@Workflow()
export class NotNumbers {
  private readonly rate = Number('q');
  private readonly rates: number[] = [NOT];
  async run({ n }: { n: number }) {
    return { rate: this.rate, rates: this.rates, n };
  }
}

@Workflow()
export class Failing {
  private readonly row = ROWS[3]!.name;
  async run({ n }: { n: number }) {
    return n > 100 ? this.row : n;
  }
}

class Base {
  protected readonly limit: number = 1;
  protected readonly config = { a: 1 };
  byArrow(n: number): number {
    const read = (): number => this.limit + this.config.a + n;
    return read();
  }
  byName(n: number): number {
    // biome-ignore lint/complexity/noUselessThisAlias: this is what the case is about.
    const self = this;
    return self.limit * n;
  }
  byPattern(n: number): number {
    const { limit, config } = this;
    return limit * n + config.a;
  }
}
@Workflow()
export class Arrow extends Base {
  protected override readonly limit: number = 7;
  protected override readonly config = { a: 50 };
  async run({ n }: { n: number }) {
    return this.byArrow(n);
  }
}
@Workflow()
export class Named extends Base {
  protected override readonly limit: number = 7;
  async run({ n }: { n: number }) {
    return this.byName(n);
  }
}
@Workflow()
export class Pattern extends Base {
  protected override readonly limit: number = 7;
  async run({ n }: { n: number }) {
    return this.byPattern(n);
  }
}

const inputs = [{ k: 'a' }, { k: '' }];
const numbers = [{ n: 0 }, { n: 3 }, { n: -2 }];

export default cases(
  {
    missing: { inputs },
    missingText: { inputs },
    missingTests: { inputs },
    row: { inputs },
    maybe: { inputs },
    kid: { inputs },
    first: { inputs },
    letters: { inputs },
    part: { inputs },
    found: { inputs },
    statics: { inputs },
    given: { inputs },
    Fields: { inputs },
    replaced: { inputs },
    functions: { inputs: numbers },
    replacedFunction: { inputs: numbers },
    replacedTaken: { refused: 'STEP2116' },
    notNumbers: { inputs: numbers },
    NotNumbers: { inputs: numbers },
    Failing: { inputs: numbers },
    Arrow: { inputs: numbers },
    Named: { refused: 'STEP1001' },
    Pattern: { refused: 'STEP1001' },
  },
  () => ({}),
);

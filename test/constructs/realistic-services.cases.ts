/** Whole workflows as users of Step Functions write them: onboarding in class form, a sync of stock, a fallback, trees, a state machine, a budget. */
import { context, map, Retry, sleep, Workflow, WorkflowError, workflow } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

// User onboarding, class form.
interface User {
  id: string;
  email: string;
  plan?: 'free' | 'pro';
  referredBy?: string;
}
class InvalidUser extends WorkflowError {}
@Workflow({ comment: 'onboards a user' })
export class RealOnboard {
  private readonly users = dynamodb.table<{ id: string; email: string; plan: string }>('Users');
  private readonly sendMail = lambda.fn<
    { template: string; to: string; data: Record<string, unknown> },
    { messageId: string }
  >('SendMail');
  private readonly credit = lambda.fn<{ userId: string; amount: number }, void>('Credit');
  private static readonly TEMPLATES = { free: 'welcome', pro: 'welcome-pro' } as const;
  private validate(user: User): asserts user is User & { email: string } {
    const problems: string[] = [];
    if (!/^[^@\s]+@[^@\s]+$/.test(user.email)) problems.push('email');
    if (user.id.trim() === '') problems.push('id');
    if (problems.length > 0) throw new InvalidUser(`invalid: ${problems.join(', ')}`);
  }
  @Retry({ errors: 'Throttled', maxAttempts: 2 })
  private async mail(template: string, to: string, data: Record<string, unknown> = {}) {
    return this.sendMail({ template, to, data });
  }
  async run(user: User) {
    this.validate(user);
    const plan = user.plan ?? 'free';
    await this.users.putItem({
      Item: { id: { S: user.id }, email: { S: user.email.toLowerCase() }, plan: { S: plan } },
    });
    const [{ messageId }] = await Promise.all([
      this.mail(RealOnboard.TEMPLATES[plan], user.email, { plan, since: context.execution.startTime.slice(0, 4) }),
      ...(user.referredBy ? [this.credit({ userId: user.referredBy, amount: 5 })] : []),
    ]);
    return { messageId, plan };
  }
}

// Inventory sync with diff.
interface Stock {
  sku: string;
  quantity: number;
}
const remote = lambda.fn<{ warehouse: string }, Stock[]>('Remote');
const local = lambda.fn<{ warehouse: string }, Stock[]>('Local');
const apply = lambda.fn<{ changes: { sku: string; from: number | null; to: number | null }[] }, number>('Apply');
const diff = (before: Stock[], now: Stock[]) => {
  const index = new Map(before.map(({ sku, quantity }) => [sku, quantity]));
  const changes = now
    .filter(({ sku, quantity }) => index.get(sku) !== quantity)
    .map(({ sku, quantity }) => ({ sku, from: index.get(sku) ?? null, to: quantity as number | null }));
  const gone = before
    .filter(({ sku }) => !now.some((other) => other.sku === sku))
    .map(({ sku, quantity }) => ({ sku, from: quantity as number | null, to: null }));
  return [...changes, ...gone].sort((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0));
};
export const realInventory = workflow(async ({ warehouses }: { warehouses: string[] }) => {
  const report = await Promise.all(
    warehouses.map(async (warehouse) => {
      const [theirs, ours] = await Promise.all([remote({ warehouse }), local({ warehouse })]);
      const changes = diff(ours, theirs);
      let applied = 0;
      for (let i = 0; i < changes.length; i += 2) applied += await apply({ changes: changes.slice(i, i + 2) });
      return [warehouse, { changes: changes.length, applied, upToDate: changes.length === 0 }] as const;
    }),
  );
  return Object.fromEntries(report);
});

// Race with timeout and fallback.
const primary = lambda.fn<{ q: string }, { answer: string; source?: string }>('Primary');
const fallback = lambda.fn<{ q: string; why: string }, { answer: string; source?: string }>('Fallback');
export const realAsk = workflow(async ({ q, patience = 5 }: { q: string; patience?: number }) => {
  let result: { answer: string; source?: string } | null = null;
  let why = '';
  try {
    const first = await Promise.race([primary({ q }), sleep(patience).then(() => null)]);
    if (first === null) why = 'slow';
    else result = { source: 'primary', ...first };
  } catch (e) {
    why = e instanceof Error ? e.name : 'unknown';
  }
  result ??= { ...(await fallback({ q, why })), source: 'fallback' };
  return { ...result, degraded: why !== '' };
});

// Hierarchical approvals tree walk.
interface Node {
  id: string;
  cost: number;
  children?: Node[];
}
const total = (n: Node): number => n.cost + (n.children ?? []).reduce((s, c) => s + total(c), 0);
const flattenTree = (n: Node, depth = 0): { id: string; depth: number; total: number }[] => [
  { id: n.id, depth, total: total(n) },
  ...(n.children ?? []).flatMap((c) => flattenTree(c, depth + 1)),
];
const price = lambda.fn<{ id: string; total: number }, number>('Price');
export const realTree = workflow(async ({ root }: { root: Node }) => {
  const rows = flattenTree(root);
  const priced = await map(
    rows,
    async ({ id, depth, total: t }) => ({
      id,
      indent: ' '.repeat(depth * 2) + id,
      price: await price({ id, total: t }),
    }),
    { maxConcurrency: 4 },
  );
  return {
    rows: priced.map((p) => `${p.indent}: ${p.price}`),
    expensive: priced.filter((p) => p.price > 10).map((p) => p.id),
  };
});

// State machine in a loop.
type State = 'draft' | 'review' | 'approved' | 'published' | 'rejected';
const TRANSITIONS: Record<State, Partial<Record<string, State>>> = {
  draft: { submit: 'review' },
  review: { approve: 'approved', reject: 'rejected', rework: 'draft' },
  approved: { publish: 'published' },
  published: {},
  rejected: { rework: 'draft' },
};
const nextEvent = lambda.fn<{ state: State; step: number }, { event: string }>('NextEvent');
export const realDocument = workflow(async ({ maxSteps = 6 }: { maxSteps?: number }) => {
  let state: State = 'draft';
  const trail: string[] = [state];
  for (let step = 0; step < maxSteps && Object.keys(TRANSITIONS[state]).length > 0; step++) {
    const { event }: { event: string } = await nextEvent({ state, step });
    const next: State | undefined = TRANSITIONS[state][event];
    if (!next) {
      trail.push(`!${event}`);
      continue;
    }
    state = next;
    trail.push(state);
  }
  return { state, trail, final: state === 'published' || state === 'rejected' };
});

// Rate limited fan out w/ budget and collection of failures.
interface Task {
  id: string;
  cost: number;
  critical?: boolean;
}
class CriticalFailure extends WorkflowError {}
const work = lambda.fn<{ id: string }, { ok: boolean; detail?: string }>('Work');
export const realFanOut = workflow(async ({ tasks, budget }: { tasks: Task[]; budget: number }) => {
  const affordable: Task[] = [];
  let left = budget;
  for (const task of [...tasks].sort(
    (a, b) => Number(b.critical ?? false) - Number(a.critical ?? false) || a.cost - b.cost,
  )) {
    if (task.cost > left) continue;
    left -= task.cost;
    affordable.push(task);
  }
  const results = await map(
    affordable,
    async (task): Promise<{ id: string; status: 'ok' } | { id: string; status: 'failed'; error: Error }> => {
      try {
        const { ok, detail = 'no detail' } = await work({ id: task.id });
        if (!ok) throw new Error(detail);
        return { id: task.id, status: 'ok' };
      } catch (error) {
        if (task.critical) throw new CriticalFailure(`${task.id}: ${(error as Error).message}`);
        return { id: task.id, status: 'failed', error: error as Error };
      }
    },
    { maxConcurrency: 2 },
  );
  const failed = results.filter((r) => r.status === 'failed');
  return {
    left,
    done: results.length - failed.length,
    skipped: tasks.length - affordable.length,
    errors: Object.fromEntries(failed.map((r) => [r.id, r.status === 'failed' ? r.error.message : ''])),
  };
});

export default cases(
  {
    RealOnboard: {
      inputs: [
        { id: 'u', email: 'A@b.c' },
        { id: ' ', email: 'x' },
        { id: 'u', email: 'busy@b', plan: 'pro', referredBy: 'z' },
      ],
      concurrent: true,
    },
    realInventory: { inputs: [{ warehouses: ['w1', 'w2'] }, { warehouses: [] }], concurrent: true },
    realAsk: { inputs: [{ q: 'x' }, { q: 'slow' }, { q: 'fail' }], concurrent: true, cut: ['Primary'] },
    realTree: {
      inputs: [
        { root: { id: 'a', cost: 1 } },
        {
          root: {
            id: 'a',
            cost: 1,
            children: [
              { id: 'b', cost: 20, children: [{ id: 'c', cost: 2 }] },
              { id: 'd', cost: 0 },
            ],
          },
        },
      ],
      concurrent: true,
    },
    realDocument: { inputs: [{}, { maxSteps: 2 }] },
    realFanOut: {
      inputs: [
        {
          tasks: [
            { id: 'a', cost: 1 },
            { id: 'bad', cost: 2 },
            { id: 'boom', cost: 1 },
            { id: 'z', cost: 100 },
          ],
          budget: 10,
        },
        { tasks: [{ id: 'bad', cost: 1, critical: true }], budget: 2 },
        { tasks: [], budget: 0 },
      ],
      concurrent: true,
    },
  },
  () => {
    const seen: Record<string, number> = {};
    return {
      'dynamodb:putItem': () => ({}),
      SendMail: ({ to }: { to: string }) => {
        const k = (seen[to] = (seen[to] ?? 0) + 1);
        if (to === 'busy@b' && k < 2) throw new TaskFailure('Throttled', 't');
        return { messageId: `m-${to}` };
      },
      Credit: () => null,
      Remote: ({ warehouse }: { warehouse: string }) =>
        warehouse === 'w1'
          ? [
              { sku: 'b', quantity: 2 },
              { sku: 'a', quantity: 1 },
              { sku: 'n', quantity: 0 },
            ]
          : [],
      Local: ({ warehouse }: { warehouse: string }) =>
        warehouse === 'w1'
          ? [
              { sku: 'a', quantity: 1 },
              { sku: 'b', quantity: 5 },
              { sku: 'z', quantity: 7 },
            ]
          : [],
      Apply: ({ changes }: { changes: unknown[] }) => changes.length,
      Primary: ({ q }: { q: string }) => {
        if (q === 'fail') throw new TaskFailure('Down', 'd');
        return q === 'slow' ? after(60, { answer: 's' }) : { answer: `A ${q}` };
      },
      Fallback: ({ why }: { why: string }) => ({ answer: why }),
      Price: ({ total: t }: { total: number }) => t * 2,
      NextEvent: ({ step }: { step: number }) => ({
        event: ['submit', 'oops', 'rework', 'submit', 'approve', 'publish'][step],
      }),
      Work: ({ id }: { id: string }) => {
        if (id === 'boom') throw new TaskFailure('Boom', 'b');
        return id === 'bad' ? { ok: false } : { ok: true };
      },
    };
  },
);

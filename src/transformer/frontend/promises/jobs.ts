/**
 * `const jobs = items.map((n) => ({ n, promise: work({ n }) }))` and `[{ n, promise: … }, …]`: lists of objects with promises in
 * them. They become lists of what else the objects have and what their promises need. Whoever awaits the promises runs them: a Map
 * state over the list, or the iterations of the one that awaits them.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { joinShapes, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { isDiscarded } from '../discarded.ts';
import { holdsFunctions } from '../function-types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Binding, JobsBinding, Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { homeOf, isHere, visibleIn } from './collect.ts';
import { atEntry } from './entry.ts';
import { pendingPromise } from './hold-in.ts';
import { entriesOf } from './hold-parts.ts';
import { readsData } from './jobs-data.ts';
import {
  type HolderOf,
  type Job,
  jobOf,
  listed,
  MADE_BY,
  type Made,
  mapped,
  needsOf,
  POSITION,
  withPosition,
} from './jobs-made.ts';
import { resultAt, runAll } from './jobs-run.ts';
import { keepsValue } from './keeps-value.ts';
import { promiseKeys } from './promise-keys.ts';
import type { Ending, HeldPromise } from './source.ts';

/** Makes the list that a declaration holds; undefined for other declarations. */
export function holdJobs(
  { name, initializer }: ts.VariableDeclaration,
  holderOf: HolderOf,
  scope: Scope,
  cx: Lowering,
): ReturnType<HolderOf> {
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!symbol || !initializer || cx.facts.isReassigned(symbol)) return undefined;
  const node = unwrap(initializer) as ts.Expression;
  const type = cx.facts.type(name);
  const item = cx.facts.checker.isArrayLikeType(type) && cx.facts.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  const keys = item ? promiseKeys(item, cx) : [];
  if (!item || keys.length === 0 || cx.facts.isPromiseType(item) || holdsFunctions(item, cx.facts.checker))
    return undefined;
  const isFilled = ts.isArrayLiteralExpression(node) && node.elements.length === 0;
  if (isFilled !== cx.facts.isMutated(symbol)) return undefined;
  const make = isFilled ? () => NOTHING : (mapped(node, holderOf, scope, cx) ?? listed(node, scope, cx));
  return make && (() => declared({ name: symbol.name, symbol, node, keys, isFilled }, make(), scope, cx));
}

/** `const jobs: Job[] = []`, to which others are pushed. */
const NOTHING: Made = { before: [], list: null, jobs: [] };

interface Declared {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly node: ts.Expression;
  /** Where its objects have promises. */
  readonly keys: readonly string[];
  readonly isFilled: boolean;
}

function declared(
  { name, symbol, node, keys, isFilled }: Declared,
  made: Made,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly promises: readonly HeldPromise[] } {
  const origin = cx.origin(node);
  const jobs: Job[] = [];
  const shape = shapes.list(shapes.record);
  const list = cx.variable({ name, origin, shape, constant: !isFilled });
  if (scope.region) cx.regions.set(list, scope.region);
  const entries = b.ref(list, shape, origin);
  const [home, visible] = [homeOf(node), visibleIn(scope)];
  /** Objects that literals make have the same keys. */
  const add = (job: Job, at: ts.Node): void => {
    const [first = job] = jobs;
    const reserved = [POSITION, MADE_BY, ...keys.map(needsOf)];
    const alike = job.sites.size === keys.length && job.data.size === first.data.size;
    if (!alike || ![...job.data.keys()].every((key) => first.data.has(key) && !reserved.includes(key)))
      cx.report(d.promiseHeld(cx.origin(at)));
    jobs.push(job);
  };
  for (const job of made.jobs) add(job, node);
  const codeAt = (key: string, entry: RawExpr): RawExpr => {
    const needs = b.member(entry, needsOf(key), shapes.record, origin);
    const codes = jobs.flatMap(({ sites }) => sites.get(key) ?? []).map((site) => atEntry(site, needs, cx));
    const last = codes.pop() ?? cx.invalid(node);
    const by = b.member(entry, MADE_BY, shapes.integer, origin);
    return codes.reduceRight(
      (rest, code, index) => b.conditional(b.binary('===', by, b.literal(index, origin), origin), code, rest, origin),
      last,
    );
  };
  const perform = (ending: Ending | null): RawExpr =>
    jobs.length === 0 ? b.list([], origin) : runAll(entries, keys, codeAt, ending, node, cx);
  const reads = (): readonly VarId[] => [...rawWalk.freeVariables(perform(null))];
  const held = pendingPromise({
    name,
    made: node,
    isData: (use) => readsData(use, cx),
    running: { kind: 'many', source: { kind: 'each', before: [], perform } },
    ...(isFilled && {
      collected: { isEmpty: () => jobs.length === 0, reads: () => reads().filter((id) => id !== list) },
    }),
  });
  held.names.push({ symbol });
  const item: JobsBinding['item'] = (entry, results) => {
    const parts = new Map<string, Binding>();
    const before: RawStatement[] = [];
    for (const key of jobs[0]?.data.keys() ?? []) {
      const own = jobs.map(({ data }) => data.get(key) ?? shapes.unknown).reduce(joinShapes);
      const variable = cx.variable({ name: key, origin, shape: own, constant: true });
      before.push(b.declare(variable, b.member(entry, key, own, origin), origin));
      parts.set(key, { kind: 'variable', variable });
    }
    for (const key of keys) {
      const given = jobs.flatMap(({ sites }) => sites.get(key)?.value.shape ?? []).reduce(joinShapes, { kinds: 0 });
      const value = results ? resultAt(results, entry, keys.length > 1 ? key : null, given) : codeAt(key, entry);
      const promise = pendingPromise({ name: key, made: node, running: { kind: 'one', value } });
      if (results) promise.state = { kind: 'settled', value, home: node.getSourceFile() };
      parts.set(key, { kind: 'promise', held: promise });
    }
    return { before, binding: { kind: 'parts', parts } };
  };
  const push: JobsBinding['push'] = (call, inner) => {
    if (held.state.kind === 'refused') return cx.invalid(call);
    const [argument] = call.arguments;
    const literal = argument && call.arguments.length === 1 ? (unwrap(argument) as ts.Expression) : undefined;
    const isKnown = isFilled && held.state.kind === 'pending' && isDiscarded(call) && isHere(call, home);
    const ids = visible();
    const job =
      literal && isKnown && entriesOf(literal, cx) ? jobOf(literal, inner, (id) => !ids.has(id), cx) : undefined;
    const needed = [...(job?.sites.values() ?? [])].flatMap((site) => site.needed);
    if (!job || !needed.every((id) => keepsValue(id, call, inner, cx))) {
      cx.report(d.promiseHeld(cx.origin(call)));
      return cx.invalid(call);
    }
    const position = { ...b.lengthOf(entries, origin), shape: shapes.integer };
    const record = withPosition(
      job.record,
      { [POSITION]: position, [MADE_BY]: b.literal(jobs.length, origin) },
      origin,
    );
    add(job, call);
    const content = b.list(
      [
        { kind: 'spread', value: entries },
        { kind: 'item', value: record },
      ],
      origin,
    );
    return b.sequence([...job.before, b.replaceContent(list, [], content, origin)], b.absent(origin), cx.origin(call));
  };
  scope.bindings.set(symbol, { kind: 'jobs', list, held, item, push });
  const value = { ...(made.list ?? b.list([], origin)), shape } as RawExpr;
  return { before: [...made.before, b.declare(list, value, origin)], promises: [held] };
}

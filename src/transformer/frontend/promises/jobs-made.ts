/** Lists of objects with promises in them, as lists of records: what else the objects have, and what their promises need. */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { functionOf } from '../arguments.ts';
import { demandStored } from '../data.ts';
import { holdsFunctions } from '../function-types.ts';
import { bindParameters, endsInOnlyReturn, innerScope, typesIn } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { awaitsHeld } from './awaits-held.ts';
import { entryOf, type Site } from './entry.ts';
import { entriesOf } from './hold-parts.ts';
import type { HeldPromise } from './source.ts';
import { isAsync } from './start-function.ts';
import { performs } from './started.ts';

/** Makes the promises that a statement declares constants for; undefined for other statements. */
export type HolderOf = (
  node: ts.Statement,
  scope: Scope,
  cx: Lowering,
) => (() => { readonly before: readonly RawStatement[]; readonly promises: readonly HeldPromise[] }) | undefined;

/** What an object literal makes: its record, the shapes of its data, and the code of its promises. */
export interface Job {
  readonly before: readonly RawStatement[];
  readonly record: RawExpr;
  readonly data: ReadonlyMap<string, ValueShape>;
  readonly sites: ReadonlyMap<string, Site>;
}

/** The position of an object in its list. */
export const POSITION = 'position';

/** Which of the literals made it. */
export const MADE_BY = 'madeBy';

/** A list of records (null = none), and the literals that made them. */
export interface Made {
  readonly before: readonly RawStatement[];
  readonly list: RawExpr | null;
  readonly jobs: readonly Job[];
}

/** `items.map((n) => ({ … }))`. */
export function mapped(node: ts.Expression, holderOf: HolderOf, scope: Scope, cx: Lowering): (() => Made) | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const items = node.expression.expression;
  const [callback] = node.arguments;
  const isMap = /^(Readonly)?Array\.prototype\.map$/.test(cx.facts.libraryMember(node.expression) ?? '');
  const fn = isMap && callback ? functionOf(callback, scope, cx) : undefined;
  if (!fn?.node.body || !callback || fn.choice || fn.adapt || isAsync(fn.node)) return undefined;
  if (holdsFunctions(cx.facts.type(items), cx.facts.checker)) return undefined;
  const tail = tailOf(fn.node.body);
  if (!tail || !entriesOf(tail, cx)) return undefined;
  return () => {
    const origin = cx.origin(node);
    const [before, source] = b.capture(cx.expression(items, scope), 'items', cx);
    const given = [source.shape.item ?? shapes.json, shapes.integer];
    const variables = given.map((shape, index) =>
      cx.variable({ name: index === 0 ? 'item' : POSITION, origin: cx.origin(callback), shape, constant: true }),
    );
    const [item, position] = variables.map((id) => b.ref(id, cx.shapeOfVariable(id), origin));
    if (!item || !position) return { before, list: cx.invalid(node), jobs: [] };
    const { code, job } = called(fn, [item, position, source], tail, callback, holderOf, scope, cx);
    const entry = job && withPosition(job.record, { [POSITION]: position }, origin);
    const lambda = b.lambda(
      variables,
      [...code, { kind: 'return', origin, value: entry ?? cx.invalid(tail) }],
      shapes.record,
      origin,
    );
    const list = b.library('Array.prototype.map', source, [lambda], shapes.list(shapes.record), origin);
    return { before, list, jobs: job ? [job] : [] };
  };
}

/** The callback's statements and its object, as the code of a lambda. */
function called(
  fn: FunctionValue,
  args: readonly RawExpr[],
  tail: ts.Expression,
  callback: ts.Expression,
  holderOf: HolderOf,
  scope: Scope,
  cx: Lowering,
): { readonly code: readonly RawStatement[]; readonly job: Job | undefined } {
  const types = typesIn(fn, callback, scope, cx);
  return cx.facts.within(types, () => {
    const inner = innerScope(fn, { kind: 'lambda' }, scope, types);
    const values = args.map((value) => ({ kind: 'value' as const, value }));
    const code = [...bindParameters(fn.node, values, inner, callback, cx)];
    const { body } = fn.node;
    const made: HeldPromise[] = [];
    for (const statement of body && ts.isBlock(body) ? body.statements.slice(0, -1) : []) {
      const held = holderOf(statement, inner, cx)?.();
      code.push(...(held ? held.before : cx.statement(statement, inner)));
      made.push(...(held?.promises ?? []));
    }
    const visible = new Set([
      ...rawWalk.declaredVariables(code),
      ...args.flatMap((arg) => [...rawWalk.freeVariables(arg)]),
    ]);
    const job = jobOf(tail, inner, (id) => visible.has(id), cx);
    code.push(...(job?.before ?? []));
    const lost = made.some((held) => held.state.kind === 'pending');
    const declaredHere = rawWalk.declaredVariables(code);
    const writes = [...rawWalk.assignedVariables(code)].some((id) => !declaredHere.has(id));
    const throws = rawWalk.someStatement(code, ({ kind }) => kind === 'throw');
    if (lost || writes || throws || performs(code)) cx.report(d.promiseHeld(cx.origin(tail)));
    return { code, job };
  });
}

/** `[{ … }, { … }]`. */
export function listed(node: ts.Expression, scope: Scope, cx: Lowering): (() => Made) | undefined {
  if (!ts.isArrayLiteralExpression(node) || node.elements.length === 0) return undefined;
  if (node.elements.some((element) => ts.isSpreadElement(element) || !entriesOf(unwrap(element) as ts.Expression, cx)))
    return undefined;
  return () => {
    const origin = cx.origin(node);
    const before: RawStatement[] = [];
    const jobs = node.elements.flatMap((element, index) => {
      const job = jobOf(unwrap(element) as ts.Expression, scope, () => false, cx);
      const awaits = index > 0 && awaitsHeld(element, scope, cx);
      if (job && (awaits || performs(job.before))) cx.report(d.awaitBetweenPromises(cx.origin(element)));
      before.push(...(job?.before ?? []));
      return job ?? [];
    });
    const entries = jobs.map(({ record }, index) => {
      const at = b.literal(index, origin);
      return withPosition(record, { [POSITION]: at, [MADE_BY]: at }, origin);
    });
    return { before, list: b.items(entries, origin), jobs };
  };
}

export function withPosition(
  record: RawExpr,
  parts: Readonly<Record<string, RawExpr>>,
  origin: RawExpr['origin'],
): RawExpr {
  return b.record(
    [record, b.object(parts, origin)].map((value) => ({ kind: 'spread' as const, value })),
    origin,
  );
}

/** The last expression that a callback gives. */
function tailOf(body: ts.ConciseBody): ts.Expression | undefined {
  if (!ts.isBlock(body)) return unwrap(body) as ts.Expression;
  const last = endsInOnlyReturn(body) ? body.statements.at(-1) : undefined;
  return last && ts.isReturnStatement(last) && last.expression ? (unwrap(last.expression) as ts.Expression) : undefined;
}

/** An object or array literal with promises; `isOwn` tells what can be read only where it stands. */
export function jobOf(
  literal: ts.Expression,
  scope: Scope,
  isOwn: (variable: VarId) => boolean,
  cx: Lowering,
): Job | undefined {
  const origin = cx.origin(literal);
  const before: RawStatement[] = [];
  const fields: Record<string, RawExpr> = {};
  const data = new Map<string, ValueShape>();
  const sites = new Map<string, Site>();
  for (const [key, value] of entriesOf(literal, cx) ?? []) {
    if (cx.facts.isPromise(value)) {
      const started = cx.started(value, scope);
      if (started.choice) cx.report(d.promiseHeld(cx.origin(value)));
      before.push(...started.before);
      const own = rawWalk.declaredVariables(before);
      const needed = [...rawWalk.freeVariables(started.value)].filter((id) => isOwn(id) || own.has(id));
      const site = { value: started.value, needed };
      sites.set(key, site);
      fields[needsOf(key)] = entryOf(site, origin, cx);
      continue;
    }
    const [declare, stored] = b.capture(demandStored(cx.expression(value, scope), cx), key, cx);
    before.push(...declare);
    data.set(key, stored.shape);
    fields[key] = stored;
  }
  return { before, record: b.object(fields, origin), data, sites };
}

/** The key of what a promise needs. */
export function needsOf(key: string): string {
  return `${key}Needs`;
}

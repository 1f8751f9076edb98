/**
 * Promises at compile time (`Started`): the part of a call that happens when the promise is made, and the part that runs in its
 * branch. Operands of tasks, waits and maps belong to the first part; those that only read constants may stay where they are.
 */
import type ts from 'typescript';
import type { RecordEntry } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import type { Effect, RawExpr, RawLeaf, RawStatement } from '../../hir/types.ts';
import { mapEffect, rawWalk } from '../../hir/walk.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type Scope } from '../scope.ts';
import { changesByOtherName } from './shared-objects.ts';

/** The scope of code that runs beside other code: a branch or iteration named by a node of the source. */
export function branchScope(scope: Scope, region: ts.Node): Scope {
  return childScope(scope, { frame: { kind: 'region' }, region, jumps: [], insideTry: false });
}

/** Awaiting a promise where it is made. */
export function awaitedAtOnce({ before, value }: Started): RawExpr {
  return b.sequence(before, value, value.origin);
}

/** An effect apart from its operands, which JavaScript evaluates when it makes the promise. */
export function splitOperands(value: RawExpr, cx: Lowering): Started {
  if (value.kind === 'member') {
    const { before, value: object } = splitOperands(value.object, cx);
    return { before, value: { ...value, object } };
  }
  if (value.kind === 'sequence' && !performs(value.body)) {
    const inner = splitOperands(value.value, cx);
    return { before: [...value.body, ...inner.before], value: inner.value };
  }
  if (value.kind !== 'perform' || value.effect.kind === 'fork') return { before: [], value };
  const before: RawStatement[] = [];
  const name = nameOf(value.effect);
  const effect = mapEffect<RawLeaf, never, RawLeaf, never>(value.effect, {
    declare: (id) => id,
    body: (body) => body,
    expression: (part) => {
      const [declare, ref] = value.effect.kind === 'map' ? itemsNow(part, cx) : takenNow(part, name, cx, copied);
      before.push(...declare);
      return ref;
    },
  });
  return { before, value: { ...value, effect } };
}

/** A wait takes its time when the promise is made; time that is none fails the promise. */
export function splitWait(value: RawExpr, cx: Lowering): Started {
  if (value.kind !== 'perform' || value.effect.kind !== 'wait') return splitOperands(value, cx);
  const { effect } = value;
  const time = effect.until.value;
  const check = time.kind === 'sequence' ? time.body.at(-1) : undefined;
  if (time.kind !== 'sequence' || check?.kind !== 'if') return splitOperands(value, cx);
  const before = time.body.slice(0, -1);
  const copies = new Map<VarId, RawExpr>();
  rawWalk.visit(b.sequence([check], time.value, time.origin), {
    expression: (node) => {
      if (node.kind !== 'ref' || copies.has(node.variable) || cx.isConstant(node.variable)) return;
      const [declare, copy] = b.capture(node, 'duration', cx);
      before.push(...declare);
      copies.set(node.variable, copy);
    },
  });
  const checked = rawWalk.mapExpression(b.sequence([check], time.value, time.origin), {
    expression: (node) => (node.kind === 'ref' ? (copies.get(node.variable) ?? node) : node),
  });
  return { before, value: { ...value, effect: { ...effect, until: { ...effect.until, value: checked } } } };
}

/** A value as it is now: the parts that are the same later stay in their places, the others become temporaries. */
export function takenNow(
  value: RawExpr,
  name: string,
  cx: Lowering,
  take: (value: RawExpr) => RawExpr = (same) => same,
): readonly [readonly RawStatement[], RawExpr] {
  const isSame = (variable: VarId): boolean =>
    cx.isConstant(variable) && !(take === copied && changesByOtherName(variable, cx));
  const same = !isActive(value) && [...rawWalk.freeVariables(value)].every(isSame);
  if (same) return [[], value];
  if (value.kind !== 'record' || !value.entries.every(hasPlainKey)) return b.capture(take(value), name, cx);
  const before: RawStatement[] = [];
  const entries = value.entries.map((entry) => {
    const key = entry.kind === 'property' && entry.key.kind === 'literal' ? String(entry.key.value) : name;
    const [declare, part] = takenNow(entry.value, key, cx, take);
    before.push(...declare);
    return { ...entry, value: part };
  });
  return [before, { ...value, entries }];
}

/** `key: value` with a constant key. */
function hasPlainKey(entry: RecordEntry<RawLeaf>): boolean {
  return entry.kind === 'property' && entry.key.kind === 'literal';
}

function nameOf(effect: Effect<RawLeaf, never>): string {
  return effect.kind === 'map' ? 'items' : effect.kind === 'wait' ? 'duration' : 'arguments';
}

/** What a call is given is read when it is made, however the objects in it change later. */
function copied(value: RawExpr): RawExpr {
  if (!mayBe(value.shape, Kind.list | Kind.record)) return value;
  return b.library('structuredClone', null, [value], value.shape, value.origin);
}

/** The items of a list as they are now: a list that changes later, by whatever name, has others. */
export function itemsNow(list: RawExpr, cx: Lowering): readonly [readonly RawStatement[], RawExpr] {
  const changes = list.kind === 'ref' && (!cx.isConstant(list.variable) || changesByOtherName(list.variable, cx));
  return changes
    ? b.capture(b.list([{ kind: 'spread', value: list }], list.origin), 'items', cx)
    : takenNow(list, 'items', cx);
}

/** The expression does more than give a value: it writes, throws or performs. */
function isActive(value: RawExpr): boolean {
  return rawWalk.someExpression(value, (node) => node.kind === 'sequence' || node.kind === 'perform');
}

/** The statements perform an effect. */
export function performs(body: readonly RawStatement[]): boolean {
  return rawWalk.someExpression(body, (node) => node.kind === 'perform');
}

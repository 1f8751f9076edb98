/** Kept promises that are refused where they are made: that some way never awaits, or whose code reads what changes meanwhile. */
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import { isCopyOf, type MadeOf, madeIn, mayShare } from './shared-objects.ts';
import type { Element, HeldPromise } from './source.ts';

/** A promise that nobody awaits on some way is refused where it is made. */
export function refuse(pending: readonly HeldPromise[], cx: Lowering): void {
  for (const held of pending) held.state = { kind: 'refused' };
  const [first] = pending;
  if (first) cx.report(d.promiseHeld(cx.origin(first.made)));
}

/** Refuses promises that would wait for the calls in the code that is evaluated to make others: those run while the promises run. */
export function demandNoCall(pending: readonly HeldPromise[], code: readonly RawStatement[], cx: Lowering): void {
  const begun = pending.filter(({ collected }) => !collected?.isEmpty());
  if (rawWalk.someExpression(code, ({ kind }) => kind === 'perform')) refuse(begun, cx);
}

/** What a promise's code reads may not change while it runs. */
export function demandUnchanged(pending: readonly HeldPromise[], code: readonly RawStatement[], cx: Lowering): void {
  const written = rawWalk.assignedVariables(code);
  const changed = changedIn(code);
  const made = madeIn(code);
  for (const held of pending) {
    const reads = readsOf(held);
    const isWritten = [...reads].some((variable) => written.has(variable));
    const sees = (variable: VarId): boolean =>
      [...changed].some(
        (one) =>
          !(isCopyOf(variable, one, before(held)) && !changedBelow(one, code)) &&
          mayShare(one, variable, made, before(held), cx),
      );
    const objects = [...reads].filter((variable) => mayBe(cx.shapeOfVariable(variable), Kind.list | Kind.record));
    if (isWritten || held.given?.some((variable) => changed.has(variable)) || objects.some(sees)) refuse([held], cx);
  }
}

const before = (held: HeldPromise): MadeOf => held.before ?? new Map();

/** The code changes something in the list or object that a variable has, not only which things are in it. */
function changedBelow(variable: VarId, code: readonly RawStatement[]): boolean {
  return rawWalk.someStatement(
    code,
    (one) => one.kind === 'assign' && one.variable === variable && one.path.length > (one.inPlace ? 0 : 1),
  );
}

/** Notes the variables whose objects a promise's code was given under other names: it sees them change. */
export function noteGiven(promises: readonly HeldPromise[], before: readonly RawStatement[]): void {
  const given = before.flatMap((statement) => {
    const value = statement.kind === 'declare' ? statement.value : null;
    const root = value && mayBe(value.shape, Kind.list | Kind.record) ? rootOf(value) : undefined;
    return root ?? [];
  });
  if (given.length > 0) for (const held of promises) held.given = given;
  const made = madeIn(before);
  for (const held of promises) held.before = made;
}

function rootOf(value: RawExpr): VarId | undefined {
  if (value.kind === 'ref') return value.variable;
  return value.kind === 'member' || value.kind === 'index' ? rootOf(value.object) : undefined;
}

/** The variables whose objects the code changes. */
function changedIn(code: readonly RawStatement[]): ReadonlySet<VarId> {
  const changed = new Set<VarId>();
  rawWalk.visit(code, {
    statement: (statement) => {
      if (statement.kind === 'assign' && (statement.inPlace || statement.path.length > 0))
        changed.add(statement.variable);
      return undefined;
    },
  });
  return changed;
}

/** The variables that the code of a promise reads. */
function readsOf({ running, collected }: HeldPromise): ReadonlySet<VarId> {
  if (collected) return new Set(collected.reads());
  const elements: readonly Element[] =
    running.kind === 'one'
      ? [{ kind: 'promise', value: running.value }]
      : running.source.kind === 'each'
        ? [{ kind: 'each', each: running.source }]
        : running.source.elements;
  return new Set(elements.flatMap(elementReads));
}

function elementReads(element: Element): readonly VarId[] {
  if (element.kind === 'group') return element.elements.flatMap(elementReads);
  const value = element.kind === 'each' ? element.each.perform(null) : element.value;
  return [...rawWalk.freeVariables(value)];
}

/**
 * What code does first: meets a promise that has been awaited for it already (reads its value), or acts. Code may only read what
 * a Parallel state has waited for where nothing else would have happened before, and on every way, or JavaScript could tell.
 */
import { isCoreExpression } from '../../core/children.ts';
import type { VarId } from '../../core/ids.ts';
import { isOnly, Kind } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { effectOperands, rawWalk } from '../../hir/walk.ts';

/** What to look for. */
export interface Meeting {
  /** The expression reads the promise's value. */
  reads(node: RawExpr): boolean;
  /** The expression is truthy where there is a promise. */
  isPresence(node: RawExpr): boolean;
  /** What ran the promise; its declaration is no act. */
  readonly by: VarId | null;
}

/** How code can begin: `meets` or `acts`, or it does neither and goes on (`next`) or jumps (`throw`, `return`, a label). */
export type Ways = ReadonlySet<string>;

const NEXT: Ways = new Set(['next']);
const ACTS: Ways = new Set(['acts']);
const MEETS: Ways = new Set(['meets']);
const NONE: Ways = new Set();

/** On every way on which the code does not throw it meets the promise first. */
export function meetsFirst(ways: Ways): boolean {
  return [...ways].every((way) => way === 'meets' || way === 'throw');
}

/** On every way on which the code is left early it meets the promise first, and where it goes on it has done nothing. */
export function meetsOrPasses(ways: Ways): boolean {
  return [...ways].every((way) => way === 'meets' || way === 'throw' || way === 'next');
}

/** How statements begin. */
export function waysOf(list: readonly RawStatement[], meeting: Meeting): Ways {
  return inOrder(list.map((statement) => () => statementWays(statement, meeting)));
}

/** How an expression begins. */
export function expressionWays(node: RawExpr, meeting: Meeting): Ways {
  if (meeting.reads(node)) return MEETS;
  if (node.kind === 'sequence')
    return inOrder([() => waysOf(node.body, meeting), () => expressionWays(node.value, meeting)]);
  if (node.kind === 'perform') {
    const { effect } = node;
    const operands = effectOperands(effect).map((part) => () => expressionWays(part, meeting));
    const branches = effect.kind === 'fork' ? effect.branches.map(({ body }) => waysOf(body, meeting)) : [];
    const meets = branches.some(meetsFirst) && branches.every((ways) => !ways.has('acts'));
    return inOrder([...operands, () => (meets ? MEETS : ACTS)]);
  }
  if (!isCoreExpression(node)) return NEXT;
  if (node.kind === 'logical') {
    const skips = node.operator === '&&' && presenceOf(node.left, meeting) === true;
    return inOrder([
      () => expressionWays(node.left, meeting),
      () => union(expressionWays(node.right, meeting), skips ? NONE : NEXT),
    ]);
  }
  if (node.kind === 'conditional') {
    const arms = [node.consequent, node.alternate].map((arm) => () => expressionWays(arm, meeting));
    return inOrder([() => expressionWays(node.test, meeting), () => chosen(node.test, arms, meeting)]);
  }
  return inOrder(rawWalk.operands(node).map((part) => () => expressionWays(part, meeting)));
}

function statementWays(statement: RawStatement, meeting: Meeting): Ways {
  const evaluated = (value: RawExpr): Ways => expressionWays(value, meeting);
  switch (statement.kind) {
    case 'declare':
      return statement.value === null || statement.variable === meeting.by ? NEXT : evaluated(statement.value);
    case 'assign': {
      const { path, value } = statement;
      const parts = [...path.map(({ key }) => key), ...(value === 'remove' ? [] : [value])];
      return inOrder(parts.map((part) => () => evaluated(part)));
    }
    case 'evaluate':
      return evaluated(statement.value);
    case 'return':
      return inOrder([() => (statement.value === null ? NEXT : evaluated(statement.value)), () => new Set(['return'])]);
    case 'throw':
      return inOrder([() => evaluated(statement.error), () => new Set(['throw'])]);
    case 'break':
    case 'continue':
      return new Set([`${statement.kind} ${statement.label}`]);
    case 'if': {
      const arms = [statement.consequent, statement.alternate].map((arm) => () => waysOf(arm, meeting));
      return inOrder([() => evaluated(statement.test), () => chosen(statement.test, arms, meeting)]);
    }
    case 'block':
      return replaced(waysOf(statement.body, meeting), `break ${statement.label}`, NEXT);
    case 'loop':
      return loopWays(statement, meeting);
    case 'try':
      return tryWays(statement, meeting);
  }
}

function loopWays(loop: Extract<RawStatement, { readonly kind: 'loop' }>, meeting: Meeting): Ways {
  const { head, label } = loop;
  const evaluated = (value: RawExpr): Ways => expressionWays(value, meeting);
  const body = replaced(waysOf(loop.body, meeting), `continue ${label}`, NEXT);
  const iteration = (): Ways =>
    replaced(inOrder([() => body, () => waysOf(loop.update, meeting)]), `break ${label}`, NEXT);
  switch (head.kind) {
    case 'each':
      return inOrder([() => evaluated(head.list), () => union(iteration(), NEXT)]);
    case 'while': {
      const { test } = head;
      return test === null ? iteration() : inOrder([() => evaluated(test), () => union(iteration(), NEXT)]);
    }
    case 'do':
      return inOrder([iteration, () => evaluated(head.test)]);
  }
}

function tryWays(node: Extract<RawStatement, { readonly kind: 'try' }>, meeting: Meeting): Ways {
  const { handler, finalizer } = node;
  const body = waysOf(node.body, meeting);
  const handled = handler ? replaced(body, 'throw', waysOf(handler.body, meeting)) : body;
  if (!finalizer) return handled;
  const last = waysOf(finalizer, meeting);
  const isOver = (way: string): boolean => way === 'meets' || way === 'acts';
  return new Set([...handled].flatMap((way) => (isOver(way) ? [way] : [...replaced(last, 'next', new Set([way]))])));
}

/** The arms of a choice; where there is no promise there is nothing to meet. */
function chosen(test: RawExpr, arms: readonly (() => Ways)[], meeting: Meeting): Ways {
  const [consequent = () => NEXT, alternate = () => NEXT] = arms;
  const presence = presenceOf(test, meeting);
  return union(presence === false ? NONE : consequent(), presence === true ? NONE : alternate());
}

/** Whether a test that holds says that there is a promise, or none; undefined where it says neither. */
function presenceOf(test: RawExpr, meeting: Meeting): boolean | undefined {
  if (meeting.isPresence(test)) return true;
  if (test.kind === 'unary' && test.operator === '!') return negated(presenceOf(test.operand, meeting));
  if (test.kind !== 'binary') return undefined;
  const [side] = [test.left, test.right].filter((one) => !isOnly(one.shape, Kind.absent | Kind.null));
  const said = side && presenceOf(side, meeting);
  if (test.operator === '!==' || test.operator === '!=') return said;
  return test.operator === '===' || test.operator === '==' ? negated(said) : undefined;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** One after the other, as long as the ones before go on. */
function inOrder(parts: readonly (() => Ways)[]): Ways {
  const found = new Set<string>();
  for (const part of parts) {
    const ways = part();
    for (const way of ways) if (way !== 'next') found.add(way);
    if (!ways.has('next')) return found;
  }
  return found.add('next');
}

function union(first: Ways, second: Ways): Ways {
  return new Set([...first, ...second]);
}

function replaced(ways: Ways, way: string, by: Ways): Ways {
  return new Set([...ways].flatMap((one) => (one === way ? [...by] : [one])));
}

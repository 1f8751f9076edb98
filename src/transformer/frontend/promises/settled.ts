/**
 * `Promise.allSettled`: every branch catches its own failure, so all of them finish. A reason is kept as a record of the
 * error's name and message, which reading `reason` turns into an error again.
 */
import type ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { noteValue } from '../denied.ts';
import { type Branch, forkOf } from '../fork.ts';
import { raisesLanguageErrors } from '../language-errors.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { Element, Ending, Source } from './source.ts';

/** Starts everything in the source; the value is the list of `{ status, value }` and `{ status, reason }`. */
export function startAllSettled(source: Source, node: ts.CallExpression, cx: Lowering): Started {
  if (source.kind === 'each') return { before: source.before, value: source.perform(settle(cx)) };
  const { before, elements } = source;
  const origin = cx.origin(node);
  const leaves = elements.flatMap((element): readonly Branch[] => leafOf(element, cx));
  const forked = forkOf(leaves, origin, cx);
  const results = forked.values[Symbol.iterator]();
  const next = (): RawExpr => results.next().value ?? cx.invalid(node);
  const entries = elements.map((element) =>
    element.kind === 'spread'
      ? { kind: 'spread' as const, value: fulfilledList(element.value, origin, cx) }
      : element.kind === 'each'
        ? { kind: 'spread' as const, value: next() }
        : { kind: 'item' as const, value: element.kind === 'plain' ? fulfilled(element.value, origin, cx) : next() },
  );
  const whole = elements.length > 0 && elements.every((element) => element.kind === 'promise');
  const list = whole ? ({ ...forked.results, shape: shapes.list(SETTLED) } as RawExpr) : b.list(entries, origin);
  return { before, value: b.sequence(leaves.length > 0 ? forked.declare : [], list, origin) };
}

/** A branch that settles; one of many promises settles inside. */
function leafOf(element: Element, cx: Lowering): readonly Branch[] {
  if (element.kind !== 'each' && element.kind !== 'promise') return [];
  const value = element.kind === 'each' ? element.each.perform(settle(cx)) : element.value;
  const { origin, shape } = value;
  const end =
    element.kind === 'each' ? { body: [{ kind: 'return' as const, origin, value }], shape } : settled(value, cx);
  return [{ origin, boxed: false, ...end }];
}

const SETTLED = { ...shapes.record, undefinedProperties: true as const };

/** Returns `{ status: 'fulfilled', value }`, or `{ status: 'rejected', reason }` where the value throws. */
function settle(cx: Lowering): Ending {
  return (value) => settled(value, cx);
}

function settled(value: RawExpr, cx: Lowering): ReturnType<Ending> {
  const { origin } = value;
  const body: RawStatement[] = [{ kind: 'return', origin, value: fulfilled(value, origin, cx) }];
  if (raisesLanguageErrors(body)) cx.reasons.engine = true;
  const variable = cx.variable({ name: 'reason', origin, shape: shapes.error, constant: true });
  const error = b.ref(variable, shapes.error, origin);
  const reason = b.object(
    {
      name: b.member(error, 'name', shapes.string, origin),
      message: b.member(error, 'message', shapes.string, origin),
    },
    origin,
  );
  const rejected = b.object({ status: b.literal('rejected', origin), reason }, origin);
  const handler = { variable, body: [{ kind: 'return' as const, origin, value: rejected }] };
  return { body: [{ kind: 'try', origin, body, handler, finalizer: null }], shape: SETTLED };
}

function fulfilled(value: RawExpr, origin: RawExpr['origin'], cx: Lowering): RawExpr {
  noteValue('value', value.shape, cx);
  return b.object({ status: b.literal('fulfilled', origin), value }, origin);
}

/** The settled records of a list of plain values. */
function fulfilledList(list: RawExpr, origin: RawExpr['origin'], cx: Lowering): RawExpr {
  const shape = list.shape.item ?? shapes.json;
  const item = cx.variable({ name: 'value', origin, shape, constant: true });
  const record = fulfilled(b.ref(item, shape, origin), origin, cx);
  const callback = b.lambda([item], [{ kind: 'return', origin, value: record }], record.shape, origin);
  return b.library('Array.prototype.map', list, [callback], shapes.list(record.shape), origin);
}

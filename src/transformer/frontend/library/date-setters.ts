/**
 * `date.setUTCDate(…)` and the other setters: an assignment of another time to the variable. Days and what is shorter are so
 * many milliseconds; months and years need the calendar.
 */
import ts from 'typescript';
import { isFiniteNumber } from '../../core/operator-shapes.ts';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { otherNameOf } from '../own-date.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { lowerWrittenObject } from '../written-object.ts';

const PARTS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
type Part = (typeof PARTS)[number];
/** The last part that a setter takes as a further argument. */
const LAST: Readonly<Record<string, number>> = { FullYear: 2, Month: 2, Date: 2 };
const DAY = 86_400_000;
/** How many milliseconds the parts of a time of the day are. */
const UNITS: readonly (readonly [Part, number])[] = [
  ['Hours', 3_600_000],
  ['Minutes', 60_000],
  ['Seconds', 1000],
  ['Milliseconds', 1],
];

/** Lowers a setter of a date in UTC. */
export function lowerDateSetter(member: string, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const callee = unwrap(node.expression);
  const owner = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  const symbol = owner && ts.isIdentifier(owner) ? cx.facts.symbol(owner) : undefined;
  const part = member.slice('Date.prototype.set'.length).replace(/^UTC/, '');
  const first = (PARTS as readonly string[]).indexOf(part);
  const most = part === 'Time' ? 1 : (LAST[part] ?? PARTS.length - 1) - first + 1;
  const count = node.arguments.length;
  if (!symbol || !owner || count === 0 || count > most || node.arguments.some(ts.isSpreadElement)) {
    const hint = 'Call it on a variable, with the parts one by one.';
    cx.report(d.unsupportedLibraryMember(origin, { member, hint }));
    return cx.invalid(node);
  }
  const other = otherNameOf(symbol, cx.facts.symbol);
  if (other) {
    const seen = { span: cx.origin(other), message: 'the date has another name here' };
    cx.report(d.aliasedMutation(origin, { variable: owner.getText() }, [seen]));
    return cx.invalid(node);
  }
  const target = lowerWrittenObject(owner as ts.Expression, origin, scope, cx, member.slice('Date.prototype.'.length));
  if (!target) return cx.invalid(node);
  // It may be an invalid date, whatever has been seen of it so far.
  const [declareTime, time] = b.capture({ ...target.current, shape: shapes.anyNumber } as RawExpr, 'time', cx);
  const given = node.arguments.map((argument) => b.capture(cx.expression(argument, scope), 'part', cx));
  const values = given.map(([, value]) => value);
  const made = part === 'Time' ? values[0] : timeOf(part as Part, time, values, origin, cx);
  const clipped = b.library('Date.clip', null, made ? [made] : [], shapes.anyNumber, origin);
  const [declareNew, next] = b.capture(clipped, 'time', cx);
  const dated = { ...next, shape: { ...next.shape, date: true } } as RawExpr;
  const assign = b.assign(target.variable, dated, origin);
  return b.sequence(
    [...target.before, ...declareTime, ...given.flatMap(([declare]) => declare), ...declareNew, assign],
    next,
    origin,
  );
}

/** The time of these parts and of those that are left; none of an invalid date, but for the year, which starts from 1970. */
function timeOf(
  part: Part,
  time: RawExpr,
  values: readonly RawExpr[],
  origin: RawExpr['origin'],
  cx: Lowering,
): RawExpr {
  const isValid = b.binary('===', time, time, origin);
  const valid = { ...time, shape: shapes.integer };
  if (part === 'FullYear') {
    const start = b.conditional(isValid, valid, b.literal(0, origin), origin);
    const [declare, known] = b.capture({ ...start, shape: shapes.integer } as RawExpr, 'time', cx);
    return b.sequence(declare, onCalendar(part, known, values, origin), origin);
  }
  const isClock = UNITS.some(([name]) => name === part);
  const set = isClock ? onClock(part, valid, values, origin) : onCalendar(part, valid, values, origin);
  return b.conditional(isValid, set, time, origin);
}

/** A valid date on another day, at the same time of the day. */
function onCalendar(part: Part, time: RawExpr, values: readonly RawExpr[], origin: RawExpr['origin']): RawExpr {
  const first = PARTS.indexOf(part);
  const old = (name: Part): RawExpr => b.library(`Date.prototype.getUTC${name}`, time, [], shapes.integer, origin);
  if (part === 'Date') {
    const days = b.binary('-', whole(values[0] as RawExpr), old('Date'), origin);
    return b.binary('+', time, b.binary('*', days, b.literal(DAY, origin), origin), origin);
  }
  const parts = PARTS.slice(0, 3).map((name, index) => values[index - first] ?? old(name));
  return b.library('Date.civil', null, [...parts, within(time, DAY)], shapes.anyNumber, origin);
}

/** A valid date at another time of its day: the sum of the parts before those that are set, of these, and of the rest. */
function onClock(part: Part, time: RawExpr, values: readonly RawExpr[], origin: RawExpr['origin']): RawExpr {
  const first = UNITS.findIndex(([name]) => name === part);
  const [, larger] = UNITS[first - 1] ?? ['', DAY];
  const set = UNITS.slice(first, first + values.length);
  const parts = set.map(([, unit], index) => {
    return b.binary('*', whole(values[index] as RawExpr), b.literal(unit, origin), origin);
  });
  const [, smallest] = set.at(-1) as (typeof UNITS)[number];
  const changed = [...parts, within(time, smallest)].reduce((sum, part) => b.binary('+', sum, part, origin));
  return b.binary('+', b.binary('-', time, within(time, larger), origin), changed, origin);
}

/** The milliseconds of a valid date since the last whole period, never negative. */
function within(time: RawExpr, period: number): RawExpr {
  if (period === 1) return b.literal(0, time.origin);
  const size = b.literal(period, time.origin);
  const rest = b.binary('%', time, size, time.origin);
  return b.binary('%', b.binary('+', rest, size, time.origin), size, time.origin);
}

/** The whole number that an argument counts as. */
function whole(value: RawExpr): RawExpr {
  if (value.shape.integer === true && isFiniteNumber(value.shape)) return value;
  const shape = isFiniteNumber(value.shape) ? shapes.number : shapes.anyNumber;
  return b.library('Math.trunc', null, [value], shape, value.origin);
}

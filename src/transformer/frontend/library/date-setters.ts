/**
 * `date.setUTCDate(…)` and the other setters: an assignment of another time to the variable. All of them are `Date.UTC` of the
 * parts that they set and of those that they leave. Of a year that is 400 years away, that is: `Date.UTC` takes the years 0 to 99
 * for those of the last century, and the calendar repeats itself every 400 years.
 */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
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
/** The last part that a setter takes as a further argument. */
const LAST: Readonly<Record<string, number>> = { FullYear: 2, Month: 2, Date: 2 };
const FOUR_CENTURIES = 146_097 * 86_400_000;

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
  const made = part === 'Time' ? values[0] : timeOf(known(time, part, origin), first, values, origin, cx);
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

/** `setUTCFullYear` of an invalid date starts from 1970. */
function known(time: RawExpr, part: string, origin: RawExpr['origin']): RawExpr {
  if (part !== 'FullYear') return time;
  return b.conditional(b.binary('===', time, time, origin), time, b.literal(0, origin), origin);
}

/** The time of these parts, those before the first being the old ones; with the statements that it needs. */
function timeOf(
  time: RawExpr,
  first: number,
  values: readonly RawExpr[],
  origin: RawExpr['origin'],
  cx: Lowering,
): RawExpr {
  const [declareTime, old] = b.capture(time, 'time', cx);
  const [year, ...parts] = PARTS.map((part, index) => {
    const get = `Date.prototype.getUTC${part}` as LibraryMember;
    return values[index - first] ?? b.library(get, old, [], shapes.anyNumber, origin);
  });
  const whole = b.library('Math.trunc', null, year ? [year] : [], shapes.anyNumber, origin);
  const [declareYear, at] = b.capture(whole, 'year', cx);
  const is = (operator: '<' | '>' | '>=', limit: number): RawExpr =>
    b.binary(operator, at, b.literal(limit, origin), origin);
  // Farther from year 0 near it, and nearer to it where a farther year might be none that dates have.
  const isEarlier = b.logical('||', is('>=', 500), b.logical('&&', is('<', 0), is('>', -500), origin), origin);
  const sign = b.conditional(isEarlier, b.literal(-1, origin), b.literal(1, origin), origin);
  const [declareSign, away] = b.capture({ ...sign, shape: shapes.integer } as RawExpr, 'away', cx);
  const moved = b.binary('+', at, b.binary('*', away, b.literal(400, origin), origin), origin);
  const made = b.library('Date.UTC', null, [moved, ...parts], shapes.anyNumber, origin);
  const back = b.binary('*', away, b.literal(FOUR_CENTURIES, origin), origin);
  return b.sequence([...declareTime, ...declareYear, ...declareSign], b.binary('-', made, back, origin), origin);
}

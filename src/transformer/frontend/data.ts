/** What may become data: everything but error values, dates and functions, which exist only in code. */
import type ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import { demandNoMatches, matchAsList } from './match-list.ts';

/**
 * Reports an expression that leaves the code (a result, a task's parameters, text) and may hold the reason of a rejected
 * promise, which is an error object there.
 */
export function demandPlain(node: ts.Expression, cx: Lowering): void {
  if (cx.facts.holdsReason(node))
    cx.report(d.notJson(cx.origin(node), { what: 'The reason of a rejected promise', hint: 'Use its `message`.' }));
}

/** The value; reported where it cannot stand in JSON. */
export function demandData(value: RawExpr, cx: Lowering): RawExpr {
  if (value.shape.error) {
    cx.report(d.notJson(value.origin, { what: 'An error object', hint: 'Use its `name` and `message`.' }));
  } else if (value.shape.date) {
    cx.report(d.notJson(value.origin, { what: 'A Date', hint: 'Use `date.toISOString()` or `date.getTime()`.' }));
  }
  return demandNoMatches(matchAsList(value, cx), cx);
}

/** What may become data: everything but error values, dates and functions, which exist only in code. */
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import { demandNoMatches, matchAsList } from './match-list.ts';

/** The value; reported where it cannot stand in JSON. */
export function demandData(value: RawExpr, cx: Lowering): RawExpr {
  if (value.shape.error) {
    cx.report(d.notJson(value.origin, { what: 'An error object', hint: 'Use its `name` and `message`.' }));
  } else if (value.shape.date) {
    cx.report(d.notJson(value.origin, { what: 'A Date', hint: 'Use `date.toISOString()` or `date.getTime()`.' }));
  }
  return demandNoMatches(matchAsList(value, cx), cx);
}

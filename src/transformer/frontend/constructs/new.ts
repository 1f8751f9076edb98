/** `new`: of errors, and of dates from what the clock or a timestamp says. Other classes have no meaning on data. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { newMap, newSet } from '../collections/new-collection.ts';
import { expressionConstruct } from '../construct.ts';
import { plainErrorHint } from '../error-names.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { newError } from '../new-error.ts';
import type { Scope } from '../scope.ts';

export const newExpression = expressionConstruct<ts.NewExpression>({
  title: 'new',
  lower: lowerNew,
  awaited: lowerNew,
  started: (node, scope, cx) => ({ before: [], value: lowerNew(node, scope, cx) }),
});

function lowerNew(node: ts.NewExpression, scope: Scope, cx: Lowering): RawExpr {
  const error = newError(node, scope, cx);
  if (error) return error;
  const member = ts.isIdentifier(node.expression) ? cx.facts.libraryMember(node.expression) : undefined;
  if (member === 'Date') return newDate(node, scope, cx);
  if (member === 'Map') return newMap(node, scope, cx);
  if (member === 'Set') return newSet(node, scope, cx);
  if (member === 'Promise') {
    cx.report(d.promiseConstructor(cx.origin(node)));
    return cx.invalid(node);
  }
  cx.report(
    d.unsupportedSyntax(cx.origin(node), {
      syntax: `\`new ${node.expression.getText()}\``,
      hint:
        plainErrorHint(node.expression, cx.facts) ??
        'Use plain objects and arrays; only errors, dates, maps and sets can be made with `new`.',
    }),
  );
  return cx.invalid(node);
}

const DATE = { ...shapes.integer, date: true as const };

/** A date holds whole milliseconds, and not all numbers are times. The clock's are. */
function clipped(value: RawExpr): RawExpr {
  const certain = value.kind === 'library' && (value.member === 'Date.now' || value.member === 'Date.UTC');
  if (certain) return { ...value, shape: { ...value.shape, date: true } };
  return b.library('Date.clip', null, [value], { ...shapes.anyNumber, date: true }, value.origin);
}

function newDate(node: ts.NewExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const args = node.arguments ?? [];
  if (args.length === 0) return { ...b.library('Date.now', null, [], DATE, origin), shape: DATE };
  const value = args[0] && args.length === 1 ? cx.expression(args[0], scope) : undefined;
  if (value && value.shape.kinds !== 0 && isOnly(value.shape, Kind.number)) return clipped(value);
  if (value && value.shape.kinds !== 0 && isOnly(value.shape, Kind.string)) {
    return b.library('Date.parse', null, [value], { ...shapes.anyNumber, date: true }, origin);
  }
  cx.report(
    d.unsupportedLibraryMember(origin, {
      member: 'new Date(…)',
      hint: 'Use `new Date(milliseconds)` or `new Date(isoText)`: local time does not exist in Step Functions.',
    }),
  );
  return cx.invalid(node);
}

/** `instanceof` on caught errors: a test of the ASL error name. Other uses are refused. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { ANY_WORKFLOW_ERROR, errorNames, LANGUAGE_ERRORS, plainErrorHint } from './error-names.ts';
import { isError } from './error-test.ts';
import { isPath } from './is-path.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** Lowers `value instanceof Class`. */
export function lowerInstanceOf(node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const value = cx.expression(node.left, scope);
  const right = unwrap(node.right) as ts.Expression;
  if (!isPath(right)) {
    cx.report(
      d.unsupportedSyntax(cx.origin(right), {
        syntax: 'a class that is computed, after `instanceof`',
        hint: 'Write its name, in one test for each class.',
      }),
    );
    return cx.invalid(node);
  }
  const collection = ts.isIdentifier(right) ? cx.facts.libraryMember(right) : undefined;
  if (collection === 'Array') {
    return b.library('Array.isArray', null, [value], shapes.boolean, origin);
  }
  const kind = collection === 'Map' ? Kind.record : collection === 'Set' ? Kind.list : 0;
  if (kind !== 0 && value.shape.collection && isOnly(value.shape, Kind.record | Kind.list))
    return b.sequence([b.evaluate(value, origin)], b.literal(value.shape.kinds === kind, origin), origin);
  const names = errorNames(right, scope, cx);
  if (!value.shape.error || !names) {
    const plain = plainErrorHint(right, cx.facts);
    cx.report(
      d.unsupportedSyntax(origin, {
        syntax: plain
          ? `\`instanceof ${right.getText()}\`, a class that extends Error`
          : '`instanceof` on a value that is not a caught error',
        hint: plain ?? 'Test a property of the data.',
      }),
    );
    return cx.invalid(node);
  }
  return matchName(value, names, origin, cx);
}

/** True when an error has one of the ASL names, wildcards included. */
export function matchName(error: RawExpr, names: readonly string[], origin: RawExpr['origin'], cx: Lowering): RawExpr {
  const [declare, ref] = error.kind === 'ref' ? [[], error] : b.capture(error, 'error', cx);
  const present = isError(ref, origin);
  if (names.includes('States.ALL')) return present ? b.sequence(declare, present, origin) : b.literal(true, origin);
  const name = b.member(ref, 'name', shapes.string, origin);
  const tests = names.map((pattern): RawExpr => {
    if (pattern === 'States.TaskFailed') return b.binary('!==', name, b.literal('States.Timeout', origin), origin);
    if (pattern === ANY_WORKFLOW_ERROR) return isNoneOf(name, origin);
    return b.binary('===', name, b.literal(pattern, origin), origin);
  });
  const any = tests.reduce((left, right) => b.logical('||', left, right, origin));
  return b.sequence(declare, present ? b.logical('&&', present, any, origin) : any, origin);
}

/** WorkflowError stands for every error but those of the language. */
function isNoneOf(name: RawExpr, origin: RawExpr['origin']): RawExpr {
  return ['Error', ...LANGUAGE_ERRORS]
    .map((other): RawExpr => b.binary('!==', name, b.literal(other, origin), origin))
    .reduce((left, right) => b.logical('&&', left, right, origin));
}

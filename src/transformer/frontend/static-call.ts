/**
 * Calls that give values with functions in them: helpers that return closures or tables of them, and methods of lists of
 * functions. The helper's statements run where it is called; what it returns is known.
 */
import ts from 'typescript';
import { orAbsent, shapes } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { functionWith, lowerArguments } from './arguments.ts';
import { bindParameters, innerScope, isInlinable, typesIn } from './inline.ts';
import { keptChange } from './kept/changes.ts';
import { itemAt, itemOf } from './kept/item.ts';
import { demandUnchanged } from './kept/running.ts';
import { lowerCallbackMethod } from './library/callback-methods.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { type Binding, type ChoiceOption, type FunctionValue, isInlining, type Scope, type Static } from './scope.ts';
import { staticOf } from './static-value.ts';
import { unwrap } from './write-facts.ts';

/** The value of such a call; undefined where it is not known. */
export function staticCall(call: ts.CallExpression, scope: Scope, cx: Lowering): Static | undefined {
  const callee = unwrap(call.expression) as ts.Expression;
  const isName = ts.isPropertyAccessExpression(callee) || ts.isIdentifier(callee);
  const member = isName ? cx.facts.libraryMember(callee) : undefined;
  if (member !== undefined) {
    return ts.isPropertyAccessExpression(callee) ? listMethod(member, callee, call, scope, cx) : undefined;
  }
  if (cx.facts.stub(callee) || cx.facts.dsl(callee) || cx.facts.handleKind(call)) return undefined;
  const target = functionWith(callee, scope, cx);
  const { fn } = target ?? {};
  if (!target || !fn || fn.choice || !fn.node.body || cx.facts.givesPromise(fn.node)) return undefined;
  if (isInlining(scope, fn) || !isInlinable(fn, call, cx)) return undefined;
  const made = returnedBy(fn, call, scope, cx);
  return made && { ...made, before: [...target.before, ...made.before] };
}

function returnedBy(fn: FunctionValue, call: ts.CallExpression, scope: Scope, cx: Lowering): Static | undefined {
  const args = lowerArguments(call.arguments, scope, cx);
  const types = typesIn(fn, call, scope, cx);
  return cx.facts.within(types, () => {
    const inner = innerScope(fn, fn.scope.frame, scope, types);
    const parameters = bindParameters(fn.node, args, inner, call, cx);
    const { body } = fn.node;
    if (!body) return undefined;
    const made = ts.isBlock(body) ? returnedIn(body.statements, inner, cx) : staticOf(body, inner, cx);
    return made && { ...made, before: [...parameters, ...made.before] };
  });
}

/** Statements, then `return`; or a choice: `if (test) return one; return other;`, or a `switch` of returns. */
function returnedIn(statements: readonly ts.Statement[], scope: Scope, cx: Lowering): Static | undefined {
  const first = statements.findIndex(returns);
  const before = cx.statements(statements.slice(0, Math.max(first, 0)), scope);
  const options: ChoiceOption[] = [];
  const declared: RawStatement[] = [];
  for (const statement of statements.slice(first)) {
    if (ts.isReturnStatement(statement)) {
      const value = statement.expression && staticOf(statement.expression, scope, cx);
      if (!value || (options.length > 0 && value.before.length > 0)) return undefined;
      const { binding } = value;
      const chosen: Binding = options.length > 0 ? { kind: 'choice', options, otherwise: binding } : binding;
      return { before: [...before, ...declared, ...value.before], binding: chosen };
    }
    const only =
      ts.isIfStatement(statement) && !statement.elseStatement ? onlyReturn(statement.thenStatement) : undefined;
    const value = only && staticOf(only, scope, cx);
    if (!ts.isIfStatement(statement) || !value || value.before.length > 0) return undefined;
    const [declare, test] = b.capture(cx.expression(statement.expression, scope), 'test', cx);
    declared.push(...declare);
    options.push({ test, binding: value.binding });
  }
  return undefined;
}

function onlyReturn(statement: ts.Statement): ts.Expression | undefined {
  const [only, ...others] = ts.isBlock(statement) ? statement.statements : [statement];
  return only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
}

/** A `return` is in the statement, and not in a function of it. */
function returns(statement: ts.Node): boolean {
  if (ts.isFunctionLike(statement)) return false;
  return (
    ts.isReturnStatement(statement) || (ts.forEachChild(statement, (child) => returns(child) || undefined) ?? false)
  );
}

/** Methods that give another list of the same functions. */
const COPIES: ReadonlySet<string> = new Set(['filter', 'slice', 'toReversed', 'reverse']);

/** A method of a list of functions that gives another such list, or one of its items. */
function listMethod(
  member: string,
  callee: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): Static | undefined {
  const method = /^(?:Readonly)?Array\.prototype\.(\w+)$/.exec(member)?.[1];
  if (method === undefined) return undefined;
  const changed = keptChange(method, callee, call, scope, cx);
  if (changed) return changed;
  if (!COPIES.has(method) && method !== 'at') return undefined;
  const owner = staticOf(callee.expression, scope, cx);
  if (owner?.binding.kind !== 'list') return undefined;
  const { tags, options, kept } = owner.binding;
  const origin = cx.origin(call);
  if (method === 'filter') demandUnchanged(owner.binding, call, method, cx);
  const args = (): readonly RawExpr[] => call.arguments.map((argument) => cx.expression(argument, scope));
  if (method === 'at') {
    const shape = orAbsent(tags.shape.item ?? shapes.integer);
    const [declare, tag] = b.capture(b.library('Array.prototype.at', tags, args(), shape, origin), 'tag', cx);
    return { before: [...owner.before, ...declare], binding: itemAt(owner.binding, tag, true, cx) };
  }
  const given =
    method === 'filter'
      ? lowerCallbackMethod(
          'Array.prototype.filter',
          tags,
          call,
          scope,
          cx,
          call.arguments,
          itemOf(owner.binding, 0, cx),
        )
      : method === 'slice'
        ? b.library('Array.prototype.slice', tags, args(), tags.shape, origin)
        : b.library('Array.prototype.toReversed', tags, [], tags.shape, origin);
  const [declare, list] = b.capture({ ...given, shape: tags.shape } as RawExpr, 'tags', cx);
  return {
    before: [...owner.before, ...declare],
    binding: { kind: 'list', tags: list, options, ...(kept && { kept }) },
  };
}

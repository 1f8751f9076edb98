/** What calls of helpers give that return closures or tables of them: a helper's statements run, and what it returns is known. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { bindParameters, type InlineArgument, innerScope, typesIn } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { promisesOf } from './promises/hold-in.ts';
import type { Binding, ChoiceOption, FunctionValue, Scope, Static } from './scope.ts';
import { staticOf } from './static-value.ts';

/** What a call of the function gives; undefined where it is not known. */
export function returnedBy(
  fn: FunctionValue,
  args: readonly InlineArgument[],
  call: ts.Node,
  scope: Scope,
  cx: Lowering,
): Static | undefined {
  const types = typesIn(fn, call, scope, cx);
  return cx.facts.within(types, () => {
    const inner = innerScope(fn, fn.scope.frame, scope, types);
    const parameters = bindParameters(fn.node, args, inner, call, cx);
    const { body } = fn.node;
    if (!body) return undefined;
    const made = ts.isBlock(body) ? returnedIn(body.statements, inner, cx) : staticOf(body, inner, cx);
    if (promisesOf(inner).length > 0) cx.report(d.promiseHeld(cx.origin(call)));
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
    if (ts.isSwitchStatement(statement)) {
      const chosen = cx.facts.isPromise(statement.expression) ? undefined : chosenCase(statement, scope, cx);
      if (!chosen) return undefined;
      declared.push(...chosen.declared);
      options.push(...chosen.options);
      if (chosen.otherwise) {
        const binding: Binding = { kind: 'choice', options, otherwise: chosen.otherwise };
        return { before: [...before, ...declared], binding };
      }
      continue;
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

/** `switch (kind) { case 'a': return one; default: return other; }` with constants as cases. */
function chosenCase(node: ts.SwitchStatement, scope: Scope, cx: Lowering) {
  const [declared, value] = b.capture(cx.expression(node.expression, scope), 'kind', cx);
  const options: ChoiceOption[] = [];
  const { clauses } = node.caseBlock;
  let tests: RawExpr[] = [];
  for (const [index, clause] of clauses.entries()) {
    const origin = cx.origin(clause);
    if (ts.isCaseClause(clause)) {
      const test = cx.expression(clause.expression, scope);
      if (test.kind !== 'literal') return undefined;
      tests.push(b.binary('===', value, test, origin));
      if (clause.statements.length === 0) continue;
    } else if (index < clauses.length - 1) return undefined;
    const [only, ...others] = clause.statements;
    const returned = only && others.length === 0 ? onlyReturn(only) : undefined;
    const given = returned && staticOf(returned, scope, cx);
    if (!given || given.before.length > 0) return undefined;
    if (ts.isDefaultClause(clause)) return { declared, options, otherwise: given.binding };
    options.push({ test: tests.reduce((one, other) => b.logical('||', one, other, origin)), binding: given.binding });
    tests = [];
  }
  return tests.length === 0 ? { declared, options } : undefined;
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

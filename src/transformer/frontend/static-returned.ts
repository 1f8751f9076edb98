/** What calls of helpers give that return closures or tables of them: a helper's statements run, and what it returns is known. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { bindParameters, type InlineArgument, innerScope, typesIn } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { promisesOf } from './promises/hold-in.ts';
import { type ChoiceOption, childScope, type FunctionValue, type Scope, type Static } from './scope.ts';
import { chooseStatic } from './static-choice.ts';
import { UNDEFINED } from './static-forms.ts';
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

/**
 * Statements, then `return`; or a choice: `if (test) return one;`, with statements in the `if` and after it, or a `switch` of
 * returns.
 */
function returnedIn(statements: readonly ts.Statement[], scope: Scope, cx: Lowering): Static | undefined {
  const first = statements.findIndex(returns);
  const node = statements[first];
  const before = cx.statements(first < 0 ? statements : statements.slice(0, first), scope);
  const made = node ? returnedFrom(node, statements.slice(first + 1), scope, cx) : NOTHING;
  return made && { ...made, before: [...before, ...made.before] };
}

/** The end of a function without `return`. */
const NOTHING: Static = { before: [], binding: UNDEFINED };

function returnedFrom(
  node: ts.Statement,
  following: readonly ts.Statement[],
  scope: Scope,
  cx: Lowering,
): Static | undefined {
  if (ts.isReturnStatement(node)) return node.expression ? staticOf(node.expression, scope, cx) : NOTHING;
  if (ts.isBlock(node)) return always(node) ? returnedIn(node.statements, childScope(scope), cx) : undefined;
  if (ts.isSwitchStatement(node)) return returnedBySwitch(node, following, scope, cx);
  if (!ts.isIfStatement(node) || !always(node.thenStatement)) return undefined;
  const { expression, thenStatement, elseStatement } = node;
  if (elseStatement && !always(elseStatement)) return undefined;
  const [declare, test] = b.capture(cx.expression(expression, scope), 'test', cx);
  const one = returnedFrom(thenStatement, [], scope, cx);
  const other = elseStatement ? returnedFrom(elseStatement, [], scope, cx) : returnedIn(following, scope, cx);
  const made = one && other && chooseStatic(test, one, other);
  return made && { ...made, before: [...declare, ...made.before] };
}

/** The statement never ends but by a `return` at its end. */
function always(node: ts.Statement): boolean {
  if (ts.isBlock(node)) {
    const last = node.statements.at(-1);
    return last !== undefined && always(last);
  }
  if (ts.isIfStatement(node))
    return node.elseStatement !== undefined && always(node.thenStatement) && always(node.elseStatement);
  return ts.isReturnStatement(node);
}

function returnedBySwitch(
  node: ts.SwitchStatement,
  following: readonly ts.Statement[],
  scope: Scope,
  cx: Lowering,
): Static | undefined {
  const chosen = cx.facts.isPromise(node.expression) ? undefined : chosenCase(node, scope, cx);
  if (!chosen) return undefined;
  const { declared, options } = chosen;
  const last: Static | undefined = chosen.otherwise
    ? { before: [], binding: chosen.otherwise }
    : returnedIn(following, scope, cx);
  if (!last) return undefined;
  if (last.before.length === 0)
    return { before: declared, binding: { kind: 'choice', options, otherwise: last.binding } };
  const [first, ...others] = options;
  if (!first) return undefined;
  const test = others.reduce((one, other) => b.logical('||', one, other.test, other.test.origin), first.test);
  const made = chooseStatic(test, { before: [], binding: { kind: 'choice', options, otherwise: UNDEFINED } }, last);
  return { ...made, before: [...declared, ...made.before] };
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

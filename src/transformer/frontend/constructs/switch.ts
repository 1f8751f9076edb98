/**
 * `switch`: compares strictly, in order, and falls through. Cases that all end (or are empty) become a chain of `if`s, which
 * is one Choice state; real fall-through runs the bodies from the matched one on.
 */
import ts from 'typescript';
import { Kind, mayBe, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { statementConstruct } from '../construct.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { operation } from '../operation.ts';
import { childScope, type Scope } from '../scope.ts';
import { usedInOtherClauses } from '../used-before-declared.ts';

export const switchStatement = statementConstruct<ts.SwitchStatement>({
  title: 'switch',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const early = usedInOtherClauses(node, cx);
    for (const name of early) cx.report(d.usedBeforeDeclared(cx.origin(name), { name: name.text }));
    if (early.length > 0) return [];
    const label = cx.ids.label();
    const inner = childScope(scope, {
      jumps: [...scope.jumps, { name: null, breakLabel: label, continueLabel: null }],
    });
    const [declare, value] = b.capture(cx.expression(node.expression, scope), 'switchValue', cx);
    if (mayBe(value.shape, Kind.null | Kind.absent) && !endsWorkflow(node, scope) && isExhaustive(node, cx)) {
      const hint = 'Add `default:`, or look first whether there is a value.';
      cx.report(d.unsupportedSyntax(origin, { syntax: 'a `switch` over a value that may be missing', hint }));
      return [];
    }
    const groups = groupClauses(node.caseBlock.clauses);
    const body = groups.every((group) => group.ends)
      ? asChain(groups, value, inner, cx)
      : asSteps(node, value, inner, cx);
    return [{ kind: 'block', origin, label, body: [...declare, ...body] }];
  },
});

/** Nothing follows but the end of the workflow, which then gives undefined. */
function endsWorkflow(node: ts.SwitchStatement, scope: Scope): boolean {
  const { parent } = node;
  return (
    scope.inlining.length === 1 &&
    ts.isBlock(parent) &&
    ts.isFunctionLike(parent.parent) &&
    parent.statements.at(-1) === node
  );
}

/** To TypeScript the clauses are all cases there are, so that what follows is never reached without one of them. */
function isExhaustive(node: ts.SwitchStatement, cx: Lowering): boolean {
  const type = cx.facts.type(node.expression);
  const values = (type.isUnion() ? type.types : [type]) as readonly (ts.Type & { readonly value?: unknown })[];
  if (!values.every((one) => one.isLiteral() || (one.flags & ts.TypeFlags.BooleanLiteral) !== 0)) return false;
  const clauses = node.caseBlock.clauses.filter(ts.isCaseClause);
  const covered = clauses.map(({ expression }) => cx.facts.checker.getTypeAtLocation(expression));
  return (
    clauses.length === node.caseBlock.clauses.length &&
    values.every((one) => covered.some((other) => isSame(one, other)))
  );
}

function isSame(one: ts.Type, other: ts.Type): boolean {
  if (one.isLiteral() && other.isLiteral()) return one.value === other.value;
  return one === other;
}

/** Labels that share one body. */
interface Group {
  readonly clauses: readonly ts.CaseOrDefaultClause[];
  readonly statements: readonly ts.Statement[];
  /** Control never runs into the next group. */
  readonly ends: boolean;
}

function groupClauses(clauses: readonly ts.CaseOrDefaultClause[]): readonly Group[] {
  const groups: Group[] = [];
  let labels: ts.CaseOrDefaultClause[] = [];
  for (const [position, clause] of clauses.entries()) {
    labels.push(clause);
    const last = position === clauses.length - 1;
    if (clause.statements.length === 0 && !last) continue;
    groups.push({ clauses: labels, statements: clause.statements, ends: last || alwaysLeaves(clause.statements) });
    labels = [];
  }
  return groups;
}

/** The statements never complete normally, as far as their form tells. */
function alwaysLeaves(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  if (!last) return false;
  if (
    ts.isBreakStatement(last) ||
    ts.isContinueStatement(last) ||
    ts.isReturnStatement(last) ||
    ts.isThrowStatement(last)
  )
    return true;
  if (ts.isBlock(last)) return alwaysLeaves(last.statements);
  return (
    ts.isIfStatement(last) &&
    last.elseStatement !== undefined &&
    alwaysLeaves([last.thenStatement]) &&
    alwaysLeaves([last.elseStatement])
  );
}

/** `if (v === a || v === b) {…} else if … else <default>`; the default's place does not matter when every group ends. */
function asChain(groups: readonly Group[], value: RawExpr, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const fallback = groups.find((group) => group.clauses.some(ts.isDefaultClause));
  const lowered = (group: Group | undefined): readonly RawStatement[] =>
    group ? cx.statements(group.statements, childScope(scope)) : [];
  return groups
    .filter((group) => group !== fallback)
    .reduceRight<readonly RawStatement[]>((otherwise, group) => {
      const origin = cx.origin(group.clauses[0] as ts.Node);
      return [
        {
          kind: 'if',
          origin,
          test: matches(group.clauses, value, scope, cx),
          consequent: lowered(group),
          alternate: otherwise,
        },
      ];
    }, lowered(fallback));
}

function matches(clauses: readonly ts.CaseOrDefaultClause[], value: RawExpr, scope: Scope, cx: Lowering): RawExpr {
  const tests = clauses
    .filter(ts.isCaseClause)
    .map((clause) => operation('===', value, cx.expression(clause.expression, scope), clause.expression, cx));
  return tests.reduce((left, right) => b.logical('||', left, right, left.origin));
}

/** Finds the first matching clause, then runs the bodies from there: `if (start <= i) {body}` for each. */
function asSteps(node: ts.SwitchStatement, value: RawExpr, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const origin = cx.origin(node);
  const { clauses } = node.caseBlock;
  const fallback = clauses.findIndex(ts.isDefaultClause);
  const start = clauses.reduceRight<RawExpr>(
    (otherwise, clause, position) =>
      ts.isDefaultClause(clause)
        ? otherwise
        : b.conditional(matches([clause], value, scope, cx), b.literal(position, origin), otherwise, origin),
    b.literal(fallback < 0 ? clauses.length : fallback, origin),
  );
  const variable = cx.variable({ name: 'start', origin, shape: shapes.integer, constant: true });
  const from = b.ref(variable, shapes.integer, origin);
  const inner = childScope(scope);
  const bodies = clauses.flatMap((clause, position): readonly RawStatement[] => {
    if (clause.statements.length === 0) return [];
    const at = cx.origin(clause);
    const test = b.binary('<=', from, b.literal(position, at), at);
    return [{ kind: 'if', origin: at, test, consequent: cx.statements(clause.statements, inner), alternate: [] }];
  });
  return [{ kind: 'declare', origin, variable, value: start }, ...bodies];
}

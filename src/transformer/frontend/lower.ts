/**
 * Lowers one workflow: dispatches every node through the registry and collects variables, functions, handles and
 * diagnostics. Nothing falls through: a kind the registry refuses is reported by its name.
 */
import ts from 'typescript';
import { fault } from '../core/compiler-fault.ts';
import type { LibraryCall } from '../core/expr.ts';
import { createIdSupply } from '../core/ids.ts';
import type { Inlining, Origin } from '../core/origin.ts';
import { shapes } from '../core/shape.ts';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import type { RawExpr, RawLeaf, RawStatement, Variable } from '../hir/types.ts';
import type { ExpressionConstruct, StatementConstruct } from './construct.ts';
import { demandHeldSeen } from './data.ts';
import type { Facts } from './facts.ts';
import { hasInvalid, invalidAt } from './invalid.ts';
import { joinedList } from './kept/made.ts';
import type { HandleRecord, Lowering } from './lowering.ts';
import { matchForType } from './match-list.ts';
import { originOf } from './origin-of.ts';
import { partsArgument } from './promises/hold-parts.ts';
import type { HeldPromise } from './promises/source.ts';
import { takenNow } from './promises/started.ts';
import { demandUsedFirst, lowerStatements } from './promises/statement-list.ts';
import { constructFor } from './registry.ts';
import type { Scope } from './scope.ts';
import { staticCall } from './static-call.ts';

/** A lowering and what it has collected. */
export interface LoweringSession {
  readonly cx: Lowering;
  readonly variables: Map<Variable['id'], Variable>;
  readonly handles: HandleRecord[];
  readonly diagnostics: Diagnostic[];
}

/** Why a call of a built-in cannot be encoded; null when it can. */
export type LibraryProblem = (call: LibraryCall<RawLeaf>) => string | null;

/** Starts the lowering of one workflow. */
export function createLowering(
  facts: Facts,
  workflow: Pick<Lowering, 'workflowName' | 'workflowType' | 'run'>,
  libraryProblem: LibraryProblem,
  denied: Lowering['denied'],
  keptErrors: Lowering['keptErrors'],
  kept: Lowering['kept'],
): LoweringSession {
  const ids = createIdSupply();
  const variables = new Map<Variable['id'], Variable>();
  const handles: HandleRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  let inlined: Inlining | undefined;
  const origin = (node: ts.Node): Origin => (inlined === undefined ? originOf(node) : { ...originOf(node), inlined });
  const report = (diagnostic: Diagnostic): void => {
    const same = (other: Diagnostic): boolean =>
      other.code === diagnostic.code &&
      other.span.start === diagnostic.span.start &&
      other.span.file === diagnostic.span.file;
    if (!diagnostics.some(same)) diagnostics.push(diagnostic);
  };
  const invalid = (node: ts.Node): RawExpr => invalidAt(origin(node));
  const refused = (node: ts.Node): RawExpr => {
    const row = constructFor(node.kind);
    const title = row.role === 'refused' ? row.title : `\`${ts.SyntaxKind[node.kind]}\` here`;
    const hint = row.role === 'refused' ? row.hint : 'Write it with plain statements and expressions.';
    report(d.unsupportedSyntax(origin(node), { syntax: title, hint }));
    return invalid(node);
  };
  const expressionRow = (node: ts.Expression): ExpressionConstruct | null => {
    const row = constructFor(node.kind);
    return row.role === 'expression' ? row : null;
  };
  const cx: Lowering = {
    facts,
    ids,
    ...workflow,
    functions: [],
    entering: new Map(),
    operations: { transactGet: { needs: [], calls: [] }, transactWrite: { needs: [], calls: [] } },
    regions: new Map(),
    denied,
    keptErrors,
    kept,
    typedBy: new Map(),
    otherNames: new Map(),
    caught: new Set(),
    engineErrors: new Set(),
    making: new Set(),
    finite: new Set(),
    reasons: { engine: false },
    origin,
    inside: (inlining, lower) => {
      const outer = inlined;
      inlined = inlining;
      try {
        return lower();
      } finally {
        inlined = outer;
      }
    },
    report,
    invalid,
    expression: (node, scope) => {
      demandHeldSeen(node, cx);
      const value = expressionRow(node)?.lower(node, scope, cx) ?? refused(node);
      return matchForType(value, node, cx);
    },
    awaited: (node, scope) => {
      const row = expressionRow(node);
      if (!row) return refused(node);
      if (row.awaited) return row.awaited(node, scope, cx);
      if (facts.isPromise(node)) {
        report(d.promiseHeld(origin(node)));
        return invalid(node);
      }
      return row.lower(node, scope, cx);
    },
    staticCall: (call, scope) => staticCall(call, scope, cx),
    joinedList: (node, scope) => joinedList(node, scope, cx),
    partsArgument: (node, scope) => partsArgument(node, scope, cx),
    started: (node, scope) => {
      const row = expressionRow(node);
      if (!facts.isPromise(node) || !row) {
        const [before, value] = takenNow(cx.expression(node, scope), 'value', cx);
        return { before, value };
      }
      if (row.started) return row.started(node, scope, cx);
      report(d.promiseHeld(origin(node)));
      return { before: [], value: invalid(node) };
    },
    statement: (node, scope) => {
      const row = constructFor(node.kind);
      if (row.role === 'statement') return (row as StatementConstruct).lower(node, scope, cx);
      refused(node);
      return [];
    },
    statements: (nodes, scope, running) => lowerList(nodes, scope, cx, running),
    demandUsedFirst: (node, promises) => demandUsedFirst(node, promises, cx),
    libraryProblem: (call) => {
      const problem = call.kind === 'library' ? libraryProblem(call) : null;
      return problem !== null && hasInvalid(call) ? null : problem;
    },
    variable: (request) => {
      const id = ids.variable();
      variables.set(id, { ...request, id });
      return id;
    },
    shapeOfVariable: (variable) => variables.get(variable)?.shape ?? shapes.unknown,
    variableOf: (variable) => variables.get(variable) ?? fault('a variable is not known', origin(workflow.run)),
    isConstant: (variable) => variables.get(variable)?.constant ?? false,
    useHandle: (use) => {
      handles.push(use);
    },
  };
  return { cx, variables, handles, diagnostics };
}

/** Function declarations are visible in the whole list, so they are bound first. */
function lowerList(
  nodes: readonly ts.Statement[],
  scope: Scope,
  cx: Lowering,
  running: readonly HeldPromise[] = [],
): readonly RawStatement[] {
  for (const node of nodes) {
    if (!ts.isFunctionDeclaration(node) || !node.body || !node.name) continue;
    const symbol = cx.facts.symbol(node.name);
    if (symbol) scope.bindings.set(symbol, { kind: 'function', value: { node, scope } });
  }
  return lowerStatements(nodes, scope, cx, running);
}

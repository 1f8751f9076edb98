/** Lowers one workflow of the source to HIR. */
import ts from 'typescript';
import type { IdSupply } from '../core/ids.ts';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import type { RawStatement, RawWorkflow } from '../hir/types.ts';
import { bindPattern } from './bind-pattern.ts';
import { constantOf } from './constants.ts';
import { demandComes, demandData, demandPlain } from './data.ts';
import { decorate, decorationsOf } from './decorated-call.ts';
import { createDenied, type Denied, ITEMS } from './denied.ts';
import type { FoundWorkflow } from './discover.ts';
import { constantSeconds } from './duration.ts';
import type { Facts } from './facts.ts';
import { inlineFunction } from './inline.ts';
import { demandOperations } from './item-operation.ts';
import { createKeptKinds } from './kept/kinds.ts';
import { findKeptErrors } from './kept-errors.ts';
import { createLowering, type LibraryProblem } from './lower.ts';
import type { HandleRecord, Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchAsList } from './match-list.ts';
import { findMissing } from './missing.ts';
import { demandUnmixed } from './mixed-values.ts';
import { childScope, rootScope, type Scope } from './scope.ts';
import { writesShared } from './shared-writes.ts';
import { demandNoThis, isThisParameter } from './this-parameter.ts';
import { noteViews } from './views/note-views.ts';
import { demandPlainClass, fieldStatements } from './workflow-class.ts';
import { unwrap } from './write-facts.ts';

/** A lowered workflow; the body is only complete without diagnostics. */
export interface LoweredWorkflow {
  readonly workflow: RawWorkflow;
  /** Gives ids to later passes. */
  readonly ids: IdSupply;
  readonly handles: readonly HandleRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lowers a workflow and everything it inlines, until nothing more is found that its TypeScript type denies. */
export function lowerWorkflow(found: FoundWorkflow, facts: Facts, libraryProblem: LibraryProblem): LoweredWorkflow {
  const kept = createKeptKinds();
  for (;;) {
    // What was found with fewer functions in the lists is not held against them.
    const known = kept.size;
    const lowered = lowerWithKept(found, facts, libraryProblem, kept);
    if (kept.size === known) return lowered;
  }
}

function lowerWithKept(
  found: FoundWorkflow,
  facts: Facts,
  libraryProblem: LibraryProblem,
  kept: Lowering['kept'],
): LoweredWorkflow {
  const denied = createDenied();
  noteViews(found.node, { facts, denied });
  const keptErrors: Lowering['keptErrors'] = {
    untyped: new Set(),
    engine: new Set(),
    listed: false,
    recorded: false,
    collected: false,
  };
  const count = (): number =>
    denied.size +
    keptErrors.untyped.size +
    keptErrors.engine.size +
    Number(keptErrors.listed) +
    Number(keptErrors.recorded) +
    Number(keptErrors.collected);
  const functions = kept.size;
  for (;;) {
    const known = count();
    const lowered = lowerOnce(found, facts.withItems(denied.kindsOf(ITEMS)), libraryProblem, denied, keptErrors, kept);
    if (writesShared(lowered.workflow)) denied.distrust();
    if (count() === known || kept.size !== functions) return lowered;
  }
}

function lowerOnce(
  found: FoundWorkflow,
  facts: Facts,
  libraryProblem: LibraryProblem,
  denied: Denied,
  keptErrors: Lowering['keptErrors'],
  kept: Lowering['kept'],
): LoweredWorkflow {
  const workflowType = found.options && isExpress(found.options, facts) ? 'EXPRESS' : 'STANDARD';
  const session = createLowering(
    facts,
    { workflowName: found.exportName, workflowType, run: found.run },
    libraryProblem,
    denied,
    keptErrors,
    kept,
  );
  const { cx } = session;
  const self = found.form === 'class' ? (found.node as ts.ClassDeclaration) : null;
  if (self) demandPlainClass(self, cx);
  // Fields that read each other in a circle have no value that could be looked for.
  const made = session.diagnostics.length === 0;
  const fields = self && made ? fieldStatements(self, cx) : [];
  const scope = childScope(rootScope(self), { inlining: [{ node: found.run, scope: rootScope(null) }] });
  const options = readOptions(found, scope, cx);
  demandNoThis(found.run, cx);
  const parameter = found.run.parameters.find((one) => !isThisParameter(one));
  const origin = cx.origin(found.node);
  const input = parameter
    ? cx.variable({
        name: 'input',
        origin: cx.origin(parameter),
        shape: facts.shapeOfJson(facts.type(parameter)),
        constant: true,
      })
    : null;
  if (input !== null) cx.finite.add(input);
  if (parameter) demandComes(parameter, facts.type(parameter), cx);
  const decorated = self && made ? decoratedBody(found.run, input, scope, cx) : undefined;
  const binding = parameter && input !== null && !decorated ? bindInput(parameter, input, scope, cx) : [];
  const body = decorated ?? (made ? bodyOf(found.run, scope, cx) : []);
  const bodies = [fields, body, ...cx.functions.map(({ definition }) => definition.body)];
  findKeptErrors(bodies, cx);
  demandUnmixed(bodies, cx);
  findMissing(bodies, cx);
  if (session.diagnostics.length === 0) demandOperations(cx);
  return {
    workflow: {
      name: options.name ?? found.exportName,
      type: options.type,
      comment: options.comment,
      timeoutSeconds: options.timeoutSeconds,
      origin,
      input,
      variables: session.variables,
      functions: new Map(cx.functions.map(({ definition }) => [definition.id, definition])),
      body: [...fields, ...binding, ...body],
    },
    ids: cx.ids,
    handles: session.handles,
    diagnostics: session.diagnostics,
  };
}

/** The parameter as a name of the input, or variables of its own where it is a pattern or written. */
function bindInput(
  parameter: ts.ParameterDeclaration,
  input: NonNullable<RawWorkflow['input']>,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const symbol = ts.isIdentifier(parameter.name) ? cx.facts.symbol(parameter.name) : undefined;
  if (symbol && !parameter.initializer && !cx.facts.isReassigned(symbol) && !cx.facts.isMutated(symbol)) {
    scope.bindings.set(symbol, { kind: 'variable', variable: input });
    return [];
  }
  const value = b.ref(input, cx.shapeOfVariable(input), cx.origin(parameter));
  return bindPattern(parameter.name, value, scope, cx, 'let');
}

function bodyOf(run: ts.FunctionLikeDeclaration, scope: Scope, cx: Lowering): readonly RawStatement[] {
  if (!run.body) return [];
  if (ts.isBlock(run.body)) return cx.statements(run.body.statements, scope);
  demandPlain(run.body, cx);
  const value = cx.facts.isPromise(run.body) ? cx.awaited(run.body, scope) : cx.expression(run.body, scope);
  return [{ kind: 'return', origin: cx.origin(run.body), value: demandData(matchAsList(value, cx), cx) }];
}

/** The body of a `run` with decorators, which govern it as they do any method. */
function decoratedBody(
  run: FoundWorkflow['run'],
  input: RawWorkflow['input'],
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] | undefined {
  const fn = { node: run, scope: rootScope(scope.self) };
  const decorations = decorationsOf(fn, cx);
  if (decorations.length === 0) return undefined;
  const origin = cx.origin(run);
  const given =
    input === null ? [] : [{ kind: 'value' as const, value: b.ref(input, cx.shapeOfVariable(input), origin) }];
  const called = inlineFunction(fn, given, run, { ...scope, inlining: [] }, cx);
  const value = decorate(called, decorations, fn.scope, cx);
  return [{ kind: 'return', origin, value: demandData(matchAsList(value, cx), cx) }];
}

function isExpress(options: ts.Expression, facts: Facts): boolean {
  const value = constantOf(options, rootScope(null), facts);
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'EXPRESS';
}

interface Options {
  readonly name: string | null;
  readonly comment: string | null;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly timeoutSeconds: number | null;
}

function readOptions(found: FoundWorkflow, scope: Scope, cx: Lowering): Options {
  const none: Options = { name: null, comment: null, type: 'STANDARD', timeoutSeconds: null };
  if (!found.options) return none;
  const node = unwrap(found.options) as ts.Expression;
  const value = constantOf(node, scope, cx.facts);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    cx.report(d.notConstant(cx.origin(node), { option: 'workflow options' }));
    return none;
  }
  const options = value as Readonly<Record<string, unknown>>;
  const timeoutSeconds = options.timeout === undefined ? null : (constantSeconds(options.timeout) ?? Number.NaN);
  if (timeoutSeconds !== null && !(timeoutSeconds >= 1 && timeoutSeconds <= 99_999_999)) {
    cx.report(d.invalidDuration(cx.origin(node), { value: JSON.stringify(options.timeout), least: 1 }));
  }
  const name = typeof options.name === 'string' ? options.name : null;
  if (name !== null && !/^[^\s?*<>{}[\]"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name)) {
    cx.report(d.invalidWorkflowName(cx.origin(node), { name }));
  }
  return {
    name,
    comment: typeof options.comment === 'string' ? options.comment : null,
    type: options.type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    timeoutSeconds,
  };
}

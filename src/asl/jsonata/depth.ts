/**
 * How deeply one evaluation of an expression nests, computed without running it. AWS fails an expression whose nested
 * `evaluate` calls of jsonata 2.0.6 exceed 100; this counts those calls structurally (JSONATA-LOWERING §0): the maximum over
 * all branches, with function bodies counted where they are called and tail calls at the level of the first call. A recursive
 * call that is not a tail call counts as two rounds, since its real depth depends on data; there the result is a lower bound.
 */

import { callbackPosition } from './built-ins.ts';
import {
  bind,
  type Closure,
  type Frame,
  type Functions,
  frameIn,
  lookup,
  noFunctions,
  union,
  versionOf,
} from './closure.ts';
import { leftOf, pairsOf, parseExpression, type SyntaxFilter, type SyntaxNode } from './syntax.ts';

/** What evaluating a node does: nesting including itself, functions in its value, tail calls left to the caller. */
interface Outcome {
  readonly depth: number;
  readonly functions: Functions;
  readonly tails: readonly TailCall[];
}

interface TailCall {
  readonly call: SyntaxNode;
  readonly frame: Frame;
}

/** State of one analysis. */
interface Analysis {
  nextId: number;
  /** Nodes visited; beyond `VISIT_LIMIT` nothing new is entered, so that hostile sources cannot stall the build. */
  visits: number;
  /** How often a recursive call was cut; a result computed across a cut depends on the caller and is not reused. */
  cuts: number;
  readonly active: Map<SyntaxNode, number>;
  /** Calls being evaluated: a callback may call the function in whose tail position the built-in stands that calls it. */
  readonly calls: Map<SyntaxNode, number>;
  readonly known: Map<string, Outcome>;
}

const VISIT_LIMIT = 4_000;
const ROUNDS = 2;
/** The name under which jsonata knows `$`, the context item. */
const CONTEXT = '';

/**
 * The evaluation depth of a JSONata source (without `{% %}`); AWS accepts up to `MAXIMUM_EVALUATION_DEPTH`.
 *
 * @example
 * expressionDepth('1 + 1 + 1'); // 3
 * expressionDepth('$states.input.a.b'); // 2
 */
export function expressionDepth(source: string): number {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new SyntaxError(`Not a JSONata expression: ${parsed.message}`);
  return syntaxDepth(parsed.root);
}

/**
 * The evaluation depth of a parsed expression.
 *
 * @example
 * syntaxDepth(parsed.root); // 1 for a literal
 */
export function syntaxDepth(root: SyntaxNode): number {
  const analysis: Analysis = { nextId: 0, visits: 0, cuts: 0, active: new Map(), calls: new Map(), known: new Map() };
  return evaluate(root, frameIn(undefined), analysis).depth;
}

const leaf: Outcome = { depth: 1, functions: noFunctions, tails: [] };
const nothing: Outcome = { depth: 0, functions: noFunctions, tails: [] };

/** Several outcomes side by side. */
function beside(outcomes: readonly Outcome[]): Outcome {
  let depth = 0;
  for (const outcome of outcomes) depth = Math.max(depth, outcome.depth);
  return {
    depth,
    functions: union(outcomes.map(({ functions }) => functions)),
    tails: outcomes.flatMap(({ tails }) => tails),
  };
}

function evaluate(node: SyntaxNode, frame: Frame, analysis: Analysis): Outcome {
  analysis.visits += 1;
  if (analysis.visits > VISIT_LIMIT) return leaf;
  const inner = evaluateOperands(node, frame, analysis);
  const filters = [
    ...(node.predicate ?? []).map((filter) => evaluateFilter(filter, frame, analysis)),
    ...(node.group?.lhs ?? []).flat().map((part) => evaluate(part, frame, analysis)),
  ];
  return { ...inner, depth: 1 + Math.max(inner.depth, beside(filters).depth) };
}

// An index that is a literal number is not evaluated.
function evaluateFilter(filter: SyntaxFilter, frame: Frame, analysis: Analysis): Outcome {
  return filter.expr === undefined || filter.expr.type === 'number' ? nothing : evaluate(filter.expr, frame, analysis);
}

function evaluateOperands(node: SyntaxNode, frame: Frame, analysis: Analysis): Outcome {
  const each = (nodes: readonly (SyntaxNode | undefined)[], scope = frame): readonly Outcome[] =>
    nodes.flatMap((part) => (part === undefined ? [] : [evaluate(part, scope, analysis)]));
  switch (node.type) {
    case 'variable':
      return { ...nothing, functions: lookup(frame, String(node.value)) };
    case 'name':
      return { ...nothing, functions: lookup(frame, CONTEXT) };
    case 'path':
      return evaluatePath(node.steps ?? [], frame, analysis);
    case 'binary':
      return { ...beside(each([leftOf(node), node.rhs])), functions: noFunctions };
    case 'unary':
      return beside(each([node.expression, ...(node.expressions ?? []), ...pairsOf(node).flat()]));
    case 'condition':
      return { ...beside(each([node.condition, node.then, node.else])) };
    case 'block': {
      const outcomes = each(node.expressions ?? [], frameIn(frame));
      return { ...beside(outcomes), functions: outcomes.at(-1)?.functions ?? noFunctions };
    }
    case 'bind': {
      const value = beside(each([node.rhs]));
      bind(frame, String(leftOf(node)?.value), value.functions);
      return value;
    }
    case 'lambda':
      if (node.thunk === true && node.body !== undefined) return { ...nothing, tails: [{ call: node.body, frame }] };
      return { ...nothing, functions: new Set([{ kind: 'lambda', id: analysis.nextId++, node, frame }]) };
    case 'transform':
      return { ...nothing, functions: new Set([{ kind: 'transform', id: analysis.nextId++, node, frame }]) };
    case 'function':
      return evaluateCall(node, frame, undefined, analysis);
    case 'partial':
      return evaluatePartial(node, frame, analysis);
    case 'apply':
      return evaluateApply(node, frame, analysis);
    default:
      return nothing;
  }
}

// A sort step is not evaluated as such, only its terms are; filters of a step belong to the path.
function evaluatePath(steps: readonly SyntaxNode[], frame: Frame, analysis: Analysis): Outcome {
  let result = nothing;
  for (const step of steps) {
    const scope = withContext(frame, result.functions);
    const parts = step.type === 'sort' ? (step.terms ?? []).map(({ expression }) => expression) : [step];
    const value = beside(parts.map((part) => evaluate(part, scope, analysis)));
    const functions = step.type === 'sort' ? result.functions : value.functions;
    const inner = withContext(frame, functions);
    const filters = beside((step.stages ?? []).map((filter) => evaluateFilter(filter, inner, analysis)));
    result = { depth: Math.max(result.depth, value.depth, filters.depth), functions, tails: [] };
  }
  return result;
}

function withContext(frame: Frame, context: Functions): Frame {
  if (context.size === 0) return frame;
  const scope = frameIn(frame);
  bind(scope, CONTEXT, context);
  return scope;
}

/** A call; `context` is the left side of `~>`, which becomes the first argument. Tail calls of the callee end here. */
function evaluateCall(call: SyntaxNode, frame: Frame, context: Functions | undefined, analysis: Analysis): Outcome {
  const rounds = new Map<SyntaxNode, number>();
  const outcomes: Outcome[] = [];
  const pending: TailCall[] = [{ call, frame }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const scope = next.frame;
    const round = rounds.get(next.call) ?? 0;
    if (round === ROUNDS || analysis.visits > VISIT_LIMIT) continue;
    const active = analysis.calls.get(next.call) ?? 0;
    if (active === ROUNDS) {
      analysis.cuts += 1;
      continue;
    }
    analysis.calls.set(next.call, active + 1);
    rounds.set(next.call, round + 1);
    const procedure = next.call.procedure === undefined ? nothing : evaluate(next.call.procedure, scope, analysis);
    const given = (next.call.arguments ?? []).map((argument) => evaluate(argument, scope, analysis));
    const first = outcomes.length === 0 && context !== undefined ? [context] : [];
    const values = [...first, ...given.map(({ functions }) => functions)];
    const builtIn = procedure.functions.size > 0 ? undefined : callbackPosition(next.call.procedure, values.length);
    const result =
      builtIn === undefined ? applyAll(procedure.functions, values, analysis) : applyBuiltIn(builtIn, values, analysis);
    pending.push(...result.tails);
    outcomes.push({ ...beside([procedure, ...given]), functions: noFunctions, tails: [] }, { ...result, tails: [] });
    analysis.calls.set(next.call, active);
  }
  return beside(outcomes);
}

function evaluatePartial(node: SyntaxNode, frame: Frame, analysis: Analysis): Outcome {
  const procedure = node.procedure === undefined ? nothing : evaluate(node.procedure, frame, analysis);
  const given = (node.arguments ?? []).map((argument) =>
    argument.type === 'operator' ? undefined : evaluate(argument, frame, analysis),
  );
  const filled = given.map((outcome) => outcome?.functions);
  const closure: Closure = { kind: 'partial', id: analysis.nextId++, of: procedure.functions, filled };
  return { ...beside([procedure, ...given.filter((outcome) => outcome !== undefined)]), functions: new Set([closure]) };
}

function evaluateApply(node: SyntaxNode, frame: Frame, analysis: Analysis): Outcome {
  const left = leftOf(node);
  const value = left === undefined ? nothing : evaluate(left, frame, analysis);
  if (node.rhs?.type === 'function') {
    const result = evaluateCall(node.rhs, frame, value.functions, analysis);
    return { ...result, depth: Math.max(value.depth, result.depth) };
  }
  const target = node.rhs === undefined ? nothing : evaluate(node.rhs, frame, analysis);
  if (value.functions.size > 0) {
    const chain: Closure = { kind: 'chain', id: analysis.nextId++, first: value.functions, second: target.functions };
    return { depth: Math.max(value.depth, target.depth), functions: new Set([chain]), tails: [] };
  }
  const applied = finish(applyAll(target.functions, [value.functions], analysis), analysis);
  return { ...applied, depth: Math.max(value.depth, target.depth, applied.depth) };
}

/** Runs the tail calls that applying a function outside a call expression leaves. */
function finish(outcome: Outcome, analysis: Analysis): Outcome {
  const rest = outcome.tails.map(({ call, frame }) => evaluateCall(call, frame, undefined, analysis));
  return { ...beside([{ ...outcome, tails: [] }, ...rest]), tails: [] };
}

function applyAll(functions: Functions, given: readonly Functions[], analysis: Analysis): Outcome {
  if (functions.size > 0) return beside([...functions].map((closure) => apply(closure, given, analysis)));
  // A built-in, or a function this analysis does not know: it may call each function it is given with any of them.
  const callbacks = union(given);
  const called = [...callbacks].map((closure) => finish(apply(closure, Array(4).fill(callbacks), analysis), analysis));
  const result = beside(called);
  return { ...result, functions: union([callbacks, result.functions]) };
}

/** A built-in calls only the function at its callback's place (null: none) and passes it only what its data holds. */
function applyBuiltIn(position: number | null, given: readonly Functions[], analysis: Analysis): Outcome {
  const data = union(given.filter((_, index) => index !== position));
  const callbacks = position === null ? noFunctions : (given[position] ?? noFunctions);
  const results: Outcome[] = [];
  let values = data;
  for (let round = 0; round < ROUNDS; round++) {
    const called = [...callbacks].map((closure) => finish(apply(closure, Array(4).fill(values), analysis), analysis));
    results.push(...called);
    const more = union([values, ...called.map(({ functions }) => functions)]);
    if (more.size === values.size) break;
    values = more;
  }
  return { ...beside(results), functions: values };
}

function apply(closure: Closure, given: readonly Functions[], analysis: Analysis): Outcome {
  switch (closure.kind) {
    case 'partial': {
      const rest = [...given];
      const filled = closure.filled.map((functions) => functions ?? rest.shift() ?? noFunctions);
      return applyAll(closure.of, filled, analysis);
    }
    case 'chain': {
      const first = finish(applyAll(closure.first, given, analysis), analysis);
      const second = finish(applyAll(closure.second, [first.functions], analysis), analysis);
      return { ...second, depth: Math.max(2, 1 + first.depth, second.depth) };
    }
    case 'transform': {
      const { pattern, update, delete: removal } = closure.node;
      const parts = [pattern, update, removal].filter((part) => part !== undefined);
      return { ...beside(parts.map((part) => evaluate(part, closure.frame, analysis))), functions: noFunctions };
    }
    case 'lambda':
      return applyLambda(closure, given, analysis);
  }
}

function applyLambda(
  closure: Closure & { readonly kind: 'lambda' | 'transform' },
  given: readonly Functions[],
  analysis: Analysis,
): Outcome {
  const { node } = closure;
  const rounds = analysis.active.get(node) ?? 0;
  if (node.body === undefined) return nothing;
  if (rounds === ROUNDS) {
    analysis.cuts += 1;
    return nothing;
  }
  const identities = given.map((functions) => [...functions].map(({ id }) => id).join(','));
  const key = `${closure.id}/${versionOf(closure.frame)}/${identities.join('|')}`;
  const known = analysis.known.get(key);
  if (known !== undefined) return known;
  const frame = frameIn(closure.frame);
  for (const [index, parameter] of (node.arguments ?? []).entries()) {
    bind(frame, String(parameter.value), given[index] ?? noFunctions);
  }
  const cuts = analysis.cuts;
  analysis.active.set(node, rounds + 1);
  const outcome = evaluate(node.body, frame, analysis);
  analysis.active.set(node, rounds);
  if (cuts === analysis.cuts) analysis.known.set(key, outcome);
  return outcome;
}

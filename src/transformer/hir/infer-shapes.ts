/**
 * inferShapes: what the checker does not see of values. TypeScript neither knows which numbers may be NaN or infinite nor (as
 * most projects set it) that `xs[i]` may be undefined; this finds what every variable can hold, flow-insensitively, and gives
 * every expression the shape that follows. In: shapes as the front end made them. Out: flags that hold for what is assigned.
 */

import type { Expr } from '../core/expr.ts';
import type { FunctionId, VarId } from '../core/ids.ts';
import { Kind, mayBe, type ValueShape } from '../core/shape.ts';
import { everywhere, pure } from '../core/walk.ts';
import { readUnassigned } from './definite-assignment.ts';
import { joinNames, unsetNames } from './late-properties.ts';
import { reshape, type ShapeContext } from './reshape.ts';
import type { ShapeFacts } from './shape-facts.ts';
import { addFlags, asInteger, Flag, type Flags, flagsOf, sameShape } from './shape-flags.ts';
import { collectFlags, returnedFlags } from './shape-sources.ts';
import type { HirWorkflow, PureFunction, Variable } from './types.ts';
import { hirWalk, rewriteExpressions } from './walk.ts';

/**
 * @example const shaped = inferShapes(hoistEffects(raw, ids));
 */
export function inferShapes(workflow: HirWorkflow): HirWorkflow {
  const sources = { variables: workflow.variables, unassigned: readUnassigned(workflow) };
  let facts = declaredFacts(workflow);
  for (;;) {
    const shaped = applyFacts(workflow, facts);
    const found = collectFlags(shaped, sources, facts.unset);
    const joined: ShapeFacts = {
      variables: join(facts.variables, found.variables),
      functions: join(facts.functions, found.functions),
      packed: facts.packed | found.packed,
      unset: joinNames([facts.unset, unsetNames(shaped)]),
    };
    const settled = joined.packed === facts.packed && joined.unset?.size === facts.unset?.size;
    if (settled && same(joined.variables, facts.variables) && same(joined.functions, facts.functions))
      return facts.packed & (Flag.nonFinite | Flag.undefinedItems) ? shaped : withoutPacking(shaped);
    facts = joined;
  }
}

/** What holds before any assignment is seen. Numbers count as integers until something else is assigned. */
function declaredFacts(workflow: HirWorkflow): ShapeFacts {
  const variables = new Map(
    [...workflow.variables.values()].map(({ id, shape }) => [id, flagsOf(shape) & ~Flag.fraction]),
  );
  const functions = new Map(
    [...workflow.functions.values()].map(({ id, shape }) => [id, flagsOf(shape) & ~Flag.fraction]),
  );
  return { variables, functions, packed: 0, unset: new Set() };
}

function join<K>(known: ReadonlyMap<K, Flags>, found: ReadonlyMap<K, Flags>): Map<K, Flags> {
  return new Map([...known].map(([id, flags]) => [id, flags | (found.get(id) ?? 0)]));
}

function same<K>(a: ReadonlyMap<K, Flags>, b: ReadonlyMap<K, Flags>): boolean {
  return [...a].every(([id, flags]) => b.get(id) === flags);
}

/** Winners travel as they are where none of them can hold a number or an undefined item, which JSON does not have. */
function withoutPacking(workflow: HirWorkflow): HirWorkflow {
  const plain = (node: Expr): Expr => {
    if (node.kind !== 'library') return node;
    const [value] = node.arguments;
    if (value && node.member === 'Data.packed') return value;
    return value && node.member === 'Data.unpacked' ? { ...value, shape: node.shape } : node;
  };
  return { ...workflow, body: hirWalk.mapStatements(workflow.body, rewriteExpressions(plain)) };
}

/** The workflow with the shapes that the facts give; always from the front end's shapes, so that nothing is lost on the way. */
function applyFacts(workflow: HirWorkflow, facts: ShapeFacts): HirWorkflow {
  const before = new WeakMap<Expr, ValueShape>();
  const cx: ShapeContext = {
    variable: (node) => readShape(node.shape, workflow.variables.get(node.variable), facts),
    packed: facts.packed,
    unset: facts.unset,
    variableFlags: (variable) => facts.variables.get(variable) ?? 0,
    functionFlags: (node) => facts.functions.get(node.function) ?? 0,
    before: (operand) => before.get(operand) ?? operand.shape,
    returned: (node) => returnedFlags(node.body),
  };
  const expression = (node: Expr): Expr => {
    const shape = reshape(node, cx);
    if (sameShape(shape, node.shape)) return node;
    const reshaped: Expr = { ...node, shape };
    before.set(reshaped, node.shape);
    return reshaped;
  };
  const body = hirWalk.mapStatements(workflow.body, rewriteExpressions(expression));
  const functions = new Map<FunctionId, PureFunction<never>>();
  for (const [id, definition] of workflow.functions) {
    const shape = finalShape(definition.shape, facts.functions.get(id) ?? 0);
    functions.set(id, { ...definition, shape, body: pure.mapStatements(definition.body, everywhere({ expression })) });
  }
  const variables = new Map<VarId, Variable>();
  for (const [id, variable] of workflow.variables) {
    variables.set(id, { ...variable, shape: finalShape(variable.shape, facts.variables.get(id) ?? 0) });
  }
  return { ...workflow, body, functions, variables };
}

/**
 * The shape of a variable at one read. The checker's narrowing is believed where the declared type already said `undefined`:
 * then it has been narrowed away. Else the checker knows nothing of it, and the read may give it.
 */
function readShape(narrowed: ValueShape, variable: Variable | undefined, facts: ShapeFacts): ValueShape {
  if (variable === undefined) return narrowed;
  const flags = facts.variables.get(variable.id) ?? 0;
  const seen = mayBe(variable.shape, Kind.absent) ? Flag.absent : 0;
  const shape = addFlags(withoutLostInteger(narrowed, flags), flags & ~seen);
  return flags & Flag.fraction ? shape : asInteger(shape);
}

/** `Math.trunc` gives an integer as long as it is not given NaN, which only the facts tell. */
function withoutLostInteger(shape: ValueShape, flags: Flags): ValueShape {
  if (!shape.integer || !(flags & Flag.nonFinite)) return shape;
  const { integer: _, ...others } = shape;
  return others;
}

function finalShape(declared: ValueShape, flags: Flags): ValueShape {
  const shape = addFlags(withoutLostInteger(declared, flags), flags);
  return flags & Flag.fraction ? shape : asInteger(shape);
}

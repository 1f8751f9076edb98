/**
 * What functions write of the code around them, themselves or through functions that they call, and the calls that cannot give
 * it back: those in callbacks, concurrent bodies and branches, which have no way to write variables around them.
 */
import type { FunctionId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { PureFunction, RawExpr, RawLeaf, RawStatement, RawWorkflow, Variable } from './types.ts';
import { rawWalk } from './walk.ts';

/** How variables around a function are written: given other values, or changed as the objects that they hold. */
export interface Written {
  readonly rebound: Set<VarId>;
  readonly changed: Set<VarId>;
}

/** A write of a captured variable that has no compiled form. */
export interface CaptureProblem {
  readonly origin: Origin;
  readonly variable: VarId;
  /** A callback, or code that runs beside other code. */
  readonly place: 'callback' | 'concurrent';
}

type Captures = ReadonlyMap<FunctionId, ReadonlySet<VarId>>;

/** What each function writes of what it captures. */
export function findWritten({ functions }: RawWorkflow, captures: Captures): ReadonlyMap<FunctionId, Written> {
  const written = new Map([...functions].map(([id, fn]) => [id, ownWrites(fn, captures.get(id) ?? new Set())]));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [caller, { body }] of functions) {
      for (const { function: callee } of callsIn(body)) {
        const into = written.get(caller);
        const from = written.get(callee);
        const captured = captures.get(caller);
        if (!into || !from || !captured) continue;
        for (const kind of ['rebound', 'changed'] as const) {
          for (const variable of from[kind]) {
            if (!captured.has(variable) || into[kind].has(variable)) continue;
            into[kind].add(variable);
            grown = true;
          }
        }
      }
    }
  }
  return written;
}

function ownWrites({ body }: PureFunction<RawLeaf>, captured: ReadonlySet<VarId>): Written {
  const written: Written = { rebound: new Set(), changed: new Set() };
  rawWalk.visit(body, {
    statement: (node) => {
      if (node.kind !== 'assign' || !captured.has(node.variable)) return true;
      const inside = node.path.length > 0 || node.inPlace === true;
      (inside ? written.changed : written.rebound).add(node.variable);
      return true;
    },
  });
  return written;
}

function callsIn(code: readonly RawStatement[]): readonly Extract<RawExpr, { kind: 'call' }>[] {
  const found: Extract<RawExpr, { kind: 'call' }>[] = [];
  rawWalk.visit(code, {
    expression: (node) => {
      if (node.kind === 'call') found.push(node);
      return true;
    },
  });
  return found;
}

/**
 * The calls that would write where nothing can be written, themselves or with the `writes` behind them, and objects that are no
 * longer the ones that a variable held.
 */
export function findCaptureProblems(
  { functions, body, variables }: RawWorkflow,
  written: ReadonlyMap<FunctionId, Written>,
  writes: ReadonlySet<RawStatement>,
): readonly CaptureProblem[] {
  const problems: CaptureProblem[] = [];
  const checkApart = (part: readonly RawStatement[], parameters: readonly VarId[], place: CaptureProblem['place']) => {
    const own = new Set([...parameters, ...rawWalk.declaredVariables(part)]);
    for (const { function: callee, origin } of callsIn(part)) {
      for (const variable of all(written.get(callee)))
        if (!own.has(variable)) problems.push({ origin, variable, place });
    }
    rawWalk.visit(part, {
      statement: (node) => {
        if (node.kind === 'assign' && writes.has(node) && !own.has(node.variable))
          problems.push({ origin: node.origin, variable: node.variable, place });
        return true;
      },
    });
  };
  const expression = (node: RawExpr): boolean => {
    if (node.kind === 'lambda') checkApart(node.body, node.parameters, 'callback');
    if (node.kind !== 'perform') return true;
    const { effect } = node;
    if (effect.kind === 'map') checkApart(effect.body, [], 'concurrent');
    if (effect.kind === 'fork') for (const branch of effect.branches) checkApart(branch.body, [], 'concurrent');
    return true;
  };
  for (const code of [body, ...[...functions.values()].map((fn) => fn.body)]) rawWalk.visit(code, { expression });
  for (const [id, fn] of functions) {
    for (const variable of all(written.get(id)))
      if (!isHandedBack(variables.get(variable), variable, written.get(id)))
        problems.push({ origin: fn.origin, variable, place: 'callback' });
  }
  return problems;
}

function all(written: Written | undefined): readonly VarId[] {
  return written ? [...new Set([...written.rebound, ...written.changed])] : [];
}

/** A caller cannot tell a changed object from another one, and errors and dates are more than data. */
function isHandedBack(facts: Variable | undefined, variable: VarId, written: Written | undefined): boolean {
  if (facts?.shape.error || facts?.shape.date) return false;
  return !(written?.changed.has(variable) && written.rebound.has(variable));
}

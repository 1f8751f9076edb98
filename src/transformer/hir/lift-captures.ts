/**
 * liftCaptures: closes the workflow's functions. What a function reads of the code around it, itself or through functions that
 * it calls, becomes parameters, and every call passes the variables of that name. What it writes there is part of its result,
 * a record of its value and the new values, which every call assigns. Afterwards functions write their own variables only.
 */
import type { FunctionId, IdSupply, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { orAbsent, shapes, type ValueShape } from '../core/shape.ts';
import { raw } from './build.ts';
import { mapReturns } from './map-returns.ts';
import { withoutIntegers } from './shape-flags.ts';
import type { PureFunction, RawExpr, RawLeaf, RawStatement, RawWorkflow } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { rawWalk } from './walk.ts';
import { type CaptureProblem, findCaptureProblems, findWritten, type Written } from './written-captures.ts';

type RawFunction = PureFunction<RawLeaf>;

/** A workflow whose functions read and write their parameters only. */
export interface Lifted {
  readonly workflow: RawWorkflow;
  readonly problems: readonly CaptureProblem[];
}

/** Closes the functions of a workflow. */
export function liftCaptures(workflow: RawWorkflow, ids: IdSupply): Lifted {
  const captures = findCaptures(workflow);
  if (![...captures.values()].some((captured) => captured.size > 0)) return { workflow, problems: [] };
  const written = findWritten(workflow, captures);
  const problems = findCaptureProblems(workflow, written);
  const table = createVariableTable(workflow.variables, ids);
  const lift: Lift = { captures, written, table, functions: workflow.functions };
  const functions = new Map<FunctionId, RawFunction>();
  for (const [id, definition] of workflow.functions) functions.set(id, liftFunction(definition, lift));
  const body = passing(workflow.body, new Map(), lift);
  return { workflow: { ...workflow, functions, body, variables: table.all() }, problems };
}

interface Lift {
  readonly captures: ReadonlyMap<FunctionId, ReadonlySet<VarId>>;
  readonly written: ReadonlyMap<FunctionId, Written>;
  readonly table: VariableTable;
  readonly functions: ReadonlyMap<FunctionId, RawFunction>;
}

function liftFunction(definition: RawFunction, lift: Lift): RawFunction {
  const captured = lift.captures.get(definition.id) ?? new Set();
  const names = parametersFor(captured, lift.table);
  const parameters = [...definition.parameters, ...names.values()];
  const body = passing(definition.body, names, lift);
  const handed = handedBack(definition.id, lift);
  if (handed.length === 0) return { ...definition, parameters, body };
  const record = (value: RawExpr | null, origin: Origin): RawExpr => {
    const parts = handed.map(({ variable, key }) => {
      const own = names.get(variable) ?? variable;
      return [key, raw.ref(own, lift.table.get(own).shape, origin)] as const;
    });
    return raw.object(Object.fromEntries([...(value ? [[VALUE, value] as const] : []), ...parts]), origin);
  };
  const { origin } = definition;
  const returning = hasFinalizer(body)
    ? leaving(body, definition, lift.table, (value) => record(value, origin))
    : [
        ...mapReturns(body, (node) => ({ ...node, value: record(node.value, node.origin) })),
        raw.return(record(null, origin), origin),
      ];
  const changes = handed.flatMap(({ variable, key, changed }) =>
    changed ? [{ position: parameters.indexOf(names.get(variable) ?? variable), key }] : [],
  );
  return {
    ...definition,
    parameters,
    body: returning,
    shape: shapes.record,
    ...(changes.length > 0 && { changes }),
  };
}

function hasFinalizer(body: readonly RawStatement[]): boolean {
  return rawWalk.someStatement(body, (node) => node.kind === 'try' && node.finalizer !== null);
}

/** The body with its returns as jumps to its end, where the record is made: finalizers may write after a `return`. */
function leaving(
  body: readonly RawStatement[],
  { origin, shape: returned }: RawFunction,
  table: VariableTable,
  record: (value: RawExpr) => RawExpr,
): readonly RawStatement[] {
  const shape = orAbsent(returned);
  const result = table.temporary({ name: 'returned', shape, origin, constant: false });
  const label = table.label();
  const list = mapReturns(body, (node) => {
    const value = node.value ?? raw.absent(node.origin);
    const leave = [raw.assign(result, value, node.origin), raw.break(label, node.origin)];
    return { kind: 'block', origin: node.origin, label: null, body: leave };
  });
  return [
    raw.declare(result, null, origin),
    { kind: 'block', origin, label, body: list },
    raw.return(record(raw.ref(result, shape, origin)), origin),
  ];
}

/** Code that passes what its callees capture, under its own names for it, and takes back what they write. */
function passing(body: readonly RawStatement[], names: ReadonlyMap<VarId, VarId>, lift: Lift): readonly RawStatement[] {
  const own = (id: VarId): VarId => names.get(id) ?? id;
  const refTo = (id: VarId, origin: Origin): RawExpr => raw.ref(own(id), lift.table.get(id).shape, origin);
  const expression = (node: RawExpr): RawExpr => {
    if (node.kind === 'ref') return { ...node, variable: own(node.variable) };
    if (node.kind !== 'call') return node;
    const captured = [...(lift.captures.get(node.function) ?? [])].map((id) => refTo(id, node.origin));
    if (captured.length === 0) return node;
    const call = { ...node, arguments: [...node.arguments, ...captured] };
    const handed = handedBack(node.function, lift);
    return handed.length === 0 ? call : takingBack(call, handed, own, lift);
  };
  return rawWalk.mapStatements(body, { expression, write: own });
}

/** The value of a call whose function has written variables around it, after the caller's have got what it wrote. */
function takingBack(
  call: Extract<RawExpr, { kind: 'call' }>,
  handed: readonly HandedBack[],
  own: (id: VarId) => VarId,
  { table, functions }: Lift,
): RawExpr {
  const { origin } = call;
  const name = `${functions.get(call.function)?.name ?? 'call'}Outcome`;
  const outcome = table.temporary({ name, shape: shapes.record, origin });
  const part = (key: string, shape: ValueShape): RawExpr =>
    raw.member(raw.ref(outcome, shapes.record, origin), key, withoutIntegers(shape), origin);
  const writes = handed.map(({ variable, key, changed }): RawStatement => {
    const assign = raw.assign(own(variable), part(key, table.get(variable).shape), origin);
    return changed ? { ...assign, inPlace: true } : assign;
  });
  const made = raw.declare(outcome, { ...call, shape: shapes.record }, origin);
  return raw.sequence([made, ...writes], part(VALUE, call.shape), origin);
}

interface HandedBack {
  readonly variable: VarId;
  /** Its place in the record that the function gives. */
  readonly key: string;
  /** The object that it holds is changed; else it is given another value. */
  readonly changed: boolean;
}

const VALUE = 'value';

function handedBack(id: FunctionId, { captures, written }: Lift): readonly HandedBack[] {
  const writes = written.get(id);
  return [...(captures.get(id) ?? [])].flatMap((variable, index) => {
    const changed = writes?.changed.has(variable) === true;
    return changed || writes?.rebound.has(variable) ? [{ variable, key: `state${index}`, changed }] : [];
  });
}

function parametersFor(captured: ReadonlySet<VarId>, table: VariableTable): ReadonlyMap<VarId, VarId> {
  return new Map(
    [...captured].map((id) => {
      const { name, shape, origin } = table.get(id);
      return [id, table.temporary({ name, shape, origin, constant: false })];
    }),
  );
}

/** What each function needs from outside; a caller needs what its callees need, but for what it declares itself. */
function findCaptures({ functions }: RawWorkflow): ReadonlyMap<FunctionId, ReadonlySet<VarId>> {
  const own = new Map([...functions].map(([id, fn]) => [id, ownVariables(fn)]));
  const captures = new Map([...functions].map(([id, fn]) => [id, freeIn(fn, own.get(id) ?? new Set())]));
  const calls = [...functions].flatMap(([caller, fn]) => [...calledBy(fn)].map((callee) => ({ caller, callee })));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { caller, callee } of calls) {
      const known = captures.get(caller);
      for (const id of captures.get(callee) ?? []) {
        if (!known || known.has(id) || own.get(caller)?.has(id)) continue;
        known.add(id);
        grown = true;
      }
    }
  }
  return captures;
}

function ownVariables({ parameters, body }: RawFunction): ReadonlySet<VarId> {
  return new Set([...parameters, ...rawWalk.declaredVariables(body)]);
}

function freeIn({ body }: RawFunction, own: ReadonlySet<VarId>): Set<VarId> {
  return new Set([...rawWalk.freeVariables(body)].filter((id) => !own.has(id)));
}

function calledBy({ body }: RawFunction): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>();
  rawWalk.visit(body, {
    expression: (node) => {
      if (node.kind === 'call') found.add(node.function);
      return true;
    },
  });
  return found;
}

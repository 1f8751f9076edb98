/**
 * liftCaptures: closes the workflow's functions. What a function reads of the code around it, itself or through functions that
 * it calls, becomes parameters, and every call passes the variables of that name. What it writes there is part of its result,
 * a record of its value and the new values, which every call assigns; so is what it changes of its parameters' objects
 * (`changed-parameters`, `hand-back`). Afterwards functions write their own variables only.
 */
import type { FunctionId, IdSupply, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { orAbsent, shapes, type ValueShape } from '../core/shape.ts';
import { raw } from './build.ts';
import { type ChangedParameters, findChangedParameters, VALUE, valuesIn } from './changed-parameters.ts';
import { type HandBack, keyOfParameter, writeBack } from './hand-back.ts';
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

/** Closes the functions of a workflow; see `findChangedParameters` for `aliases`. */
export function liftCaptures(given: RawWorkflow, ids: IdSupply, aliases = false): Lifted {
  if (given.functions.size === 0) return { workflow: given, problems: [] };
  const table = createVariableTable(given.variables, ids);
  const { changed, ...found } = findChangedParameters(given, aliases);
  const made = { writes: new Set<RawStatement>(), places: new Map<RawExpr, RawExpr>() };
  const back: HandBack = { functions: found.functions, changed, table, input: given.input, ...made };
  const workflow: RawWorkflow = {
    ...given,
    body: writeBack(found.body, back),
    functions: new Map([...found.functions].map(([id, fn]) => [id, { ...fn, body: writeBack(fn.body, back) }])),
  };
  const captures = findCaptures(workflow);
  const written = findWritten(workflow, captures);
  const problems = [...found.problems, ...findCaptureProblems(workflow, written, back.writes)];
  const names = new Map([...captures].map(([id, captured]) => [id, parametersFor(captured, table)]));
  const lift: Lift = { captures, names, written, changed, table, functions: workflow.functions };
  const functions = new Map<FunctionId, RawFunction>();
  for (const [id, definition] of workflow.functions) functions.set(id, liftFunction(definition, lift));
  const body = passing(workflow.body, new Map(), lift);
  return { workflow: { ...workflow, functions, body, variables: table.all() }, problems };
}

interface Lift {
  readonly captures: ReadonlyMap<FunctionId, ReadonlySet<VarId>>;
  /** The parameters that captures become, by what they are captured from. */
  readonly names: ReadonlyMap<FunctionId, ReadonlyMap<VarId, VarId>>;
  readonly written: ReadonlyMap<FunctionId, Written>;
  readonly changed: ReadonlyMap<FunctionId, ChangedParameters>;
  readonly table: VariableTable;
  readonly functions: ReadonlyMap<FunctionId, RawFunction>;
}

function liftFunction(definition: RawFunction, lift: Lift): RawFunction {
  const names = lift.names.get(definition.id) ?? new Map<VarId, VarId>();
  const parameters = [...definition.parameters, ...names.values()];
  const body = passing(definition.body, names, lift);
  const own = lift.changed.get(definition.id);
  const handed = [
    ...handedBack(definition.id, lift).map((one) => ({ ...one, variable: names.get(one.variable) ?? one.variable })),
    ...(own?.positions ?? []).flatMap((position) => {
      const variable = definition.parameters[position];
      return variable === undefined ? [] : [{ variable, key: keyOfParameter(position), changed: true }];
    }),
  ];
  if (handed.length === 0) return { ...definition, parameters, body };
  const record = (value: RawExpr | null, origin: Origin): RawExpr => {
    const parts = handed.map(
      ({ variable, key }) => [key, raw.ref(variable, lift.table.get(variable).shape, origin)] as const,
    );
    return raw.object(Object.fromEntries([...(value ? [[VALUE, value] as const] : []), ...parts]), origin);
  };
  const changes = handed.flatMap(({ variable, key, changed }) =>
    changed ? [{ position: parameters.indexOf(variable), key }] : [],
  );
  return {
    ...definition,
    parameters,
    body: returning(body, { definition, record, gives: typeof own?.returned === 'number', table: lift.table }),
    shape: shapes.record,
    ...(changes.length > 0 && { changes }),
  };
}

interface Returning {
  readonly definition: RawFunction;
  /** The value is one of the changed objects, which the record has anyway. */
  readonly gives: boolean;
  readonly table: VariableTable;
  record(value: RawExpr | null, origin: Origin): RawExpr;
}

/** The body with the record as its result. */
function returning(body: readonly RawStatement[], cx: Returning): readonly RawStatement[] {
  const { origin } = cx.definition;
  if (hasFinalizer(body)) return leaving(body, cx);
  const returned = mapReturns(body, (node): RawStatement => {
    const { throws } = cx.definition;
    const [value = null] = throws ? valuesIn(node.value) : [node.value];
    if (!cx.gives || value === null) return { ...node, value: cx.record(node.value, node.origin) };
    const rest = throws ? raw.object({}, node.origin) : null;
    const list = [raw.evaluate(value, node.origin), { ...node, value: cx.record(rest, node.origin) }];
    return { kind: 'block', origin: node.origin, label: null, body: list };
  });
  return [...returned, raw.return(cx.record(null, origin), origin)];
}

function hasFinalizer(body: readonly RawStatement[]): boolean {
  return rawWalk.someStatement(body, (node) => node.kind === 'try' && node.finalizer !== null);
}

/** The body with its returns as jumps to its end, where the record is made: finalizers may write after a `return`. */
function leaving(body: readonly RawStatement[], { definition, table, record }: Returning): readonly RawStatement[] {
  const { origin } = definition;
  const shape = orAbsent(definition.shape);
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
    raw.return(record(raw.ref(result, shape, origin), origin), origin),
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
  lift: Lift,
): RawExpr {
  const { table, functions } = lift;
  const { origin } = call;
  const name = `${functions.get(call.function)?.name ?? 'call'}Outcome`;
  const outcome = table.temporary({ name, shape: shapes.record, origin });
  const part = (key: string, shape: ValueShape): RawExpr =>
    raw.member(raw.ref(outcome, shapes.record, origin), key, withoutIntegers(shape), origin);
  const inside = lift.names.get(call.function);
  const writes = handed.map(({ variable, key, changed }): RawStatement => {
    const carries = inside?.get(variable);
    const value = { ...part(key, table.get(variable).shape), ...(carries !== undefined && { carries }) } as RawExpr;
    const assign = raw.assign(own(variable), value, origin);
    return changed ? { ...assign, inPlace: true } : assign;
  });
  const made = raw.declare(outcome, { ...call, shape: shapes.record }, origin);
  // Where the call's parameters are handed back too, the record is what is wanted.
  const value = lift.changed.has(call.function) ? raw.ref(outcome, shapes.record, origin) : part(VALUE, call.shape);
  return raw.sequence([made, ...writes], value, origin);
}

interface HandedBack {
  readonly variable: VarId;
  /** Its place in the record that the function gives. */
  readonly key: string;
  /** The object that it holds is changed; else it is given another value. */
  readonly changed: boolean;
}

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

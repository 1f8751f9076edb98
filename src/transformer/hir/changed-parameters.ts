/**
 * Parameters whose objects recursive functions change: `function collect(node, out) { out.push(node.id); … }`. The function gets a
 * copy, so what it changes comes back with its result (`liftCaptures` makes the record), and every call writes it to the place
 * that the argument was read from (`hand-back`). A parameter that is only given another value is a local variable.
 */
import type { FunctionId, VarId } from '../core/ids.ts';
import { findFilling } from './filled-parameters.ts';
import { findOrigins, type Origins } from './name-origins.ts';
import type { PureFunction, RawExpr, RawLeaf, RawStatement, RawWorkflow } from './types.ts';
import { rawWalk } from './walk.ts';
import type { CaptureProblem } from './written-captures.ts';

type RawFunction = PureFunction<RawLeaf>;
type RawCall = Extract<RawExpr, { kind: 'call' }>;

/** What a function does with its parameters' objects. */
export interface ChangedParameters {
  /** Positions of those that it changes. */
  readonly positions: readonly number[];
  /** The one of them that every call gives as its value. */
  readonly returned: number | null;
  /** Those that it gives a value where they have none: what a caller has nothing of stays nothing there. */
  readonly filled: ReadonlySet<number>;
}

/** The parameters that each function changes, under their names in its body; functions that change none are left out. */
export interface FoundParameters {
  readonly functions: ReadonlyMap<FunctionId, RawFunction>;
  readonly body: readonly RawStatement[];
  readonly changed: ReadonlyMap<FunctionId, ChangedParameters>;
  /** Parameters that are given other values besides. */
  readonly problems: readonly CaptureProblem[];
}

/**
 * Finds them, and makes one variable of a parameter and its name. With `aliases`, what is changed through another name (`kid.depth`
 * in a loop over `node.kids`, a parameter of an inlined helper) counts too.
 */
export function findChangedParameters(workflow: RawWorkflow, aliases: boolean): FoundParameters {
  const { functions, body, variables } = workflow;
  const code = [body, ...[...functions.values()].map((fn) => fn.body)];
  const names = new Map([...functions.values()].map((fn) => [fn.id, namesOf(fn)]));
  const filling = findFilling(workflow);
  const { inside, whole } = findWrites(code, { names, origins: aliases ? findOrigins(code) : new Map(), filling });
  const positions = new Map<FunctionId, readonly number[]>();
  const renamed = new Map<VarId, VarId>();
  for (const [id, { parameters }] of functions) {
    const found = parameters.flatMap((parameter, position) => {
      const name = names.get(id)?.[position];
      if (name === undefined || !inside.has(name)) return [];
      // A name that gets other objects, too, is not the parameter's: the parameter keeps the caller's object.
      if (!aliases || !whole.has(name)) renamed.set(name, parameter);
      return [position];
    });
    if (found.length > 0) positions.set(id, found);
  }
  const problems = [...functions.values()].flatMap(({ id, origin }) =>
    (positions.get(id) ?? []).flatMap((position): readonly CaptureProblem[] => {
      const variable = names.get(id)?.[position];
      const facts = variable === undefined ? undefined : variables.get(variable);
      if (facts === undefined) return [];
      const known = (aliases || !whole.has(facts.id)) && !facts.shape.error && !facts.shape.date;
      return known ? [] : [{ variable: facts.id, origin, place: 'callback' }];
    }),
  );
  const merged = new Map([...functions].map(([id, fn]) => [id, { ...fn, body: mergeNames(fn.body, renamed) }]));
  const returned = findReturned(merged, positions);
  const filledNames = new Set([...filling].flatMap((node) => (node.kind === 'assign' ? [node.variable] : [])));
  const changed = new Map(
    [...positions].map(([id, found]) => {
      const isFilled = (position: number): boolean => {
        const name = names.get(id)?.[position];
        return name !== undefined && filledNames.has(name);
      };
      return [id, { positions: found, returned: returned.get(id) ?? null, filled: new Set(found.filter(isFilled)) }];
    }),
  );
  return { functions: merged, body: mergeNames(body, renamed), changed, problems };
}

/** The variable that a place begins with; sequences make the objects on the way sure. */
function rootOf(node: RawExpr): VarId | undefined {
  if (node.kind === 'sequence') return rootOf(node.value);
  if (node.kind === 'member' || node.kind === 'index') return rootOf(node.object);
  return node.kind === 'ref' ? node.variable : undefined;
}

/** The names that the body gives to the parameters, by position; patterns give none. */
function namesOf({ parameters, body }: RawFunction): readonly (VarId | undefined)[] {
  return parameters.map((parameter) => {
    const binding = body.find((node) => node.kind === 'declare' && node.value && givenBy(node.value) === parameter);
    return binding?.kind === 'declare' ? binding.variable : undefined;
  });
}

/** The parameter that a name is bound to, perhaps with a default value. */
function givenBy(value: RawExpr): VarId | undefined {
  if (value.kind === 'ref') return value.variable;
  if (value.kind !== 'sequence' || value.value.kind !== 'conditional') return undefined;
  const [captured] = value.body;
  return captured?.kind === 'declare' && captured.value?.kind === 'ref' ? captured.value.variable : undefined;
}

interface Writes {
  /** Variables whose objects are changed, by calls too. */
  readonly inside: ReadonlySet<VarId>;
  /** Variables that are given other values. */
  readonly whole: ReadonlySet<VarId>;
}

interface Known {
  /** The names of parameters, by function and position. */
  readonly names: ReadonlyMap<FunctionId, readonly (VarId | undefined)[]>;
  readonly origins: Origins;
  /** Assignments that do not count: see `findFilling`. */
  readonly filling: ReadonlySet<RawStatement>;
}

function findWrites(code: readonly (readonly RawStatement[])[], { names, origins, filling }: Known): Writes {
  const inside = new Set<VarId>();
  const whole = new Set<VarId>();
  const calls: RawCall[] = [];
  for (const list of code) {
    rawWalk.visit(list, {
      statement: (node) => {
        if (node.kind !== 'assign') return true;
        if (node.path.length > 0 || node.inPlace) inside.add(node.variable);
        else if (!filling.has(node)) whole.add(node.variable);
        return true;
      },
      expression: (node) => {
        if (node.kind === 'call') calls.push(node);
        return true;
      },
    });
  }
  for (let before = -1; before < inside.size; ) {
    before = inside.size;
    for (const id of inside) for (const from of origins.get(id) ?? []) inside.add(from);
    for (const { function: callee, arguments: given } of calls) {
      for (const [position, name] of (names.get(callee) ?? []).entries()) {
        const root = given[position] && rootOf(given[position]);
        if (name !== undefined && inside.has(name) && root !== undefined) inside.add(root);
      }
    }
  }
  return { inside, whole };
}

/** The code with the parameters themselves in the place of their names; a default is given to the parameter. */
function mergeNames(body: readonly RawStatement[], renamed: ReadonlyMap<VarId, VarId>): readonly RawStatement[] {
  const own = (id: VarId): VarId => renamed.get(id) ?? id;
  const merged = body.flatMap((node): readonly RawStatement[] => {
    const parameter = node.kind === 'declare' ? renamed.get(node.variable) : undefined;
    if (node.kind !== 'declare' || parameter === undefined || node.value === null) return [node];
    const { value, origin } = node;
    return value.kind === 'ref' ? [] : [{ kind: 'assign', variable: parameter, path: [], value, origin }];
  });
  return rawWalk.mapStatements(merged, {
    write: own,
    expression: (node) => (node.kind === 'ref' ? { ...node, variable: own(node.variable) } : node),
  });
}

/** For functions that give the object of one changed parameter whenever they return, its position. */
function findReturned(
  functions: ReadonlyMap<FunctionId, RawFunction>,
  positions: ReadonlyMap<FunctionId, readonly number[]>,
): ReadonlyMap<FunctionId, number> {
  const found = new Map<FunctionId, number>();
  const results = new Map([...functions].map(([id, fn]) => [id, resultsOf(fn)]));
  for (const [id, { parameters }] of functions) {
    const names = (results.get(id) ?? []).map((value) => (value?.kind === 'ref' ? value.variable : undefined));
    const position = positions.get(id)?.find((at) => names.includes(parameters[at]));
    if (position !== undefined) found.set(id, position);
  }
  const gives = (value: RawExpr | null, parameter: VarId | undefined): boolean => {
    const call = value && calledIn(value);
    const position = call ? found.get(call.function) : undefined;
    const argument = position === undefined ? undefined : call?.arguments[position];
    if (argument !== undefined) return gives(argument, parameter);
    if (value?.kind === 'sequence') return gives(value.value, parameter);
    if (value?.kind === 'conditional') return gives(value.consequent, parameter) && gives(value.alternate, parameter);
    return value?.kind === 'ref' && value.variable === parameter;
  };
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [id, position] of [...found]) {
      const parameter = functions.get(id)?.parameters[position];
      if (!results.get(id)?.every((value) => gives(value, parameter))) found.delete(id);
    }
  }
  return found;
}

/** The call whose value is the expression's; calls of functions that throw are checked first. */
function calledIn(value: RawExpr): RawCall | undefined {
  if (value.kind === 'call') return value;
  if (value.kind !== 'sequence') return undefined;
  const [first] = value.body;
  const made = first?.kind === 'declare' && isValueOf(value.value, first.variable) ? first.value : null;
  return made?.kind === 'call' ? made : undefined;
}

/** The expression reads the value of a function that throws from its record. */
export function isValueOf(node: RawExpr, outcome: VarId): boolean {
  return node.kind === 'member' && node.key === VALUE && node.object.kind === 'ref' && node.object.variable === outcome;
}

/** The key of a function's value in the record that it gives. */
export const VALUE = 'value';

/** What the function gives when it ends without an error; null where that is nothing. */
function resultsOf({ body, throws }: RawFunction): readonly (RawExpr | null)[] {
  const values: (RawExpr | null)[] = alwaysReturns(throws ? body.slice(0, -1) : body) ? [] : [null];
  rawWalk.visit(throws ? body.slice(0, -1) : body, {
    statement: (node) => {
      if (node.kind === 'return') values.push(...(throws ? valuesIn(node.value) : [node.value]));
      return true;
    },
    expression: (node) => node.kind !== 'lambda',
  });
  return values;
}

/** The value in the record of a function that throws; none in that of an error. */
export function valuesIn(record: RawExpr | null): readonly (RawExpr | null)[] {
  const [entry] = record?.kind === 'record' ? record.entries : [];
  if (entry?.kind !== 'property' || entry.key.kind !== 'literal') return [null];
  return entry.key.value === VALUE ? [entry.value] : [];
}

/** Control never comes to the end of the code. */
function alwaysReturns(body: readonly RawStatement[]): boolean {
  const last = body.at(-1);
  if (last?.kind === 'if') return alwaysReturns(last.consequent) && alwaysReturns(last.alternate);
  return last?.kind === 'return' || (last?.kind === 'block' && last.label === null && alwaysReturns(last.body));
}

/**
 * Where values come from: for every variable and function the flags of all that is assigned to it, read off expressions that
 * have their new shapes.
 */
import type { Expr, LibraryCall } from '../core/expr.ts';
import type { FunctionId, VarId } from '../core/ids.ts';
import { Kind, mayBe } from '../core/shape.ts';
import type { Assign } from '../core/statement.ts';
import { fillsProperty, type PropertyNames } from './late-properties.ts';
import { visitRegion } from './region-statements.ts';
import type { ShapeFacts } from './shape-facts.ts';
import { Flag, type Flags, flagsOf, INSIDE, itemFlags } from './shape-flags.ts';
import type { HirEffect, HirStatement, HirWorkflow, Variable } from './types.ts';
import { hirWalk } from './walk.ts';

/** What the front end declared. */
export interface ShapeSources {
  readonly variables: ReadonlyMap<VarId, Variable>;
  /** Variables that can be read before they get a value. */
  readonly unassigned: ReadonlySet<VarId>;
}

/** Collects the flags; `unset` are the names of properties that are known to be without a value somewhere. */
export function collectFlags(
  workflow: HirWorkflow,
  sources: ShapeSources,
  unset: PropertyNames,
): Omit<ShapeFacts, 'unset'> {
  const variables = new Map<VarId, Flags>();
  const functions = new Map<FunctionId, Flags>();
  let packed: Flags = 0;
  const flow = (id: VarId | null, flags: Flags): void => {
    if (id !== null) variables.set(id, (variables.get(id) ?? 0) | flags);
  };
  /** For a value that comes from outside: what the declared shape says. */
  const declared = (id: VarId | null): Flags => {
    const variable = id === null ? undefined : sources.variables.get(id);
    return variable ? flagsOf(variable.shape) : 0;
  };

  const effect = (node: HirEffect, result: VarId | null): void => {
    if (node.kind === 'map') {
      // Items and results of a distributed map pass through JSON, like the result of a task.
      const { run } = node;
      flow(node.itemVariable, run ? declared(node.itemVariable) : itemFlags(node.items.shape));
      flow(result, declared(result) | (run ? 0 : returnedFlags(node.body) & INSIDE));
    } else if (node.kind === 'fork') {
      for (const branch of node.branches) flow(result, declared(result) | (returnedFlags(branch.body) & INSIDE));
    } else {
      flow(result, declared(result));
    }
  };
  const statement = (node: HirStatement): boolean => {
    if (node.kind === 'declare') {
      if (node.value !== null) flow(node.variable, flagsOf(node.value.shape));
      else if (sources.unassigned.has(node.variable)) flow(node.variable, Flag.absent);
    }
    if (node.kind === 'assign') {
      const mayFill = workflow.variables.get(node.variable)?.shape.undefinedProperties && fillsProperty(node, unset);
      flow(node.variable, assignedFlags(node) | (mayFill ? Flag.lateProperties : 0));
    }
    if (node.kind === 'loop' && node.head.kind === 'each') flow(node.head.variable, itemFlags(node.head.list.shape));
    if (node.kind === 'try' && node.handler) flow(node.handler.variable, declared(node.handler.variable));
    if (node.kind === 'perform') effect(node.effect, node.result);
    return true;
  };
  const expression = (node: Expr): boolean => {
    if (node.kind === 'library') {
      if (node.member === 'Data.packed') for (const { shape } of node.arguments) packed |= flagsOf(shape) & INSIDE;
      const flags = parameterFlags(node);
      for (const argument of node.arguments) {
        if (argument.kind !== 'lambda') continue;
        for (const [index, id] of argument.parameters.entries()) flow(id, flags[index] ?? declared(id));
      }
    }
    if (node.kind === 'call') {
      const parameters = workflow.functions.get(node.function)?.parameters ?? [];
      for (const [index, id] of parameters.entries()) {
        const argument = node.arguments[index];
        flow(id, argument ? flagsOf(argument.shape) : Flag.absent);
      }
    }
    return true;
  };

  flow(workflow.input, declared(workflow.input));
  hirWalk.visit(workflow.body, { statement, expression });
  for (const { id, body } of workflow.functions.values()) {
    hirWalk.visit(body, { statement, expression });
    functions.set(id, returnedFlags(body));
  }
  return { variables, functions, packed };
}

/** Flags of what statements return; of `undefined` where nothing is returned with a value. */
export function returnedFlags(body: readonly HirStatement[]): Flags {
  let flags = 0;
  visitRegion(body, (node) => {
    if (node.kind === 'return') flags |= node.value === null ? Flag.absent : flagsOf(node.value.shape);
  });
  return flags;
}

function assignedFlags(node: Assign<never>): Flags {
  if (node.value === 'remove') return 0;
  const flags = flagsOf(node.value.shape);
  if (node.path.length === 0) return flags;
  const inside = (flags & INSIDE) | (flags & (Flag.fraction | Flag.fractionItem) ? Flag.fractionItem : 0);
  if (node.inPlace) return inside;
  const absent = mayBe(node.value.shape, Kind.absent);
  const container = node.path.at(-1)?.container;
  return (
    inside |
    (absent && container !== 'list' ? Flag.undefinedProperties : 0) |
    (absent && container !== 'record' && node.path.length === 1 ? Flag.absentItem : 0)
  );
}

/** What a built-in gives to the parameters of its callback. */
function parameterFlags(node: LibraryCall<never>): readonly Flags[] {
  const list = (node.receiver ?? node.arguments[0])?.shape;
  if (list === undefined) return [];
  const item = itemFlags(list);
  const whole = flagsOf(list);
  switch (node.member) {
    case 'Array.prototype.reduce':
    case 'Array.prototype.reduceRight': {
      const [callback, start] = node.arguments;
      // A lambda's shape is its result's.
      const result = callback === undefined ? 0 : flagsOf(callback.shape);
      return [result | (start === undefined ? item : flagsOf(start.shape)), item, 0, whole];
    }
    case 'Array.prototype.sort':
    case 'Array.prototype.toSorted':
      return [item, item];
    case 'String.prototype.replace':
    case 'String.prototype.replaceAll':
      return [];
    default:
      return node.member.startsWith('Array.') ? [item, 0, whole] : [];
  }
}

/**
 * Follows values that have come through JSON to where they are read. Variables are followed through all that is assigned to
 * them, whatever the order; what only passes a value on, to a task or as a result, does not read it.
 */
import type { Expr, Lambda, LibraryCall } from '../../core/expr.ts';
import type { FunctionId, VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import type { HirEffect, HirStatement, HirWorkflow, PerformStatement } from '../types.ts';
import { effectOperands } from '../walk.ts';
import { movesItems, parameterTraces, resultTrace } from './built-ins.ts';
import { type Passage, type RunPassages, runPassages } from './passages.ts';
import { inside, joinTraces, NO_TRACE, nullUnseen, shapedTrace, type Trace, tracedTo } from './traces.ts';

/** The passages whose values are read as if JSON had changed nothing, each with the first place. */
export type Readings = ReadonlyMap<Passage, Origin>;

type MapEffect = Extract<HirEffect, { kind: 'map' }>;

/**
 * @example followPassages(workflow, textPassages(workflow))
 */
export function followPassages(workflow: HirWorkflow, texts: ReadonlyMap<Expr, Passage>): Readings {
  const variables = new Map<VarId, Trace>();
  const functions = new Map<FunctionId, Trace>();
  const batches = new Map<VarId, RunPassages & { readonly list: Trace }>();
  const runs = new Map<MapEffect, RunPassages>();
  const readings = new Map<Passage, Origin>();
  let grown = false;

  const grow = <K>(known: Map<K, Trace>, key: K, trace: Trace): void => {
    const before = known.get(key) ?? NO_TRACE;
    if ([...trace].every(([passage, item]) => before.has(passage) && (!item || before.get(passage)))) return;
    known.set(key, joinTraces(before, trace));
    grown = true;
  };
  const read = (node: Expr, trace: Trace, deep: boolean): Trace => {
    for (const passage of nullUnseen(trace, node.shape, deep))
      if (!readings.has(passage)) readings.set(passage, node.origin);
    return trace;
  };
  const use = (node: Expr, deep = true): Trace => read(node, value(node), deep);
  /** An object or list that something is read from: null would be no object. */
  const opened = (node: Expr): Trace => {
    const trace = value(node);
    return mayBe(node.shape, Kind.number) ? trace : read(node, trace, false);
  };

  const value = (node: Expr): Trace => shapedTrace(traceOf(node), node.shape);
  const traceOf = (node: Expr): Trace => {
    switch (node.kind) {
      case 'ref': {
        const batch = batches.get(node.variable);
        const own = variables.get(node.variable) ?? NO_TRACE;
        return batch ? joinTraces(own, itemsOf(batch), tracedTo(batch.input)) : own;
      }
      case 'member': {
        const batch = node.object.kind === 'ref' ? batches.get(node.object.variable) : undefined;
        if (batch) return node.key === 'items' ? itemsOf(batch) : tracedTo(batch.input);
        return inside(opened(node.object), false);
      }
      case 'index':
        use(node.index);
        return inside(opened(node.object), mayBe(node.object.shape, Kind.list));
      case 'record':
      case 'list':
        return joinTraces(...node.entries.map((entry) => value(entry.value)));
      case 'template':
        for (const part of node.parts) use(part);
        return NO_TRACE;
      case 'unary':
        use(node.operand, false);
        return NO_TRACE;
      case 'binary': {
        const deep = !['===', '!==', '==', '!=', 'in'].includes(node.operator);
        use(node.left, deep);
        use(node.right, deep);
        return NO_TRACE;
      }
      case 'logical':
        return joinTraces(use(node.left, false), value(node.right));
      case 'conditional':
        use(node.test, false);
        return joinTraces(value(node.consequent), value(node.alternate));
      case 'library':
        return joinTraces(tracedTo(texts.get(node) ?? null), called(node));
      case 'lambda':
      case 'program':
        return statements(node.body);
      case 'call': {
        const parameters = workflow.functions.get(node.function)?.parameters ?? [];
        for (const [index, argument] of node.arguments.entries()) {
          const parameter = parameters[index];
          const trace = value(argument);
          if (parameter !== undefined) grow(variables, parameter, trace);
        }
        return functions.get(node.function) ?? NO_TRACE;
      }
      default:
        return NO_TRACE;
    }
  };
  const itemsOf = (batch: RunPassages & { readonly list: Trace }): Trace =>
    joinTraces(batch.list, tracedTo(batch.items));

  const called = (node: LibraryCall<never>): Trace => {
    const operands = [...(node.receiver ? [node.receiver] : []), ...node.arguments];
    const moves = movesItems(node.member);
    const traces = operands.map((operand) =>
      operand.kind === 'lambda' ? NO_TRACE : moves ? opened(operand) : use(operand),
    );
    const callback = operands.find((operand) => operand.kind === 'lambda');
    const returned = callback ? callbackTrace(node, callback, traces) : NO_TRACE;
    return resultTrace(node, joinTraces(...traces), returned);
  };
  const callbackTrace = (node: LibraryCall<never>, callback: Lambda<never>, traces: readonly Trace[]): Trace => {
    const [list = NO_TRACE, ...others] = traces;
    const result = statements(callback.body);
    const given = parameterTraces(node, list, joinTraces(...others), result);
    for (const [index, parameter] of callback.parameters.entries())
      grow(variables, parameter, given[index] ?? NO_TRACE);
    return result;
  };

  /** Gives the trace of what the statements return. */
  const statements = (list: readonly HirStatement[]): Trace => joinTraces(...list.map(statement));
  const statement = (node: HirStatement): Trace => {
    switch (node.kind) {
      case 'declare':
        if (node.value) grow(variables, node.variable, value(node.value));
        return NO_TRACE;
      case 'assign':
        for (const { key } of node.path) use(key);
        if (node.value !== 'remove') grow(variables, node.variable, value(node.value));
        return NO_TRACE;
      case 'evaluate':
        value(node.value);
        return NO_TRACE;
      case 'if':
        use(node.test, false);
        return joinTraces(statements(node.consequent), statements(node.alternate));
      case 'loop': {
        if (node.head.kind === 'each') grow(variables, node.head.variable, inside(opened(node.head.list), true));
        else if (node.head.test) use(node.head.test, false);
        return joinTraces(statements(node.body), statements(node.update));
      }
      case 'return':
        return node.value ? value(node.value) : NO_TRACE;
      case 'throw':
        use(node.error);
        return NO_TRACE;
      case 'try':
        return joinTraces(
          statements(node.body),
          statements(node.handler?.body ?? []),
          statements(node.finalizer ?? []),
        );
      case 'block':
        return statements(node.body);
      case 'perform':
        perform(node);
        return NO_TRACE;
      default:
        return NO_TRACE;
    }
  };

  const perform = ({ effect, result }: PerformStatement): void => {
    const give = (trace: Trace): void => {
      if (result !== null) grow(variables, result, trace);
    };
    switch (effect.kind) {
      case 'task':
      case 'wait':
        for (const operand of effectOperands(effect)) value(operand);
        return;
      case 'fork':
        for (const { body } of effect.branches) give(statements(body));
        return;
      case 'map': {
        const list = opened(effect.items);
        for (const operand of effectOperands(effect)) if (operand !== effect.items) value(operand);
        const passages = runOf(effect, result);
        if (effect.run?.batching) batches.set(effect.itemVariable, { ...passages, list });
        else grow(variables, effect.itemVariable, joinTraces(inside(list, true), tracedTo(passages.items, true)));
        give(joinTraces(statements(effect.body), tracedTo(passages.results)));
      }
    }
  };
  const runOf = (effect: MapEffect, result: VarId | null): RunPassages => {
    const item = result === null ? undefined : workflow.variables.get(result)?.shape.item;
    const known = runs.get(effect) ?? runPassages(effect, item === undefined || mayBe(item, Kind.null));
    runs.set(effect, known);
    return known;
  };

  do {
    grown = false;
    statements(workflow.body);
    for (const { id, body } of workflow.functions.values()) grow(functions, id, statements(body));
  } while (grown);
  return readings;
}

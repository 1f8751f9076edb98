/**
 * The reference interpreter of raw and normal HIR: JavaScript's semantics, one node at a time, as plainly as possible. Effects
 * get and give JSON copies. Iterations and branches of concurrent effects run one after the other.
 */

import type { Expr } from '../../../../src/transformer/core/expr.ts';
import type { LabelId, VarId } from '../../../../src/transformer/core/ids.ts';
import type { Loop, Statement } from '../../../../src/transformer/core/statement.ts';
import type { Effect, PerformStatement, RawLeaf, Workflow } from '../../../../src/transformer/hir/types.ts';
import { effectOperands } from '../../../../src/transformer/hir/walk.ts';
import { callLibrary } from './library.ts';
import {
  Abrupt,
  burn,
  type Machine,
  type Memory,
  type Outcome,
  type Request,
  setVariable,
  snapshot,
  weigh,
} from './machine.ts';
import { applyBinary, applyUnary } from './operators.ts';
import { applyWrite } from './write.ts';

type AnyExpr = Expr<RawLeaf>;
/** Statements of both levels. */
type AnyStatement = Statement<RawLeaf, PerformStatement>;
type AnyEffect = Effect<RawLeaf, PerformStatement>;

export interface RunOptions {
  readonly input?: unknown;
  readonly memory?: Memory;
  readonly fuel?: number;
  readonly perform?: (request: Request, position: number) => unknown;
  readonly observe?: Machine['observe'];
}

/**
 * Runs a workflow.
 * @example interpret(workflow, { input: { n: 1 }, perform: () => 'done' })
 */
export function interpret(workflow: Workflow<RawLeaf, PerformStatement>, options: RunOptions = {}): Outcome {
  const machine: Machine = {
    memory: options.memory ?? 'references',
    variables: new Map(),
    functions: workflow.functions,
    log: [],
    perform: options.perform ?? (() => null),
    observe: options.observe ?? (() => {}),
    declarations: workflow.variables,
    impureCalls: 0,
    fuel: options.fuel ?? 2000,
  };
  if (workflow.input !== null) setVariable(workflow.input, snapshot(options.input), machine);
  const outcome = (kind: Outcome['kind'], value: unknown): Outcome => ({
    kind,
    value: snapshot(value),
    log: machine.log,
  });
  try {
    return outcome('return', runBody(workflow.body, machine));
  } catch (failure) {
    if (!(failure instanceof Abrupt)) throw failure;
    if (failure.completion.kind === 'throw') return outcome('throw', failure.completion.value);
    if (failure.completion.kind === 'endless') return { kind: 'endless', value: undefined, log: [] };
    throw new Error(`${failure.completion.kind} out of the workflow`);
  }
}

/** Runs statements that `return` ends; the value they return. */
function runBody(body: readonly AnyStatement[], machine: Machine): unknown {
  try {
    execute(body, machine);
    return undefined;
  } catch (failure) {
    if (failure instanceof Abrupt && failure.completion.kind === 'return') return failure.completion.value;
    throw failure;
  }
}

function read(id: VarId, machine: Machine): unknown {
  if (!machine.variables.has(id)) throw new Error(`variable ${id} is read before it is declared`);
  return machine.variables.get(id);
}

export function evaluate(node: AnyExpr, machine: Machine): unknown {
  const value = evaluateNode(node, machine);
  if (node.kind !== 'lambda') machine.observe(node.shape, value);
  return value;
}

function evaluateNode(node: AnyExpr, machine: Machine): unknown {
  const value = (part: AnyExpr): unknown => evaluate(part, machine);
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'absent':
      return undefined;
    case 'ref':
      return read(node.variable, machine);
    case 'member':
      return own(value(node.object), node.key);
    case 'index':
      return own(value(node.object), key(value(node.index)));
    case 'record': {
      const record: Record<string, unknown> = {};
      for (const entry of node.entries) {
        if (entry.kind === 'spread') Object.assign(record, value(entry.value));
        else {
          const name = key(value(entry.key));
          record[name] = value(entry.value);
        }
      }
      return weighed(record);
    }
    case 'list':
      return weighed(
        node.entries.flatMap((entry) => {
          const item = value(entry.value);
          if (entry.kind === 'item') return [item];
          return Array.isArray(item) ? [...item] : [];
        }),
      );
    case 'template':
      return node.parts.reduce<string>((text, part) => `${text}${String(value(part))}`, '');
    case 'unary':
      return applyUnary(node.operator, value(node.operand));
    case 'binary': {
      const left = value(node.left);
      return weighed(applyBinary(node.operator, left, value(node.right)));
    }
    case 'logical': {
      const left = value(node.left);
      if (node.operator === '&&') return left && value(node.right);
      if (node.operator === '||') return left || value(node.right);
      return left ?? value(node.right);
    }
    case 'conditional':
      return value(node.test) ? value(node.consequent) : value(node.alternate);
    case 'library': {
      const receiver = node.receiver === null ? undefined : value(node.receiver);
      return callLibrary(node.member, receiver, node.arguments.map(value), machine);
    }
    case 'lambda':
      return (...args: readonly unknown[]): unknown => {
        for (const [index, parameter] of node.parameters.entries()) setVariable(parameter, args[index], machine);
        return runBody(node.body, machine);
      };
    case 'call':
      return callFunction(node.function, node.arguments.map(value), machine);
    case 'regexp':
      return new RegExp(node.source, node.flags);
    case 'program':
      return runBody(node.body, machine);
    case 'placeholder':
      return `\${${node.id}${node.attribute}}`;
    case 'context':
      return node.path.join('.');
    case 'ambient':
      throw new Error('ambient values do not occur in HIR');
    case 'perform':
      return perform(node.effect, machine);
    case 'sequence':
      execute(node.body, machine);
      return value(node.value);
  }
}

function key(value: unknown): string {
  return String(value);
}

function own(object: unknown, name: string): unknown {
  if (typeof object === 'string') return object[Number(name)];
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? Reflect.get(object, name)
    : undefined;
}

function callFunction(
  id: Parameters<Machine['functions']['get']>[0],
  args: readonly unknown[],
  machine: Machine,
): unknown {
  const definition = machine.functions.get(id);
  if (definition === undefined) throw new Error(`no function ${id}`);
  burn(machine);
  const frame: Machine = { ...machine, variables: new Map() };
  for (const [index, parameter] of definition.parameters.entries()) setVariable(parameter, args[index], frame);
  try {
    return runBody(definition.body, frame);
  } finally {
    machine.fuel = frame.fuel;
    machine.impureCalls = frame.impureCalls;
  }
}

function perform(effect: AnyEffect, machine: Machine): unknown {
  burn(machine);
  const operands = effectOperands(effect).map((part) => evaluate(part, machine));
  if (effect.kind === 'fork') return effect.branches.map((branch) => runBody(branch.body, machine));
  if (effect.kind === 'map') {
    const items = Array.isArray(operands[0]) ? operands[0] : [];
    return items.map((item, index) => {
      setVariable(effect.itemVariable, item, machine);
      if (effect.indexVariable !== null) setVariable(effect.indexVariable, index, machine);
      return runBody(effect.body, machine);
    });
  }
  const resource = effect.kind === 'task' ? effect.resource : effect.kind;
  const request: Request = { resource, arguments: json(operands) };
  machine.log.push(request);
  const result = json(machine.perform(request, machine.log.length - 1));
  // A wait has no result.
  return effect.kind === 'wait' ? undefined : result;
}

function weighed(value: unknown): unknown {
  weigh(value);
  return value;
}

/** A JSON copy; data with cycles throws, as `JSON.stringify` does. */
function json(value: unknown): unknown {
  try {
    return value === undefined ? null : JSON.parse(JSON.stringify(value));
  } catch {
    throw new Abrupt({ kind: 'throw', value: { name: 'TypeError', message: 'cycle' } });
  }
}

export function execute(list: readonly AnyStatement[], machine: Machine): void {
  for (const statement of list) executeOne(statement, machine);
}

function executeOne(node: AnyStatement, machine: Machine): void {
  burn(machine);
  switch (node.kind) {
    case 'declare':
      // Without a value the variable has none yet: its shape need not allow undefined if nobody reads it before it is written.
      if (node.value === null) machine.variables.set(node.variable, undefined);
      else setVariable(node.variable, evaluate(node.value, machine), machine);
      return;
    case 'assign':
      assign(node, machine);
      return;
    case 'evaluate':
      evaluate(node.value, machine);
      return;
    case 'if':
      execute(evaluate(node.test, machine) ? node.consequent : node.alternate, machine);
      return;
    case 'loop':
      catching('break', node.label, () => loop(node, machine));
      return;
    case 'break':
    case 'continue':
      throw new Abrupt({ kind: node.kind, label: node.label });
    case 'return':
      throw new Abrupt({ kind: 'return', value: node.value === null ? undefined : evaluate(node.value, machine) });
    case 'throw':
      throw new Abrupt({ kind: 'throw', value: evaluate(node.error, machine) });
    case 'try':
      tryStatement(node, machine);
      return;
    case 'block':
      catching('break', node.label, () => execute(node.body, machine));
      return;
    case 'perform': {
      const result = perform(node.effect, machine);
      if (node.result !== null) setVariable(node.result, result, machine);
    }
  }
}

function assign(node: Extract<AnyStatement, { kind: 'assign' }>, machine: Machine): void {
  if (node.path.length === 0 && !node.inPlace && node.value !== 'remove') {
    setVariable(node.variable, evaluate(node.value, machine), machine);
    return;
  }
  const depth = node.inPlace ? node.path.length : node.path.length - 1;
  const keys: string[] = [];
  // The object is found before the value is evaluated, and step by step between the keys, as JavaScript does.
  let object = read(node.variable, machine);
  for (const step of node.path) {
    const name = key(evaluate(step.key, machine));
    if (keys.length < depth) object = own(object, name);
    keys.push(name);
  }
  if (machine.memory === 'references') {
    const value = node.value === 'remove' ? undefined : evaluate(node.value, machine);
    weigh(applyWrite(object, { keys: keys.slice(depth), kind: kindOf(node), value }, 'references'));
    return;
  }
  const value = node.value === 'remove' ? undefined : evaluate(node.value, machine);
  setVariable(
    node.variable,
    applyWrite(read(node.variable, machine), { keys, kind: kindOf(node), value }, 'values'),
    machine,
  );
}

function kindOf(node: Extract<AnyStatement, { kind: 'assign' }>): 'value' | 'content' | 'remove' {
  if (node.value === 'remove') return 'remove';
  return node.inPlace ? 'content' : 'value';
}

function loop(node: Loop<RawLeaf, PerformStatement>, machine: Machine): void {
  const once = (): void => {
    catching('continue', node.label, () => execute(node.body, machine));
    execute(node.update, machine);
    burn(machine);
  };
  const head = node.head;
  if (head.kind === 'each') {
    const list = evaluate(head.list, machine);
    for (const item of Array.isArray(list) ? list : []) {
      setVariable(head.variable, item, machine);
      once();
    }
  } else if (head.kind === 'while') {
    while (head.test === null || evaluate(head.test, machine)) once();
  } else {
    do once();
    while (evaluate(head.test, machine));
  }
}

function catching(kind: 'break' | 'continue', label: LabelId | null, run: () => void): void {
  try {
    run();
  } catch (failure) {
    if (!(failure instanceof Abrupt)) throw failure;
    if (failure.completion.kind !== kind || failure.completion.label !== label) throw failure;
  }
}

function tryStatement(node: Extract<AnyStatement, { kind: 'try' }>, machine: Machine): void {
  try {
    try {
      execute(node.body, machine);
    } catch (failure) {
      if (!(failure instanceof Abrupt) || failure.completion.kind !== 'throw' || node.handler === null) throw failure;
      if (node.handler.variable !== null) setVariable(node.handler.variable, failure.completion.value, machine);
      execute(node.handler.body, machine);
    }
  } catch (failure) {
    // Running out of fuel is not part of the program: no finalizer sees it.
    if (failure instanceof Abrupt && failure.completion.kind !== 'endless' && node.finalizer !== null)
      execute(node.finalizer, machine);
    throw failure;
  }
  if (node.finalizer !== null) execute(node.finalizer, machine);
}

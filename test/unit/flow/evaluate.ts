/**
 * Evaluates the compiler's expressions and pure statements in JavaScript, for tests that compare a workflow before and after the
 * middle end. Impure built-ins are functions of the world that the test controls.
 */
import type { Expr } from '../../../src/transformer/core/expr.ts';
import type { LabelId, VarId } from '../../../src/transformer/core/ids.ts';
import type { PureStatement } from '../../../src/transformer/core/statement.ts';
import { packed, unpacked } from './packed.ts';

export type Value = unknown;
export type Environment = Map<VarId, Value>;

/** The world that expressions can see besides variables. */
export interface World {
  now(): number;
  uuid(): string;
  readonly input: Value;
  readonly inputVariable: VarId | null;
}

/** Values that exist at one point only. */
export type Ambients = Partial<Record<'input' | 'result' | 'error', Value>>;

export interface Scope {
  readonly variables: Environment;
  readonly ambients: Ambients;
  readonly world: World;
}

export type Completion =
  | { readonly kind: 'normal' }
  | { readonly kind: 'return'; readonly value: Value }
  | { readonly kind: 'break' | 'continue'; readonly label: LabelId };

/** An error of the workflow. */
export class Thrown extends Error {
  readonly error: Value;
  constructor(error: Value) {
    super(JSON.stringify(error));
    this.error = error;
  }
}

function isRecord(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null;
}

/** JavaScript's value of an expression. */
export function evaluate(expr: Expr, scope: Scope): Value {
  const value = (inner: Expr): Value => evaluate(inner, scope);
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'absent':
      return undefined;
    case 'ref':
      if (expr.variable === scope.world.inputVariable) return scope.world.input;
      if (!scope.variables.has(expr.variable)) throw new Error(`variable ${expr.variable} is not set`);
      return scope.variables.get(expr.variable);
    case 'ambient':
      if (!(expr.source in scope.ambients)) throw new Error(`no ${expr.source} here`);
      return scope.ambients[expr.source];
    case 'member': {
      const object = value(expr.object);
      return isRecord(object) && !Array.isArray(object) ? object[expr.key] : undefined;
    }
    case 'index': {
      const object = value(expr.object);
      return isRecord(object) ? object[String(value(expr.index))] : undefined;
    }
    case 'record': {
      const result: Record<string, Value> = {};
      for (const entry of expr.entries) {
        if (entry.kind === 'spread') Object.assign(result, value(entry.value));
        else result[String(value(entry.key))] = value(entry.value);
      }
      return result;
    }
    case 'list':
      return expr.entries.flatMap((entry) => {
        const item = value(entry.value);
        return entry.kind === 'spread' && Array.isArray(item) ? item : [item];
      });
    case 'template':
      return expr.parts.map((part) => String(value(part))).join('');
    case 'unary':
      if (expr.operator !== '!') throw new Error(`operator ${expr.operator}`);
      return !value(expr.operand);
    case 'binary':
      return binary(expr.operator, value(expr.left), value(expr.right));
    case 'logical': {
      const left = value(expr.left);
      if (expr.operator === '&&') return left ? value(expr.right) : left;
      if (expr.operator === '||') return left ? left : value(expr.right);
      return left ?? value(expr.right);
    }
    case 'conditional':
      return value(expr.test) ? value(expr.consequent) : value(expr.alternate);
    case 'library':
      return library(expr, scope);
    case 'program': {
      const inner: Scope = { ...scope, variables: new Map(scope.variables) };
      const completion = run(expr.body, inner);
      return completion.kind === 'return' ? completion.value : undefined;
    }
    default:
      throw new Error(`cannot evaluate ${expr.kind}`);
  }
}

function binary(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '===':
      // The front end lets no program depend on the identity of objects, which copies do not keep.
      return isRecord(left) && isRecord(right) ? JSON.stringify(left) === JSON.stringify(right) : left === right;
    case '!==':
      return left !== right;
    case '<':
      return Number(left) < Number(right);
    case '+':
      return typeof left === 'string' || typeof right === 'string' ? `${left}${right}` : Number(left) + Number(right);
    default:
      throw new Error(`operator ${operator}`);
  }
}

/** Stands for undefined as an item of a list. */
const MARK = '\ue000undefined';

function library(expr: Extract<Expr, { kind: 'library' }>, scope: Scope): Value {
  const [first] = expr.arguments.map((argument) => evaluate(argument, scope));
  switch (expr.member) {
    case 'length':
      return Array.isArray(first) || typeof first === 'string' ? first.length : 0;
    case 'Date.now':
      return scope.world.now();
    case 'crypto.randomUUID':
      return scope.world.uuid();
    case 'Data.packed':
      return packed(first);
    case 'Data.unpacked':
      return unpacked(first);
    case 'Data.item':
      return first === undefined ? MARK : first;
    case 'Data.ofItem':
      return first === MARK ? undefined : first;
    default:
      throw new Error(`library ${expr.member}`);
  }
}

/** Runs pure statements on the scope's variables. */
export function run(body: readonly PureStatement[], scope: Scope): Completion {
  for (const statement of body) {
    const completion = runStatement(statement, scope);
    if (completion.kind !== 'normal') return completion;
  }
  return { kind: 'normal' };
}

const NORMAL: Completion = { kind: 'normal' };

function runStatement(statement: PureStatement, scope: Scope): Completion {
  const { variables } = scope;
  switch (statement.kind) {
    case 'declare':
      variables.set(statement.variable, statement.value ? evaluate(statement.value, scope) : undefined);
      return NORMAL;
    case 'assign':
      runAssign(statement, scope);
      return NORMAL;
    case 'evaluate':
      evaluate(statement.value, scope);
      return NORMAL;
    case 'if':
      return run(evaluate(statement.test, scope) ? statement.consequent : statement.alternate, scope);
    case 'break':
    case 'continue':
      return { kind: statement.kind, label: statement.label };
    case 'return':
      return { kind: 'return', value: statement.value ? evaluate(statement.value, scope) : undefined };
    case 'throw':
      throw new Thrown(evaluate(statement.error, scope));
    case 'block': {
      const completion = run(statement.body, scope);
      return completion.kind === 'break' && completion.label === statement.label ? NORMAL : completion;
    }
    case 'try':
      try {
        return run(statement.body, scope);
      } catch (error) {
        if (!(error instanceof Thrown) || !statement.handler) throw error;
        if (statement.handler.variable !== null) variables.set(statement.handler.variable, error.error);
        return run(statement.handler.body, scope);
      }
    case 'loop':
      return runLoop(statement, scope, (body) => run(body, scope));
  }
}

/** Assigns to a copy, so that values stay immutable as JSON is. */
export function runAssign(statement: Extract<PureStatement, { kind: 'assign' }>, scope: Scope): void {
  const { variables } = scope;
  const value = statement.value === 'remove' ? undefined : evaluate(statement.value, scope);
  const keys = statement.path.map((step) => String(evaluate(step.key, scope)));
  const last = keys.pop();
  if (last === undefined) {
    variables.set(statement.variable, value);
    return;
  }
  const root = structuredClone(variables.get(statement.variable));
  let object: Value = root;
  for (const key of keys) object = isRecord(object) ? object[key] : undefined;
  if (!isRecord(object)) throw new Error('a write into nothing');
  if (statement.value === 'remove') delete object[last];
  else object[last] = value;
  variables.set(statement.variable, root);
}

/** Runs a loop whose body is run by `runBody`. */
export function runLoop<S>(
  loop: {
    readonly label: LabelId;
    readonly head: Extract<PureStatement, { kind: 'loop' }>['head'];
    readonly body: readonly S[];
    readonly update: readonly S[];
  },
  scope: Scope,
  runBody: (body: readonly S[]) => Completion,
): Completion {
  const { head, label } = loop;
  const items = head.kind === 'each' ? evaluate(head.list, scope) : null;
  for (let index = 0; index < 1000; index += 1) {
    if (head.kind === 'while' && head.test && !evaluate(head.test, scope)) return NORMAL;
    if (head.kind === 'each') {
      if (!Array.isArray(items) || index >= items.length) return NORMAL;
      scope.variables.set(head.variable, items[index]);
    }
    const completion = runBody(loop.body);
    const continues = completion.kind === 'continue' && completion.label === label;
    if (completion.kind === 'break' && completion.label === label) return NORMAL;
    if (completion.kind !== 'normal' && !continues) return completion;
    const updated = runBody(loop.update);
    if (updated.kind !== 'normal') return updated;
    if (head.kind === 'do' && !evaluate(head.test, scope)) return NORMAL;
  }
  throw new Error('an endless loop');
}

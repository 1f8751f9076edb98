/**
 * The value language run by JavaScript's own operators: what every encoding is compared with. Values are checked against the
 * shape of the node that gave them, so that a test whose shapes lie is told apart from a wrong encoding.
 */
import type { Expr } from '../../../src/transformer/core/expr.ts';
import type { FunctionId, LabelId, VarId } from '../../../src/transformer/core/ids.ts';
import { Kind, type ValueShape } from '../../../src/transformer/core/shape.ts';
import type { PureStatement } from '../../../src/transformer/core/statement.ts';
import type { PureFunction } from '../../../src/transformer/hir/types.ts';
import { callBuiltIn, own } from './reference-library.ts';

/** A value outside its shape: the test case says nothing. */
export class ShapeViolation extends Error {}
/** More steps than a test should take. */
export class OutOfFuel extends Error {}

export interface World {
  readonly variables: Map<VarId, unknown>;
  readonly functions: ReadonlyMap<FunctionId, PureFunction<never>>;
  fuel: number;
}

type Completion =
  | { readonly kind: 'normal' }
  | { readonly kind: 'break' | 'continue'; readonly label: LabelId }
  | { readonly kind: 'return'; readonly value: unknown };

const NORMAL: Completion = { kind: 'normal' };

/** The value of an expression. */
export function evaluate(expr: Expr, world: World): unknown {
  const value = compute(expr, world);
  if (expr.kind !== 'lambda' && !fits(value, expr.shape)) {
    throw new ShapeViolation(`${expr.kind}: ${String(value)} is not ${JSON.stringify(expr.shape)}`);
  }
  return value;
}

function compute(expr: Expr, world: World): unknown {
  world.fuel -= 1;
  if (world.fuel < 0) throw new OutOfFuel();
  const at = (part: Expr): unknown => evaluate(part, world);
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'absent':
      return undefined;
    case 'ref':
      return world.variables.get(expr.variable);
    case 'member':
      return own(at(expr.object), expr.key);
    case 'index':
      return own(at(expr.object), at(expr.index));
    case 'record': {
      const record: Record<string, unknown> = {};
      for (const entry of expr.entries) {
        if (entry.kind === 'spread') Object.assign(record, at(entry.value));
        else record[String(at(entry.key))] = at(entry.value);
      }
      return record;
    }
    case 'list':
      return expr.entries.flatMap((entry) => {
        const value = at(entry.value);
        return entry.kind === 'spread' ? (value as unknown[]) : [value];
      });
    case 'template':
      return expr.parts.map((part) => String(at(part))).join('');
    case 'unary':
      return unary(expr.operator, at(expr.operand));
    case 'binary':
      return binary(expr.operator, at(expr.left), at(expr.right));
    case 'logical': {
      const left = at(expr.left);
      if (expr.operator === '&&') return left ? at(expr.right) : left;
      if (expr.operator === '||') return left ? left : at(expr.right);
      return left ?? at(expr.right);
    }
    case 'conditional':
      return at(expr.test) ? at(expr.consequent) : at(expr.alternate);
    case 'library':
      return callBuiltIn(
        expr.member,
        expr.receiver === null ? undefined : at(expr.receiver),
        expr.arguments.map((argument) => at(argument)),
      );
    case 'lambda':
      return (...args: unknown[]) => {
        for (const [position, parameter] of expr.parameters.entries()) world.variables.set(parameter, args[position]);
        return run(expr.body, world);
      };
    case 'call': {
      const fn = world.functions.get(expr.function);
      if (fn === undefined) throw new Error('no such function');
      const args = expr.arguments.map(at);
      // Every call has variables of its own.
      const inner: World = { ...world, variables: new Map(world.variables) };
      for (const [position, parameter] of fn.parameters.entries()) inner.variables.set(parameter, args[position]);
      const value = run(fn.body, inner);
      world.fuel = inner.fuel;
      return value;
    }
    case 'program':
      return run(expr.body, world);
    default:
      throw new Error(`no reference for ${expr.kind}`);
  }
}

function unary(operator: string, value: unknown): unknown {
  switch (operator) {
    case '!':
      return !value;
    case '-':
      return -(value as number);
    case '+':
      return +(value as number);
    case '~':
      return ~(value as number);
    case 'typeof':
      return typeof value;
    default:
      return undefined;
  }
}

function binary(operator: string, left: unknown, right: unknown): unknown {
  const a = left as number;
  const b = right as number;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '===':
      return left === right;
    case '!==':
      return left !== right;
    case '==':
      // biome-ignore lint/suspicious/noDoubleEquals: it is what is tested
      return left == right;
    case '!=':
      // biome-ignore lint/suspicious/noDoubleEquals: it is what is tested
      return left != right;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case 'in':
      return Object.hasOwn(right as object, left as string);
    default:
      throw new Error(`no reference for ${operator}`);
  }
}

/** The value that statements return. */
export function run(statements: readonly PureStatement[], world: World): unknown {
  const completion = runAll(statements, world);
  return completion.kind === 'return' ? completion.value : undefined;
}

function runAll(statements: readonly PureStatement[], world: World): Completion {
  for (const statement of statements) {
    const completion = runOne(statement, world);
    if (completion.kind !== 'normal') return completion;
  }
  return NORMAL;
}

function runOne(statement: PureStatement, world: World): Completion {
  const { variables } = world;
  switch (statement.kind) {
    case 'declare':
      variables.set(statement.variable, statement.value === null ? undefined : evaluate(statement.value, world));
      return NORMAL;
    case 'assign': {
      const keys = statement.path.map((step) => evaluate(step.key, world));
      const value = statement.value === 'remove' ? REMOVE : evaluate(statement.value, world);
      variables.set(statement.variable, written(variables.get(statement.variable), keys, value));
      return NORMAL;
    }
    case 'evaluate':
      evaluate(statement.value, world);
      return NORMAL;
    case 'if':
      return runAll(evaluate(statement.test, world) ? statement.consequent : statement.alternate, world);
    case 'block': {
      const completion = runAll(statement.body, world);
      return completion.kind === 'break' && completion.label === statement.label ? NORMAL : completion;
    }
    case 'loop':
      return loop(statement, world);
    case 'break':
    case 'continue':
      return { kind: statement.kind, label: statement.label };
    case 'return':
      return { kind: 'return', value: statement.value === null ? undefined : evaluate(statement.value, world) };
    default:
      throw new Error(`no reference for ${statement.kind}`);
  }
}

function loop(statement: Extract<PureStatement, { kind: 'loop' }>, world: World): Completion {
  const { head, label } = statement;
  const items = head.kind === 'each' ? [...(evaluate(head.list, world) as unknown[])] : null;
  for (let turn = 0; ; turn += 1) {
    if (items !== null && head.kind === 'each') {
      if (turn >= items.length) return NORMAL;
      world.variables.set(head.variable, items[turn]);
    } else if (head.kind === 'while' && head.test !== null && !evaluate(head.test, world)) return NORMAL;
    const completion = runAll(statement.body, world);
    if (completion.kind === 'break' && completion.label === label) return NORMAL;
    const goesOn = completion.kind === 'normal' || (completion.kind === 'continue' && completion.label === label);
    if (!goesOn) return completion;
    const updated = runAll(statement.update, world);
    if (updated.kind !== 'normal') return updated;
    if (head.kind === 'do' && !evaluate(head.test as Expr, world)) return NORMAL;
    world.fuel -= 1;
    if (world.fuel < 0) throw new OutOfFuel();
  }
}

const REMOVE = Symbol('remove');

/** A copy with the value at the end of the path. */
function written(container: unknown, keys: readonly unknown[], value: unknown): unknown {
  const [key, ...inner] = keys;
  if (keys.length === 0) return value;
  if (Array.isArray(container)) {
    const copy: unknown[] = [...container];
    const at = Number(key);
    if (!(Number.isInteger(at) && at >= 0 && at <= copy.length)) throw new ShapeViolation('a write would leave a hole');
    copy[at] = written(copy[at], inner, value);
    return copy;
  }
  if (typeof container !== 'object' || container === null) throw new ShapeViolation('a write into nothing');
  const copy: Record<string, unknown> = { ...container };
  if (inner.length === 0 && value === REMOVE) delete copy[String(key)];
  else copy[String(key)] = written(copy[String(key)], inner, value);
  return copy;
}

/** True when the shape allows the value. */
export function fits(value: unknown, shape: ValueShape): boolean {
  if ((kindOf(value) & shape.kinds) === 0) return false;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) && shape.nonFinite !== true) return false;
    return shape.integer !== true || (Number.isInteger(value) && Math.abs(value) <= 2 ** 53) || !Number.isFinite(value);
  }
  if (typeof value !== 'object' || value === null) return true;
  if (shape.nonFinite !== true && containsNonFinite(value)) return false;
  if (shape.undefinedProperties !== true && containsUndefined(value)) return false;
  if (!Array.isArray(value)) return true;
  return value.every((item) => item !== undefined && (shape.item === undefined || fits(item, shape.item)));
}

function kindOf(value: unknown): number {
  if (value === undefined) return Kind.absent;
  if (value === null) return Kind.null;
  if (Array.isArray(value)) return Kind.list;
  const kinds: Readonly<Record<string, number>> = { string: Kind.string, number: Kind.number, boolean: Kind.boolean };
  return kinds[typeof value] ?? Kind.record;
}

function containsNonFinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(containsNonFinite);
}

function containsUndefined(value: unknown): boolean {
  return (
    value === undefined || (typeof value === 'object' && value !== null && Object.values(value).some(containsUndefined))
  );
}

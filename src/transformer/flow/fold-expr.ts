/**
 * Simplifies an expression without changing its value: constants, access into literals, spreads of literals, templates.
 * Never repeats an operand; may drop one, which is fine for impure built-ins too, since they only give values.
 */
import { b } from '../core/build.ts';
import type { Expr, ListEntry, RecordEntry } from '../core/expr.ts';
import { isFiniteNumber } from '../core/operator-shapes.ts';
import type { Origin } from '../core/origin.ts';
import { isOnly, Kind } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import { everywhere, pure } from '../core/walk.ts';
import {
  foldBinary,
  foldLogical,
  foldNullCheck,
  foldUnary,
  isBooleanNode,
  scalarOf,
  truthOf,
} from './fold-operators.ts';
import { narrowTo } from './narrow-shape.ts';

/** The expression in its simplest form. */
export function foldExpr(expr: Expr): Expr {
  if (folded.has(expr)) return expr;
  const result = pure.mapExpression(expr, folding);
  folded.add(result);
  return result;
}

/** Expressions that are in their simplest form. */
const folded = new WeakSet<Expr>();

type Scalar = string | number | boolean | null | undefined;

function constant(folded: { readonly value: Scalar } | null, otherwise: Expr): Expr {
  if (!folded) return otherwise;
  return folded.value === undefined ? b.absent(otherwise.origin) : b.literal(folded.value, otherwise.origin);
}

function foldNode(expr: Expr): Expr {
  switch (expr.kind) {
    case 'unary': {
      const operand = scalarOf(expr.operand);
      if (operand) return constant(foldUnary(expr.operator, operand.value), expr);
      if (expr.operator === '!') return foldNot(expr, expr.operand);
      return expr;
    }
    case 'binary': {
      const left = scalarOf(expr.left);
      const right = scalarOf(expr.right);
      const folded = left && right ? foldBinary(expr.operator, left.value, right.value) : null;
      return constant(folded ?? foldNullCheck(expr.operator, expr.left, expr.right), expr);
    }
    case 'logical': {
      const side = foldLogical(expr.operator, expr.left);
      if (side === 'left') return narrowTo(expr.left, expr.shape);
      return side === 'right' ? narrowTo(expr.right, expr.shape) : expr;
    }
    case 'conditional':
      return foldConditional(expr);
    case 'member':
      return replaced(expr, propertyOf(expr.object, expr.key, expr.origin));
    case 'index':
      return replaced(expr, elementOf(expr.object, expr.index));
    case 'record':
      return foldRecord(expr);
    case 'list':
      return expr.entries.some((entry) => spliceList(entry)[0] !== entry)
        ? { ...expr, entries: expr.entries.flatMap(spliceList) }
        : expr;
    case 'template':
      return foldTemplate(expr);
    case 'library':
      return foldLibrary(expr);
    case 'program':
      return foldProgram(expr);
    default:
      return expr;
  }
}

function foldLibrary(expr: Extract<Expr, { kind: 'library' }>): Expr {
  const [first] = expr.arguments;
  if (expr.member === 'length') return foldLength(expr, first);
  if (expr.member === 'Number.isFinite' && first && isSurelyFinite(first)) return b.literal(true, expr.origin);
  // An item that is read where it was made.
  const made = expr.member === 'Data.ofItem' && first?.kind === 'library' && first.member === 'Data.item';
  return made ? replaced(expr, first.arguments[0] ?? null) : expr;
}

function isSurelyFinite({ shape }: Expr): boolean {
  return isOnly(shape, Kind.number) && isFiniteNumber(shape);
}

function replaced(expr: Expr, by: Expr | null): Expr {
  return by ? narrowTo(by, expr.shape) : expr;
}

function foldNot(expr: Expr, operand: Expr): Expr {
  const truth = truthOf(operand);
  if (truth !== null) return b.literal(!truth, expr.origin);
  if (operand.kind === 'unary' && operand.operator === '!' && isBooleanNode(operand.operand)) return operand.operand;
  return expr;
}

function foldConditional(expr: Extract<Expr, { kind: 'conditional' }>): Expr {
  const { test, consequent, alternate } = expr;
  const truth = truthOf(test);
  if (truth !== null) return narrowTo(truth ? consequent : alternate, expr.shape);
  const whenTrue = scalarOf(consequent)?.value;
  const whenFalse = scalarOf(alternate)?.value;
  if (whenTrue === true && whenFalse === false && isBooleanNode(test)) return test;
  if (test.kind === 'unary' && test.operator === '!') {
    return foldConditional({ ...expr, test: test.operand, consequent: alternate, alternate: consequent });
  }
  return expr;
}

/** The value of a property where the object's syntax shows it. */
function propertyOf(object: Expr, key: string, origin: Origin): Expr | null {
  const scalar = scalarOf(object);
  if (scalar && (scalar.value === null || scalar.value === undefined)) return b.absent(origin);
  if (object.kind !== 'record') return null;
  for (const entry of [...object.entries].reverse()) {
    if (entry.kind === 'spread') return null;
    const name = scalarOf(entry.key);
    if (!name) return null;
    if (String(name.value) === key) return entry.value;
  }
  return b.absent(origin);
}

function elementOf(object: Expr, index: Expr): Expr | null {
  const position = scalarOf(index)?.value;
  if (typeof position === 'string') return propertyOf(object, position, object.origin);
  if (object.kind !== 'list' || typeof position !== 'number') return null;
  if (object.entries.some((entry) => entry.kind === 'spread')) return null;
  return object.entries[position]?.value ?? b.absent(object.origin);
}

function foldRecord(expr: Extract<Expr, { kind: 'record' }>): Expr {
  const entries = dropOverwritten(expr.entries.flatMap(spliceRecord));
  if (entries.length === expr.entries.length && entries.every((entry, index) => entry === expr.entries[index]))
    return expr;
  return { ...expr, entries, shape: { ...expr.shape, ...b.record(entries, expr.origin).shape } };
}

function spliceRecord(entry: RecordEntry<never>): readonly RecordEntry<never>[] {
  if (entry.kind === 'property') return [entry];
  if (entry.value.kind === 'record') return entry.value.entries;
  const scalar = scalarOf(entry.value);
  return scalar && (scalar.value === null || scalar.value === undefined) ? [] : [entry];
}

/** A later property of the same name takes the earlier one's place, as in JavaScript, unless something unknown is between. */
function dropOverwritten(entries: readonly RecordEntry<never>[]): readonly RecordEntry<never>[] {
  const kept: RecordEntry<never>[] = [];
  const places = new Map<string, number>();
  for (const entry of entries) {
    const name = entry.kind === 'property' ? scalarOf(entry.key) : null;
    if (!name) places.clear();
    const place = name ? places.get(String(name.value)) : undefined;
    if (place !== undefined) kept[place] = entry;
    else {
      if (name) places.set(String(name.value), kept.length);
      kept.push(entry);
    }
  }
  return kept;
}

function spliceList(entry: ListEntry<never>): readonly ListEntry<never>[] {
  return entry.kind === 'spread' && entry.value.kind === 'list' ? entry.value.entries : [entry];
}

function foldTemplate(expr: Extract<Expr, { kind: 'template' }>): Expr {
  const parts: Expr[] = [];
  for (const part of expr.parts.flatMap((inner) => (inner.kind === 'template' ? inner.parts : [inner]))) {
    const scalar = scalarOf(part);
    const last = parts.at(-1);
    const before = last ? scalarOf(last) : null;
    if (scalar && last && before) parts[parts.length - 1] = b.literal(`${before.value}${scalar.value}`, last.origin);
    else parts.push(scalar && typeof scalar.value !== 'string' ? b.literal(String(scalar.value), part.origin) : part);
  }
  const [only] = parts;
  if (!only) return b.literal('', expr.origin);
  if (parts.length === 1 && only.kind === 'literal') return only;
  return parts.every((part, index) => part === expr.parts[index]) && parts.length === expr.parts.length
    ? expr
    : { ...expr, parts };
}

function foldLength(expr: Expr, value: Expr | undefined): Expr {
  if (!value) return expr;
  if (value.kind === 'literal' && typeof value.value === 'string') return b.literal(value.value.length, expr.origin);
  if (value.kind !== 'list' || value.entries.some((entry) => entry.kind === 'spread')) return expr;
  return b.literal(value.entries.length, expr.origin);
}

function foldProgram(expr: Extract<Expr, { kind: 'program' }>): Expr {
  const [first] = expr.body;
  return first?.kind === 'return' ? narrowTo(first.value ?? b.absent(first.origin), expr.shape) : expr;
}

/** A statement whose parts are simple already: decided tests, code after a jump. */
function foldStatement(statement: PureStatement): readonly PureStatement[] {
  switch (statement.kind) {
    case 'evaluate':
      return [];
    case 'if': {
      const truth = truthOf(statement.test);
      if (truth !== null) return truth ? statement.consequent : statement.alternate;
      const consequent = untilJump(statement.consequent);
      const alternate = untilJump(statement.alternate);
      if (consequent.length + alternate.length === 0) return [];
      const same = consequent === statement.consequent && alternate === statement.alternate;
      return [same ? statement : { ...statement, consequent, alternate }];
    }
    case 'loop': {
      const never = statement.head.kind === 'while' && statement.head.test && truthOf(statement.head.test) === false;
      const body = untilJump(statement.body);
      if (never) return [];
      return [body === statement.body ? statement : { ...statement, body }];
    }
    case 'block': {
      const body = untilJump(statement.body);
      if (statement.label === null) return body;
      return [body === statement.body ? statement : { ...statement, body }];
    }
    default:
      return [statement];
  }
}

/** The statements that can run: nothing after a jump can. */
function untilJump(body: readonly PureStatement[]): readonly PureStatement[] {
  const jump = body.findIndex(
    ({ kind }) => kind === 'return' || kind === 'break' || kind === 'continue' || kind === 'throw',
  );
  return jump < 0 || jump === body.length - 1 ? body : body.slice(0, jump + 1);
}

/** Simplifies statements and every expression in them. */
export function foldStatements(body: readonly PureStatement[]): readonly PureStatement[] {
  return untilJump(pure.mapStatements(body, folding));
}

const folding = everywhere({ expression: foldNode, statement: foldStatement });

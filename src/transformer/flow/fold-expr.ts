/**
 * Simplifies an expression without changing its value: constants, access into literals, spreads of literals, templates.
 * Never repeats an operand; may drop one, which is fine for impure built-ins too, since they only give values.
 */
import { b } from '../core/build.ts';
import type { Expr, ListEntry, RecordEntry } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import type { PureStatement } from '../core/statement.ts';
import { foldBinary, foldLogical, foldUnary, isBooleanNode, scalarOf, truthOf } from './fold-operators.ts';
import { narrowTo } from './narrow-shape.ts';
import { mapPure, rewriteExpr } from './walk.ts';

/** The expression in its simplest form. */
export function foldExpr(expr: Expr): Expr {
  return rewriteExpr(expr, foldNode);
}

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
      return left && right ? constant(foldBinary(expr.operator, left.value, right.value), expr) : expr;
    }
    case 'logical': {
      const side = foldLogical(expr.operator, expr.left);
      if (side === 'left') return narrowTo(expr.left, expr.shape);
      return side === 'right' ? narrowTo(expr.right, expr.shape) : expr;
    }
    case 'conditional':
      return foldConditional(expr);
    case 'member':
      return narrowTo(propertyOf(expr.object, expr.key, expr.origin) ?? expr, expr.shape);
    case 'index':
      return narrowTo(elementOf(expr.object, expr.index) ?? expr, expr.shape);
    case 'record':
      return foldRecord(expr);
    case 'list':
      return { ...expr, entries: expr.entries.flatMap(spliceList) };
    case 'template':
      return foldTemplate(expr);
    case 'library':
      return expr.member === 'length' ? foldLength(expr, expr.arguments[0]) : expr;
    case 'program':
      return foldProgram(expr);
    default:
      return expr;
  }
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
    else parts.push(scalar ? b.literal(String(scalar.value), part.origin) : part);
  }
  const [only] = parts;
  if (!only) return b.literal('', expr.origin);
  return parts.length === 1 && only.kind === 'literal' ? only : { ...expr, parts };
}

function foldLength(expr: Expr, value: Expr | undefined): Expr {
  if (!value) return expr;
  if (value.kind === 'literal' && typeof value.value === 'string') return b.literal(value.value.length, expr.origin);
  if (value.kind !== 'list' || value.entries.some((entry) => entry.kind === 'spread')) return expr;
  return b.literal(value.entries.length, expr.origin);
}

function foldProgram(expr: Extract<Expr, { kind: 'program' }>): Expr {
  const body = foldBody(expr.body);
  const [first] = body;
  if (first?.kind === 'return') return narrowTo(first.value ?? b.absent(first.origin), expr.shape);
  return { ...expr, body };
}

/** Simplifies statements whose expressions are simple already: decided tests, code after a jump. */
export function foldBody(body: readonly PureStatement[]): readonly PureStatement[] {
  const kept: PureStatement[] = [];
  for (const statement of body.flatMap(foldStatement)) {
    kept.push(statement);
    if (['return', 'break', 'continue', 'throw'].includes(statement.kind)) break;
  }
  return kept;
}

function foldStatement(original: PureStatement): readonly PureStatement[] {
  const statement = mapPure(original, (expr) => expr, foldBody);
  switch (statement.kind) {
    case 'evaluate':
      return [];
    case 'if': {
      const truth = truthOf(statement.test);
      if (truth !== null) return truth ? statement.consequent : statement.alternate;
      return statement.consequent.length + statement.alternate.length === 0 ? [] : [statement];
    }
    case 'loop':
      return statement.head.kind === 'while' && statement.head.test && truthOf(statement.head.test) === false
        ? []
        : [statement];
    case 'block':
      return statement.label === null ? statement.body : [statement];
    default:
      return [statement];
  }
}

/** Simplifies statements and every expression in them. */
export function foldStatements(body: readonly PureStatement[]): readonly PureStatement[] {
  return foldBody(body.map((statement) => mapPure(statement, foldExpr, foldStatements)));
}

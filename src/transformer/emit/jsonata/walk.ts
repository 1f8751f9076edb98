/**
 * The parts of an expression, and expressions with other parts. Callback bodies and programs count as parts only where a
 * function says so: most questions stop at them.
 */
import type { VarId } from '../../core/ids.ts';
import type { BodyStatement, Value } from './emission.ts';

/** The expressions directly inside an expression, in evaluation order; none for callbacks and programs. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'member':
      return [value.object];
    case 'index':
      return [value.object, value.index];
    case 'record':
      return value.entries.flatMap((entry) => (entry.kind === 'spread' ? [entry.value] : [entry.key, entry.value]));
    case 'list':
      return value.entries.map((entry) => entry.value);
    case 'template':
      return value.parts;
    case 'unary':
      return [value.operand];
    case 'binary':
    case 'logical':
      return [value.left, value.right];
    case 'conditional':
      return [value.test, value.consequent, value.alternate];
    case 'library':
      return value.receiver === null ? value.arguments : [value.receiver, ...value.arguments];
    case 'call':
      return value.arguments;
    default:
      return [];
  }
}

/** The expression with its direct parts replaced; `replace` sees them in evaluation order. */
export function withParts(value: Value, replace: (part: Value) => Value): Value {
  switch (value.kind) {
    case 'member':
      return { ...value, object: replace(value.object) };
    case 'index':
      return { ...value, object: replace(value.object), index: replace(value.index) };
    case 'record':
      return {
        ...value,
        entries: value.entries.map((entry) =>
          entry.kind === 'spread'
            ? { ...entry, value: replace(entry.value) }
            : { ...entry, key: replace(entry.key), value: replace(entry.value) },
        ),
      };
    case 'list':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: replace(entry.value) })) };
    case 'template':
      return { ...value, parts: value.parts.map(replace) };
    case 'unary':
      return { ...value, operand: replace(value.operand) };
    case 'binary':
    case 'logical':
      return { ...value, left: replace(value.left), right: replace(value.right) };
    case 'conditional':
      return {
        ...value,
        test: replace(value.test),
        consequent: replace(value.consequent),
        alternate: replace(value.alternate),
      };
    case 'library':
      return {
        ...value,
        receiver: value.receiver === null ? null : replace(value.receiver),
        arguments: value.arguments.map(replace),
      };
    case 'call':
      return { ...value, arguments: value.arguments.map(replace) };
    default:
      return value;
  }
}

/** The expressions that a statement evaluates itself. */
export function expressionsOf(statement: BodyStatement): readonly Value[] {
  switch (statement.kind) {
    case 'declare':
    case 'return':
      return statement.value === null ? [] : [statement.value];
    case 'evaluate':
      return [statement.value];
    case 'assign': {
      const keys = statement.path.map((step) => step.key);
      return statement.value === 'remove' ? keys : [...keys, statement.value];
    }
    case 'if':
      return [statement.test];
    case 'loop':
      if (statement.head.kind === 'each') return [statement.head.list];
      return statement.head.test === null ? [] : [statement.head.test];
    case 'throw':
      return [statement.error];
    default:
      return [];
  }
}

/** The statement lists directly inside a statement. */
export function bodiesOf(statement: BodyStatement): readonly (readonly BodyStatement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.consequent, statement.alternate];
    case 'loop':
      return [statement.body, statement.update];
    case 'block':
      return [statement.body];
    default:
      return [];
  }
}

export interface Visitor {
  readonly value?: (value: Value) => void;
  readonly statement?: (statement: BodyStatement) => void;
  /** Whether callbacks and programs are looked into. */
  readonly callbacks: boolean;
}

/** Visits an expression and everything in it. */
export function visitValue(value: Value, visitor: Visitor): void {
  visitor.value?.(value);
  for (const part of partsOf(value)) visitValue(part, visitor);
  if (visitor.callbacks && (value.kind === 'lambda' || value.kind === 'program')) visitBody(value.body, visitor);
}

/** Visits statements and everything in them. */
export function visitBody(statements: readonly BodyStatement[], visitor: Visitor): void {
  for (const statement of statements) {
    visitor.statement?.(statement);
    for (const value of expressionsOf(statement)) visitValue(value, visitor);
    for (const body of bodiesOf(statement)) visitBody(body, visitor);
  }
}

/** True when the expression reads the variable anywhere. */
export function readsVariable(value: Value, variable: VarId): boolean {
  let found = false;
  visitValue(value, {
    callbacks: true,
    value: (part) => {
      if (part.kind === 'ref' && part.variable === variable) found = true;
    },
    statement: (statement) => {
      if (statement.kind === 'assign' && statement.variable === variable) found = true;
    },
  });
  return found;
}

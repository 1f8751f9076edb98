/**
 * The one place that knows which parts each kind of node has. `mapExpressionChildren` and `mapStatementChildren` rebuild a node
 * with its parts mapped; they visit parts in the order in which JavaScript evaluates them, which `hoistEffects` relies on.
 * Walks, substitution and cloning are all made from these two. Extra leaves are not handled here: a level's `Extension` does that.
 */
import type { CoreExpr, Expr, ListEntry, RecordEntry } from './expr.ts';
import type { LabelId, VarId } from './ids.ts';
import type { Origin } from './origin.ts';
import type { ValueShape } from './shape.ts';
import type { CoreStatement, LoopHead, PathStep, PureStatement, Statement } from './statement.ts';

/** What every extra expression leaf must have. */
export interface ExpressionLeaf {
  readonly kind: string;
  readonly origin: Origin;
  readonly shape: ValueShape;
}
/** What every extra statement must have. */
export interface StatementLeaf {
  readonly kind: string;
  readonly origin: Origin;
}

/** How the identifiers of a node are mapped: declaring occurrences, writes and labels. Reads are `ref` expressions. */
export interface IdentifierMap {
  declare(id: VarId): VarId;
  write(id: VarId): VarId;
  declareLabel(id: LabelId): LabelId;
  label(id: LabelId): LabelId;
}

/** How the parts of an expression are mapped, from leaves `E` to leaves `F`. */
export interface ExpressionMap<E, F> extends IdentifierMap {
  expression(node: Expr<E>): Expr<F>;
  /** The body of a lambda. */
  lambda(body: readonly Statement<E, never>[]): readonly Statement<F, never>[];
  /** The body of a program. */
  program(body: readonly PureStatement[]): readonly PureStatement[];
}

/** How the parts of a statement are mapped. */
export interface StatementMap<E, S, F, T> extends IdentifierMap {
  expression(node: Expr<E>): Expr<F>;
  statements(list: readonly Statement<E, S>[]): readonly Statement<F, T>[];
}

/** Leaves all identifiers as they are. */
export const sameIdentifiers: IdentifierMap = {
  declare: (id) => id,
  write: (id) => id,
  declareLabel: (id) => id,
  label: (id) => id,
};

const EXPRESSION_KINDS: Readonly<Record<CoreExpr<never>['kind'], true>> = {
  literal: true,
  absent: true,
  ref: true,
  member: true,
  index: true,
  record: true,
  list: true,
  template: true,
  unary: true,
  binary: true,
  logical: true,
  conditional: true,
  library: true,
  lambda: true,
  call: true,
  regexp: true,
  program: true,
  placeholder: true,
  context: true,
  ambient: true,
};
const STATEMENT_KINDS: Readonly<Record<CoreStatement<never, never>['kind'], true>> = {
  declare: true,
  assign: true,
  evaluate: true,
  if: true,
  loop: true,
  break: true,
  continue: true,
  return: true,
  throw: true,
  try: true,
  block: true,
};

/** True when the expression is no extra leaf. */
export function isCoreExpression<E extends ExpressionLeaf>(node: Expr<E>): node is CoreExpr<E> {
  return Object.hasOwn(EXPRESSION_KINDS, node.kind);
}

/** True when the statement is no extra one. */
export function isCoreStatement<E, S extends StatementLeaf>(node: Statement<E, S>): node is CoreStatement<E, S> {
  return Object.hasOwn(STATEMENT_KINDS, node.kind);
}

/**
 * Rebuilds an expression with its parts mapped, in evaluation order.
 * @example mapExpressionChildren(node, { ...sameIdentifiers, expression: lower, lambda: lowerBody, program: (body) => body })
 */
export function mapExpressionChildren<E, F>(node: CoreExpr<E>, map: ExpressionMap<E, F>): CoreExpr<F> {
  switch (node.kind) {
    case 'literal':
    case 'absent':
    case 'ref':
    case 'regexp':
    case 'placeholder':
    case 'context':
    case 'ambient':
      return node;
    case 'member':
      return { ...node, object: map.expression(node.object) };
    case 'index':
      return { ...node, object: map.expression(node.object), index: map.expression(node.index) };
    case 'record':
      return { ...node, entries: node.entries.map((entry) => mapRecordEntry(entry, map)) };
    case 'list':
      return {
        ...node,
        entries: node.entries.map((entry): ListEntry<F> => ({ ...entry, value: map.expression(entry.value) })),
      };
    case 'template':
      return { ...node, parts: node.parts.map((part) => map.expression(part)) };
    case 'unary':
      return { ...node, operand: map.expression(node.operand) };
    case 'binary':
      return { ...node, left: map.expression(node.left), right: map.expression(node.right) };
    case 'logical':
      return { ...node, left: map.expression(node.left), right: map.expression(node.right) };
    case 'conditional':
      return {
        ...node,
        test: map.expression(node.test),
        consequent: map.expression(node.consequent),
        alternate: map.expression(node.alternate),
      };
    case 'library':
      return {
        ...node,
        receiver: node.receiver === null ? null : map.expression(node.receiver),
        arguments: node.arguments.map((argument) => map.expression(argument)),
      };
    case 'lambda':
      return { ...node, parameters: node.parameters.map((id) => map.declare(id)), body: map.lambda(node.body) };
    case 'call':
      return { ...node, arguments: node.arguments.map((argument) => map.expression(argument)) };
    case 'program':
      return { ...node, body: map.program(node.body) };
  }
}

function mapRecordEntry<E, F>(entry: RecordEntry<E>, map: ExpressionMap<E, F>): RecordEntry<F> {
  return entry.kind === 'property'
    ? { ...entry, key: map.expression(entry.key), value: map.expression(entry.value) }
    : { ...entry, value: map.expression(entry.value) };
}

/** Rebuilds a statement with its parts mapped, in source order. */
export function mapStatementChildren<E, S, F, T>(
  node: CoreStatement<E, S>,
  map: StatementMap<E, S, F, T>,
): CoreStatement<F, T> {
  switch (node.kind) {
    case 'declare': {
      const value = node.value === null ? null : map.expression(node.value);
      return { ...node, variable: map.declare(node.variable), value };
    }
    case 'assign': {
      const path = node.path.map((step): PathStep<F> => ({ ...step, key: map.expression(step.key) }));
      const value = node.value === 'remove' ? 'remove' : map.expression(node.value);
      return { ...node, path, value, variable: map.write(node.variable) };
    }
    case 'evaluate':
      return { ...node, value: map.expression(node.value) };
    case 'if': {
      const test = map.expression(node.test);
      return { ...node, test, consequent: map.statements(node.consequent), alternate: map.statements(node.alternate) };
    }
    case 'loop': {
      const label = map.declareLabel(node.label);
      const head = mapLoopHead(node.head, map);
      return { ...node, label, head, body: map.statements(node.body), update: map.statements(node.update) };
    }
    case 'break':
    case 'continue':
      return { ...node, label: map.label(node.label) };
    case 'return':
      return { ...node, value: node.value === null ? null : map.expression(node.value) };
    case 'throw':
      return { ...node, error: map.expression(node.error) };
    case 'try': {
      const body = map.statements(node.body);
      const handler =
        node.handler === null
          ? null
          : {
              variable: node.handler.variable === null ? null : map.declare(node.handler.variable),
              body: map.statements(node.handler.body),
            };
      return { ...node, body, handler, finalizer: node.finalizer === null ? null : map.statements(node.finalizer) };
    }
    case 'block': {
      const label = node.label === null ? null : map.declareLabel(node.label);
      return { ...node, label, body: map.statements(node.body) };
    }
  }
}

function mapLoopHead<E, S, F, T>(head: LoopHead<E>, map: StatementMap<E, S, F, T>): LoopHead<F> {
  switch (head.kind) {
    case 'while':
      return { ...head, test: head.test === null ? null : map.expression(head.test) };
    case 'do':
      return { ...head, test: map.expression(head.test) };
    case 'each':
      return { ...head, list: map.expression(head.list), variable: map.declare(head.variable) };
  }
}

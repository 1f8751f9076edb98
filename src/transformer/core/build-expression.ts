/**
 * Builders of expressions. A builder computes the shape where it follows from the operands (see operator-shapes.ts) and takes
 * it where only the front end knows it. Builders never simplify and keep whatever extra leaves their operands have.
 */
import type { ExpressionLeaf } from './children.ts';
import type {
  Absent,
  Ambient,
  Binary,
  BinaryOperator,
  Conditional,
  ContextValue,
  Expr,
  FunctionCall,
  Index,
  Lambda,
  LibraryCall,
  ListEntry,
  ListExpr,
  Literal,
  Logical,
  LogicalOperator,
  Member,
  Placeholder,
  Program,
  RecordEntry,
  RecordExpr,
  Ref,
  RegExpLiteral,
  Template,
  Unary,
  UnaryOperator,
} from './expr.ts';
import type { FunctionId, VarId } from './ids.ts';
import type { LibraryMember } from './library.ts';
import {
  binaryShape,
  inheritFlags,
  listShape,
  logicalShape,
  recordShape,
  spreadItem,
  unaryShape,
} from './operator-shapes.ts';
import type { Origin } from './origin.ts';
import { joinShapes, Kind, shapes, type ValueShape } from './shape.ts';
import type { PureStatement, Statement } from './statement.ts';

/**
 * The builders for the extra leaves `E`.
 * @example const { binary, literal } = expressionBuilders<never>();
 */
export function expressionBuilders<E extends ExpressionLeaf>() {
  const build = {
    /**
     * @example b.literal(5, origin) // shape: integer
     */
    literal(value: Literal['value'], origin: Origin): Literal {
      return { kind: 'literal', value, origin, shape: literalShape(value) };
    },

    /** `undefined`. */
    absent(origin: Origin): Absent {
      return { kind: 'absent', origin, shape: shapes.absent };
    },

    /** The value of a variable, with the shape it has at this place. */
    ref(variable: VarId, shape: ValueShape, origin: Origin): Ref {
      return { kind: 'ref', variable, origin, shape };
    },

    /** `object.key`; flags of what is inside `object` are added to the shape. */
    member(object: Expr<E>, key: string, shape: ValueShape, origin: Origin): Member<E> {
      return { kind: 'member', object, key, origin, shape: inheritFlags(shape, object.shape) };
    },

    /** `object[index]`; pass `inRange` only where it is proven. */
    index(object: Expr<E>, key: Expr<E>, shape: ValueShape, origin: Origin, inRange = false): Index<E> {
      const node: Index<E> = { kind: 'index', object, index: key, origin, shape: inheritFlags(shape, object.shape) };
      return inRange ? { ...node, inRange: true } : node;
    },

    /** An object literal from its entries. */
    record(entries: readonly RecordEntry<E>[], origin: Origin): RecordExpr<E> {
      const shape = recordShape(
        entries.filter((entry) => entry.kind === 'property').map((entry) => entry.value.shape),
        entries.filter((entry) => entry.kind === 'spread').map((entry) => entry.value.shape),
      );
      return { kind: 'record', entries, origin, shape };
    },

    /**
     * An object literal with static keys.
     * @example b.object({ name: b.literal('a', origin) }, origin)
     */
    object(properties: Readonly<Record<string, Expr<E>>>, origin: Origin): RecordExpr<E> {
      const entries = Object.entries(properties).map(
        ([key, value]): RecordEntry<E> => build.property(build.literal(key, origin), value),
      );
      return build.record(entries, origin);
    },

    /** `key: value` of an object literal. */
    property(key: Expr<E>, value: Expr<E>): RecordEntry<E> {
      return { kind: 'property', key, value };
    },

    /** `...value` of an object literal. */
    spread(value: Expr<E>): RecordEntry<E> & ListEntry<E> {
      return { kind: 'spread', value };
    },

    /** An error value `{ name, message }`. */
    error(name: Expr<E>, message: Expr<E>, origin: Origin): RecordExpr<E> {
      return { ...build.object({ name, message }, origin), shape: shapes.error };
    },

    /** An array literal from its entries. */
    list(entries: readonly ListEntry<E>[], origin: Origin): ListExpr<E> {
      const items = entries.map(({ kind, value }) => (kind === 'spread' ? spreadItem(value.shape) : value.shape));
      return { kind: 'list', entries, origin, shape: listShape(items) };
    },

    /** An array literal of single items. */
    items(values: readonly Expr<E>[], origin: Origin): ListExpr<E> {
      return build.list(
        values.map((value): ListEntry<E> => ({ kind: 'item', value })),
        origin,
      );
    },

    template(parts: readonly Expr<E>[], origin: Origin): Template<E> {
      return { kind: 'template', parts, origin, shape: shapes.string };
    },

    unary(operator: UnaryOperator, operand: Expr<E>, origin: Origin): Unary<E> {
      return { kind: 'unary', operator, operand, origin, shape: unaryShape(operator, operand) };
    },

    /** `!operand`. */
    not(operand: Expr<E>, origin: Origin): Unary<E> {
      return build.unary('!', operand, origin);
    },

    /**
     * @example b.binary('+', b.ref(count, shapes.integer, origin), b.literal(1, origin), origin) // shape: integer
     */
    binary(operator: BinaryOperator, left: Expr<E>, right: Expr<E>, origin: Origin): Binary<E> {
      return { kind: 'binary', operator, left, right, origin, shape: binaryShape(operator, left, right) };
    },

    /** `value == null`: null or undefined. */
    isNullish(value: Expr<E>, origin: Origin): Binary<E> {
      return build.binary('==', value, build.literal(null, origin), origin);
    },

    logical(operator: LogicalOperator, left: Expr<E>, right: Expr<E>, origin: Origin): Logical<E> {
      return { kind: 'logical', operator, left, right, origin, shape: logicalShape(operator, left.shape, right.shape) };
    },

    conditional(test: Expr<E>, consequent: Expr<E>, alternate: Expr<E>, origin: Origin): Conditional<E> {
      return {
        kind: 'conditional',
        test,
        consequent,
        alternate,
        origin,
        shape: joinShapes(consequent.shape, alternate.shape),
      };
    },

    /** A call of a built-in; the front end knows the result's shape. */
    library(
      name: LibraryMember,
      receiver: Expr<E> | null,
      args: readonly Expr<E>[],
      shape: ValueShape,
      origin: Origin,
    ): LibraryCall<E> {
      return { kind: 'library', member: name, receiver, arguments: args, origin, shape };
    },

    /** Length of a list or string. */
    length(of: Expr<E>, origin: Origin): LibraryCall<E> {
      return build.library('length', null, [of], shapes.integer, origin);
    },

    /** A callback; `shape` is its result's. */
    lambda(
      parameters: readonly VarId[],
      body: readonly Statement<E, never>[],
      shape: ValueShape,
      origin: Origin,
    ): Lambda<E> {
      return { kind: 'lambda', parameters, body, origin, shape };
    },

    /** A callback that is one expression. */
    arrow(parameters: readonly VarId[], value: Expr<E>, origin: Origin): Lambda<E> {
      return build.lambda(parameters, [{ kind: 'return', value, origin }], value.shape, origin);
    },

    call(id: FunctionId, args: readonly Expr<E>[], shape: ValueShape, origin: Origin): FunctionCall<E> {
      return { kind: 'call', function: id, arguments: args, origin, shape };
    },

    regexp(source: string, flags: string, origin: Origin): RegExpLiteral {
      return { kind: 'regexp', source, flags, origin, shape: { kinds: Kind.record } };
    },

    program(body: readonly PureStatement[], shape: ValueShape, origin: Origin): Program {
      return { kind: 'program', body, origin, shape };
    },

    placeholder(id: string, attribute: Placeholder['attribute'], origin: Origin): Placeholder {
      return { kind: 'placeholder', id, attribute, origin, shape: shapes.string };
    },

    /** `$states.context.<path>`. */
    context(path: readonly string[], shape: ValueShape, origin: Origin): ContextValue {
      return { kind: 'context', path, origin, shape };
    },

    ambient(source: Ambient['source'], shape: ValueShape, origin: Origin): Ambient {
      return { kind: 'ambient', source, origin, shape };
    },
  };
  return build;
}

function literalShape(value: Literal['value']): ValueShape {
  if (value === null) return shapes.null;
  if (typeof value === 'string') return shapes.string;
  if (typeof value === 'boolean') return shapes.boolean;
  return Number.isSafeInteger(value) ? shapes.integer : shapes.number;
}

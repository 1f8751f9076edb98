/**
 * New shapes of expressions when the shapes of their operands have got new flags. Shapes of operators follow from their
 * operands, within the kinds that the checker allows; for built-ins the front end's shape stays and gets the flags.
 */
import type { Expr, LibraryCall } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import {
  binaryShape,
  CONTAINERS,
  inheritFlags,
  isFiniteNumber,
  listShape,
  logicalShape,
  recordShape,
  spreadItem,
  unaryShape,
} from '../core/operator-shapes.ts';
import { joinShapes, Kind, mayBe, orAbsent, type ValueShape, without } from '../core/shape.ts';
import { fillsEntries, type PropertyNames } from './late-properties.ts';
import { addFlags, Flag, type Flags, flagsOf, INSIDE } from './shape-flags.ts';
import { excludesUndefined } from './undefined-items/excludes.ts';

/** What is known about variables and functions while shapes are inferred. */
export interface ShapeContext {
  /** The shape of a variable where it is read as `narrowed`. */
  variable(node: Extract<Expr, { kind: 'ref' }>): ValueShape;
  /** Flags of all that a variable holds. */
  variableFlags(variable: VarId): Flags;
  functionFlags(node: Extract<Expr, { kind: 'call' }>): Flags;
  /** The shape that an operand had before this inference. */
  before(operand: Expr): ValueShape;
  /** Flags of what has been packed; what is unpacked may have them. */
  readonly packed: Flags;
  /** Names of properties that objects may have without a value. */
  readonly unset: PropertyNames;
  /** Flags of what a lambda's or program's body returns. */
  returned(node: Extract<Expr, { kind: 'lambda' | 'program' }>): Flags;
}

/** The shape of an expression whose operands have their new shapes already. */
export function reshape(node: Expr, cx: ShapeContext): ValueShape {
  switch (node.kind) {
    case 'literal':
    case 'absent':
    case 'regexp':
    case 'placeholder':
    case 'context':
    case 'ambient':
      return node.shape;
    case 'ref':
      return cx.variable(node);
    case 'member':
      return node.carries === undefined
        ? readFrom(node.object, node.shape, cx)
        : addFlags(node.shape, cx.variableFlags(node.carries));
    case 'index':
      return addFlags(readFrom(node.object, node.shape, cx), absentItems(node.object.shape));
    case 'record': {
      const values = (kind: 'property' | 'spread'): readonly ValueShape[] =>
        node.entries.filter((entry) => entry.kind === kind).map((entry) => entry.value.shape);
      const shape = within(node.shape, recordShape(values('property'), values('spread')));
      return fillsEntries(node, cx.unset) ? addFlags(shape, Flag.lateProperties) : shape;
    }
    case 'list':
      return within(
        node.shape,
        listShape(node.entries.map(({ kind, value }) => (kind === 'spread' ? spreadItem(value.shape) : value.shape))),
      );
    case 'template':
      return node.shape;
    case 'unary':
      return within(node.shape, unaryShape(node.operator, node.operand));
    case 'binary': {
      const computed = binaryShape(node.operator, node.left, node.right);
      // The sum of a string that is not there and of anything but text is NaN, where the checker sees text only.
      const unseen = mayBe(node.left.shape, Kind.absent) || mayBe(node.right.shape, Kind.absent);
      return unseen ? computed : within(node.shape, computed);
    }
    case 'logical':
      return within(node.shape, logicalShape(node.operator, node.left.shape, node.right.shape));
    case 'conditional':
      return within(node.shape, joinShapes(node.consequent.shape, node.alternate.shape));
    case 'library':
      return libraryShape(node, cx);
    case 'lambda':
    case 'program':
      return addFlags(node.shape, cx.returned(node));
    case 'call':
      return addFlags(node.shape, cx.functionFlags(node));
  }
}

/** What the checker allows of what the operands give. `undefined` is added: the checker does not see all of it. */
function within(checked: ValueShape, computed: ValueShape): ValueShape {
  const kinds = computed.kinds & (checked.kinds | Kind.absent);
  if (kinds === 0 || checked.error || checked.date) return addFlags(checked, flagsOf(computed));
  const item = checked.item && computed.item ? within(checked.item, computed.item) : (computed.item ?? checked.item);
  return {
    kinds,
    ...((computed.integer || checked.integer) && { integer: true as const }),
    ...(computed.nonFinite && (kinds & (CONTAINERS | Kind.number)) !== 0 && { nonFinite: true as const }),
    ...(computed.undefinedProperties && (kinds & CONTAINERS) !== 0 && { undefinedProperties: true as const }),
    ...(computed.undefinedItems && { undefinedItems: true as const }),
    ...(computed.lateProperties && (kinds & CONTAINERS) !== 0 && { lateProperties: true as const }),
    ...(item && (kinds & Kind.list) !== 0 && { item }),
    ...(checked.collection && { collection: true as const }),
    ...(checked.match && (kinds & Kind.record) !== 0 && { match: checked.match }),
  };
}

/** A property or element: flags of the container, and `undefined` where there may be no container or no value in it. */
function readFrom(container: Expr, shape: ValueShape, cx: ShapeContext): ValueShape {
  const inherited = inheritFlags(shape, container.shape);
  const vanished = mayBe(container.shape, Kind.absent) && !mayBe(cx.before(container), Kind.absent);
  const unset = container.shape.undefinedProperties === true && mayBe(container.shape, Kind.record);
  return vanished || unset ? orAbsent(inherited) : inherited;
}

function absentItems(container: ValueShape): Flags {
  const undefinedItems = container.undefinedItems === true && mayBe(container, Kind.list) && !container.item;
  return undefinedItems || flagsOf(container) & Flag.absentItem ? Flag.absent : 0;
}

/** The shape of a list whose own items are not undefined; what is inside of them may hold some. */
function withoutUndefinedItems(list: ValueShape): ValueShape {
  const { undefinedItems, item, ...rest } = list;
  const inside = undefinedItems && (!item || mayBe(item, CONTAINERS));
  return {
    ...rest,
    ...(item && { item: without(item, Kind.absent) }),
    ...(inside && { undefinedItems }),
  };
}

/** What a list of present properties does not have of the object's: values without values in them are all there. */
function passedOver({ presentOnly, member, shape }: LibraryCall<never>): Flags {
  const value = member === 'Object.entries' ? shape.item?.item : shape.item;
  return presentOnly && value && !mayBe(value, CONTAINERS) ? Flag.undefinedProperties : 0;
}

function libraryShape(node: LibraryCall<never>, cx: ShapeContext): ValueShape {
  if (node.member === 'Data.packed') return node.shape;
  if (node.member === 'Data.unpacked') return addFlags(node.shape, cx.packed);
  const operands = node.receiver === null ? node.arguments : [node.receiver, ...node.arguments];
  const all = operands.reduce((flags, { shape }) => flags | flagsOf(shape), 0);
  const gained = operands.reduce(
    (flags, operand) => flags | (flagsOf(operand.shape) & ~flagsOf(cx.before(operand))),
    0,
  );
  const lambda = operands.find((operand) => operand.kind === 'lambda');
  const arithmetic = node.member.startsWith('Math.') || node.member.startsWith('Date.') || node.member === 'Number';
  if (arithmetic) {
    // Lost integers: `Math.floor` of what may be NaN after all. `Number` of undefined is NaN.
    const lost = gained & (Flag.nonFinite | Flag.absent) && operands.some(({ shape }) => !isFiniteNumber(shape));
    return lost && mayBe(node.shape, Kind.number) ? { kinds: node.shape.kinds, nonFinite: true } : node.shape;
  }
  const shape = addFlags(node.shape, all & INSIDE & ~passedOver(node));
  switch (node.member) {
    case 'Array.prototype.filter':
      return lambda?.kind === 'lambda' && excludesUndefined(lambda) ? withoutUndefinedItems(shape) : shape;
    case 'Data.putAt':
      return addFlags(shape, (all & ~Flag.absent) | Flag.fractionItem);
    case 'Data.getAt':
      return addFlags(shape, all | Flag.fractionItem);
    case 'structuredClone':
      return addFlags(shape, all);
    case 'Array.prototype.reduce':
    case 'Array.prototype.reduceRight':
      return addFlags(shape, gained & Flag.absent);
    case 'Array.prototype.map':
    case 'Array.prototype.flatMap':
    case 'Array.from':
      return addFlags(shape, lambda && flagsOf(lambda.shape) & Flag.absent ? Flag.absentItem : 0);
    case 'Object.fromEntries':
      return addFlags(shape, all & Flag.undefinedItems ? Flag.undefinedProperties : 0);
    case 'Object.values':
      return addFlags(shape, all & Flag.undefinedProperties && !node.presentOnly ? Flag.absentItem : 0);
    default:
      // Lists made of lists: what may be undefined in one may be in the other.
      return addFlags(shape, gained & Flag.absentItem);
  }
}

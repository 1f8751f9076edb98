/**
 * What names mean while objects of a stack are told by paths: the keys that lead to them from the variable whose tree they are in.
 * Expressions that read such a name read the tree.
 */
import { mapExpressionChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, shapes, type ValueShape } from '../../core/shape.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import { isPure } from '../walk.ts';

/** An object of the tree by its path, or an entry of the stack that has the path under one key. */
export interface Tracked {
  readonly kind: 'object' | 'entry';
  readonly path: Expr;
}

export interface PathNames {
  /** The variable whose tree the objects are in. */
  readonly tree: VarId;
  readonly treeShape: ValueShape;
  readonly stack: VarId;
  /** The stack of paths. */
  readonly paths: VarId;
  /** The key under which entries have the object; null where the stack has the objects themselves. */
  readonly field: string | null;
  /** Variables of paths, by the names that they stand for. */
  readonly names: Map<VarId, { readonly kind: Tracked['kind']; readonly path: VarId }>;
  /** Lets the variable mean what the path in another one leads to, or the entry there, which it gives. */
  name(variable: VarId, kind: Tracked['kind'], origin: Origin): VarId;
  statements(list: readonly HirStatement[]): readonly HirStatement[];
  fail(): void;
}

/** The shape of a path to what has this shape. */
export function pathShape({ kinds }: ValueShape): ValueShape {
  return {
    ...shapes.list({ kinds: Kind.string | Kind.number }),
    kinds: Kind.list | (kinds & (Kind.absent | Kind.null)),
  };
}

/** The stack of paths, where the stack is meant. */
export function pathsOf({ paths, field }: PathNames, shape: ValueShape, origin: Origin): Expr {
  const item = shape.item ?? shapes.json;
  return hir.ref(paths, field === null ? { ...shape, item: pathShape(item) } : shape, origin);
}

/** The object or entry that an expression means, or null. */
export function trackedOf(node: Expr, cx: PathNames): Tracked | null {
  const { origin, shape } = node;
  const kind = cx.field === null ? 'object' : 'entry';
  const shapeAs = (is: Tracked['kind']): ValueShape => (is === 'object' ? pathShape(shape) : shape);
  if (node.kind === 'ref') {
    const name = cx.names.get(node.variable);
    return name ? { kind: name.kind, path: hir.ref(name.path, shapeAs(name.kind), origin) } : null;
  }
  if (node.kind === 'index' && isStack(node.object, cx)) {
    const list = pathsOf(cx, node.object.shape, origin);
    return { kind, path: hir.index(list, readTree(node.index, cx), shapeAs(kind), origin, node.inRange) };
  }
  if (node.kind === 'library' && node.member === 'Array.prototype.at' && node.receiver && isStack(node.receiver, cx)) {
    const list = pathsOf(cx, node.receiver.shape, origin);
    const at = node.arguments.map((part) => readTree(part, cx));
    return { kind, path: hir.library(node.member, list, at, shapeAs(kind), origin) };
  }
  if (node.kind === 'library' && FINDS.has(node.member) && node.receiver && isStack(node.receiver, cx)) {
    const list = pathsOf(cx, node.receiver.shape, origin);
    return { kind, path: hir.library(node.member, list, overPaths(node.arguments, cx), shapeAs(kind), origin) };
  }
  if (node.kind === 'conditional') {
    const [yes, no] = [node.consequent, node.alternate].map((part) => placeOrNothing(part, cx));
    const some = yes && no && (yes.kind !== 'absent' || no.kind !== 'absent');
    return some ? { kind: 'object', path: hir.conditional(isThere(node.test, cx), yes, no, origin) } : null;
  }
  if (node.kind === 'member' && node.key === cx.field) {
    const entry = trackedOf(node.object, cx);
    return entry?.kind === 'entry'
      ? { kind: 'object', path: hir.member(entry.path, node.key, pathShape(shape), origin) }
      : null;
  }
  if (node.kind === 'logical' && node.operator !== '&&') {
    const [left, right] = [trackedOf(node.left, cx), placeOf(node.right, cx)];
    return left?.kind === 'object' && right !== null
      ? { kind: 'object', path: hir.logical(node.operator, left.path, right, origin) }
      : null;
  }
  return null;
}

const FINDS: ReadonlySet<string> = new Set(['Array.prototype.find', 'Array.prototype.findLast']);
/** Built-ins that look at items and do not give them. */
const LOOKS: ReadonlySet<string> = new Set(
  ['map', 'some', 'every', 'findIndex', 'findLastIndex', 'flatMap'].map((name) => `Array.prototype.${name}`),
);

/** Callbacks over the stack's objects as callbacks over their paths. */
function overPaths(callbacks: readonly Expr[], cx: PathNames): readonly Expr[] {
  return callbacks.map((callback) => {
    if (callback.kind !== 'lambda' || callback.parameters.length > 2) {
      cx.fail();
      return callback;
    }
    const { parameters, body, shape, origin } = callback;
    const [item, ...others] = parameters;
    const kind = cx.field === null ? 'object' : 'entry';
    const paths = item === undefined ? [] : [cx.name(item, kind, origin), ...others];
    const inside = cx.statements(body);
    return isPure(inside) ? hir.lambda(paths, inside, shape, origin) : callback;
  });
}

function placeOrNothing(node: Expr, cx: PathNames): Expr | null {
  return node.kind === 'absent' || (node.kind === 'literal' && node.value === null) ? node : placeOf(node, cx);
}

function isStack(node: Expr, cx: PathNames): boolean {
  return node.kind === 'ref' && node.variable === cx.stack;
}

/** The path of an object that is in the tree, or of the tree itself; null for others. */
export function placeOf(node: Expr, cx: PathNames): Expr | null {
  if (node.kind === 'ref' && node.variable === cx.tree)
    return { ...hir.items([], node.origin), shape: pathShape(shapes.list()) } as Expr;
  const tracked = trackedOf(node, cx);
  return tracked?.kind === 'object' ? tracked.path : null;
}

/** What is at the end of a path. */
export function objectAt(path: Expr, shape: ValueShape, { tree, treeShape }: PathNames, origin: Origin): Expr {
  return hir.library('Data.getAt', null, [hir.ref(tree, treeShape, origin), path], shape, origin);
}

/** The expression with reads of names and of the stack as reads of the tree. */
export function readTree(node: Expr, cx: PathNames): Expr {
  const { origin, shape } = node;
  const tracked = trackedOf(node, cx);
  if (tracked?.kind === 'object') return objectAt(tracked.path, shape, cx, origin);
  if (node.kind === 'member') {
    const entry = trackedOf(node.object, cx);
    if (entry?.kind === 'entry') return hir.member(entry.path, node.key, shape, origin);
  }
  if (node.kind === 'library' && node.member === 'length') {
    const [list] = node.arguments;
    if (list !== undefined && isStack(list, cx)) return { ...node, arguments: [pathsOf(cx, list.shape, origin)] };
  }
  if (node.kind === 'library' && LOOKS.has(node.member) && node.receiver && isStack(node.receiver, cx)) {
    const list = pathsOf(cx, node.receiver.shape, origin);
    return hir.library(node.member, list, overPaths(node.arguments, cx), shape, origin);
  }
  if (node.kind === 'binary' && ['===', '!==', '==', '!='].includes(node.operator))
    return { ...node, left: comparable(node.left, node.right, cx), right: comparable(node.right, node.left, cx) };
  if (node.kind === 'unary' && node.operator === '!') return { ...node, operand: isThere(node.operand, cx) };
  // An entry, or the stack, as a value.
  if (tracked !== null || isStack(node, cx)) cx.fail();
  return mapExpressionChildren<never, never>(node, {
    ...sameIdentifiers,
    expression: (part) => readTree(part, cx),
    lambda: (body) => {
      const inside = cx.statements(body);
      return isPure(inside) ? inside : body;
    },
    program: (body) => {
      const inside = cx.statements(body);
      return isPure(inside) ? inside : body;
    },
  });
}

function comparable(node: Expr, other: Expr, cx: PathNames): Expr {
  const nothing = other.kind === 'absent' || (other.kind === 'literal' && other.value === null);
  return nothing ? isThere(node, cx) : readTree(node, cx);
}

/** The same where only matters whether there is a value: objects and their paths are both there. */
export function isThere(node: Expr, cx: PathNames): Expr {
  return trackedOf(node, cx)?.path ?? readTree(node, cx);
}

/**
 * Which objects an expression can give. On the way every read is checked: a variable whose copy of an object is outdated must
 * not be looked at. Literals make objects, whose slots hold what is put into them.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { convertsOperands } from '../../core/operator-shapes.ts';
import { isOnly, Kind, without } from '../../core/shape.ts';
import { hirWalk } from '../walk.ts';
import { type Analysis, checkRead, makeObject, type ReadDepth, runFrame } from './analysis.ts';
import { changedByCall, makeOutcome } from './changing-calls.ts';
import { constantObjects } from './constants.ts';
import { sliceOf } from './cut-out.ts';
import { fieldOf } from './field-of.ts';
import { type Fields, fieldsOf, mergeFields, putObject, reach, slot, writeSlot } from './heap.ts';
import { libraryResult } from './library.ts';
import { ANY, type Field, type Location, recentLocation } from './location.ts';
import { makeShared } from './make-of-anything.ts';
import { holdsObjects } from './objects.ts';
import { evaluateOperands } from './operands.ts';
import { NOTHING, union } from './union.ts';

/** See `Analysis.evaluate`. */
export function evaluateExpression(node: Expr, depth: ReadDepth, cx: Analysis): ReadonlySet<Location> {
  const found = objectsOf(node, depth, cx);
  forgetScalars(node, cx);
  if (!holdsObjects(node.shape)) return NOTHING;
  return node.shared ? constantObjects(node, cx) : found;
}

/** A list of scalars that was just made holds no objects, whatever its items were copied from. */
function forgetScalars(node: Expr, cx: Analysis): void {
  if ((node.kind !== 'list' && node.kind !== 'library') || cx.state === null) return;
  if (!isOnly(without(node.shape, Kind.absent), Kind.list) || !node.shape.item || holdsObjects(node.shape.item)) return;
  const made = recentLocation(cx.site(node));
  if (cx.state.heap.has(made)) putObject(cx.state.heap, made, false);
}

function objectsOf(node: Expr, depth: ReadDepth, cx: Analysis): ReadonlySet<Location> {
  switch (node.kind) {
    case 'ref':
    case 'member':
    case 'index':
      return readPath(node, depth, cx);
    case 'record':
      return makeRecord(node, cx);
    case 'list':
      return makeList(node, cx);
    case 'conditional':
      // Both arms from one state: what an arm that is not taken makes is held by nobody.
      cx.evaluate(node.test, 'presence');
      return union([cx.evaluate(node.consequent, depth), cx.evaluate(node.alternate, depth)]);
    case 'logical': {
      const left = cx.evaluate(node.left, node.operator === '&&' ? 'presence' : depth);
      const right = cx.evaluate(node.right, depth);
      return node.operator === '&&' ? right : union([left, right]);
    }
    case 'unary':
      cx.evaluate(
        node.operand,
        node.operator === '-' || node.operator === '+' || node.operator === '~' ? 'whole' : 'presence',
      );
      return NOTHING;
    case 'binary': {
      if (node.operator !== 'in' && !convertsOperands(node)) {
        cx.evaluate(node.left, 'presence');
        cx.evaluate(node.right, 'presence');
      } else evaluateOperands([node.left, node.right], cx);
      return NOTHING;
    }
    case 'library':
      return libraryResult(node, cx);
    case 'call':
      return calledResult(node, cx);
    case 'program':
      return runFrame(cx, () => cx.run(node.body));
    default:
      evaluateOperands(hirWalk.operands(node), cx);
      return NOTHING;
  }
}

/** A variable or a part of one: the only way in which programs look at objects that have names. */
function readPath(
  node: Extract<Expr, { kind: 'ref' | 'member' | 'index' }>,
  depth: ReadDepth,
  cx: Analysis,
): ReadonlySet<Location> {
  const { root, objects } = access(node, cx);
  if (root !== null && depth !== 'presence' && cx.state !== null) {
    checkRead(root, depth === 'whole' ? reach(cx.state.heap, objects) : objects, node.origin, cx);
  }
  return objects;
}

function access(node: Expr, cx: Analysis): { readonly root: VarId | null; readonly objects: ReadonlySet<Location> } {
  if (node.kind === 'ref') return { root: node.variable, objects: cx.state?.holds.get(node.variable) ?? NOTHING };
  if (node.kind !== 'member' && node.kind !== 'index') return { root: null, objects: cx.evaluate(node, 'whole') };
  // An item of a slice is one of the list itself: no second list ever holds it.
  const slice = node.kind === 'index' ? sliceOf(node.object) : null;
  const { root, objects } = access(slice?.list ?? node.object, cx);
  if (slice !== null) evaluateOperands(slice.bounds, cx);
  if (node.kind === 'index') cx.evaluate(node.index, 'whole');
  if (cx.state === null) return { root, objects: NOTHING };
  if (root !== null) checkRead(root, objects, node.origin, cx);
  if (!holdsObjects(node.shape)) return { root, objects: NOTHING };
  const { heap } = cx.state;
  const field = node.kind === 'member' ? node.key : slice === null ? fieldOf(node.index) : ANY;
  return { root, objects: union([...objects].map((object) => slot(heap, object, field))) };
}

function makeRecord(node: Extract<Expr, { kind: 'record' }>, cx: Analysis): ReadonlySet<Location> {
  const operands = evaluateOperands(hirWalk.operands(node), cx).values();
  const parts = node.entries.map((entry) => {
    if (entry.kind === 'property') operands.next();
    const field = entry.kind === 'property' ? fieldOf(entry.key) : null;
    return { field, objects: operands.next().value ?? NOTHING };
  });
  const record = makeObject(cx, node, false);
  if (cx.state === null) return NOTHING;
  const { heap } = cx.state;
  for (const { field, objects } of parts) {
    if (field === null) spreadInto(record, objects, null, cx);
    else writeSlot(heap, record, { field, targets: objects, replace: field !== ANY });
  }
  return new Set([record]);
}

function makeList(node: Extract<Expr, { kind: 'list' }>, cx: Analysis): ReadonlySet<Location> {
  const values = evaluateOperands(hirWalk.operands(node), cx);
  const parts = node.entries.map(({ kind }, index) => ({ kind, objects: values[index] ?? NOTHING }));
  const list = makeObject(cx, node, false);
  if (cx.state === null) return NOTHING;
  const { heap } = cx.state;
  // Positions are known until the first spread; a spread at the very start keeps the positions of its list.
  let position: number | null = 0;
  for (const [index, { kind, objects }] of parts.entries()) {
    if (kind === 'spread') {
      spreadInto(list, objects, index === 0 ? null : ANY, cx);
      position = null;
    } else {
      const field: Field = position === null ? ANY : String(position);
      writeSlot(heap, list, { field, targets: objects, replace: false });
      if (position !== null) position += 1;
    }
  }
  return new Set([list]);
}

/** Puts what the sources hold into the target; under the same fields, or all under one. */
function spreadInto(target: Location, sources: ReadonlySet<Location>, under: Field | null, cx: Analysis): void {
  if (cx.state === null) return;
  const { heap } = cx.state;
  // The sources are alternatives: the target gets the slots of one of them.
  const spread: Fields = new Map();
  for (const source of sources) mergeFields(spread, fieldsOf(heap, source));
  for (const [field, targets] of spread) {
    const to = under ?? field;
    for (const [object, count] of targets) {
      // A key that is spread twice is still one slot; unknown keys may be different ones.
      writeSlot(heap, target, {
        field: to,
        targets: new Set([object]),
        replace: false,
        sameSlot: to !== ANY,
        often: count > 1,
      });
    }
  }
}

/** What a recursive function gives: something new, or anything that it was given. It keeps nothing and writes nothing of it. */
function calledResult(node: Extract<Expr, { kind: 'call' }>, cx: Analysis): ReadonlySet<Location> {
  const given = evaluateOperands(node.arguments, cx);
  const { changes = [], throws = false } = cx.functions.get(node.function) ?? {};
  if (changes.length > 0) return changedByCall(node, given, { changes, throws }, cx);
  const value = holdsObjects(node.shape) ? makeShared(node, union(given), cx) : NOTHING;
  return throws ? makeOutcome(node, value, cx) : value;
}

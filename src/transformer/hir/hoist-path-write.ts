/**
 * Lowers writes into objects. JavaScript finds the object that is written to before it evaluates the new value; where the
 * value's statements could change which object that is, the object is captured and written through the temporary.
 */
import { fault } from '../core/compiler-fault.ts';
import type { Expr } from '../core/expr.ts';
import { shapes } from '../core/shape.ts';
import type { Assign, PathStep } from '../core/statement.ts';
import { hir } from './build.ts';
import { type Part, partOf, placeParts } from './hoist-operands.ts';
import type { Hoisting, Output } from './hoisting.ts';
import type { RawLeaf } from './types.ts';

/** Lowers an assignment with a path, and any change in place. */
export function hoistPathWrite(node: Assign<RawLeaf>, out: Output, cx: Hoisting): void {
  const keys = node.path.map((step) => partOf(step.key, cx));
  // All keys but the last lead to the object that is written to; a change in place is made to what the last one leads to.
  const depth = node.inPlace ? keys.length : keys.length - 1;
  if (depth < 0) fault('removal of a variable', node.origin);
  let object: Expr | null = null;
  const container: Part = {
    statements: [],
    value: (placed) => {
      object = objectAt(node, placed, cx);
      return object;
    },
  };
  const value = node.value === 'remove' ? [] : [partOf(node.value, cx)];
  const placed = placeParts([...keys.slice(0, depth), container, ...keys.slice(depth), ...value], out, cx);
  const written = placed[depth];
  const lowered = placed.filter((_, index) => index !== depth);
  const path = node.path.map((step, index): PathStep<never> => ({ ...step, key: at(lowered, index, node) }));
  const content = node.value === 'remove' ? 'remove' : at(lowered, keys.length, node);
  if (written === object) out.push({ ...node, path, value: content });
  else if (written?.kind === 'ref')
    out.push({ ...node, variable: written.variable, path: path.slice(depth), value: content });
  else fault('an object that is written to got lost', node.origin);
}

function at(list: readonly Expr[], index: number, node: Assign<RawLeaf>): Expr {
  return list[index] ?? fault('a part of a write got lost', node.origin);
}

/** The object that the first keys of the path lead to. */
function objectAt(node: Assign<RawLeaf>, keys: readonly Expr[], cx: Hoisting): Expr {
  const variable: Expr = hir.ref(node.variable, cx.table.get(node.variable).shape, node.origin);
  return keys.reduce((object: Expr, key): Expr => {
    if (key.kind === 'literal' && typeof key.value === 'string')
      return hir.member(object, key.value, shapes.unknown, node.origin);
    return hir.index(object, key, shapes.unknown, node.origin);
  }, variable);
}

/**
 * Which writes touch a home. Keys with equal text have equal values: constants stand for what they were declared as, so
 * `groups[x.k]` and a later `groups[x.k]` are one slot though each evaluates its key.
 */
import type { Expr } from '../../core/expr.ts';
import type { Assign } from '../../core/statement.ts';
import { hir } from '../build.ts';
import { keyTextOf, valueText } from '../value-text.ts';
import type { Facts, Key } from './facts.ts';
import { type Home, onlyAdds } from './home.ts';

/** A key as text; null when nothing is known of it. */
export type KeyText = string | null;

/** Which slot of a home is meant. */
export interface Slot {
  readonly keys: readonly KeyText[];
  /** The home keeps it when items are added at the end of a list. */
  readonly lasting: boolean;
}

/** True when the write can change which object stands in the slot: it binds the slot or one above it, or moves items. */
export function unsettles(node: Assign<never>, { path }: Home, slot: Slot, facts: Facts): boolean {
  const binds = node.path.length === 0 && !node.inPlace;
  if (binds) return node.variable === path.root.variable;
  const added = slot.lasting && onlyAdds(node);
  return facts.waysOf(node).some(({ root, keys }) => {
    if (root !== path.root.variable) return false;
    const above = node.inPlace ? keys.length < path.steps.length && !added : keys.length <= path.steps.length;
    return above && keys.every((key, index) => mayBeSame(key, slot.keys[index] ?? null, facts));
  });
}

/** True when the write surely goes to the slot itself. */
export function isWriteOf(node: Assign<never>, { path }: Home, slot: Slot, facts: Facts): boolean {
  if (node.variable !== path.root.variable || node.inPlace || node.path.length !== path.steps.length) return false;
  return node.path.every((step, index) => {
    const text = keyText(step.key, facts);
    return text !== null && text === slot.keys[index];
  });
}

function mayBeSame(a: Key, b: KeyText, facts: Facts): boolean {
  const text = a && keyText(a, facts);
  return !(isLiteral(text) && isLiteral(b)) || text === b;
}

function isLiteral(text: KeyText): boolean {
  return text?.startsWith('"') ?? false;
}

/** The text of a key, while the variables that it names keep their values. */
export function keyText(node: Expr | undefined, facts: Facts): KeyText {
  if (node === undefined) return null;
  const constant = node.kind === 'ref' ? facts.declared.get(node.variable) : null;
  if (constant?.kind === 'literal') return keyText(constant, facts);
  return keyTextOf(node, (part) => textOfPart(part, facts, false, []));
}

/** A part of a variable, by the keys that lead there from it; `ever` = the text must hold for as long as the program runs. */
function textOfPart(part: Expr, facts: Facts, ever: boolean, below: readonly Key[]): KeyText {
  const inner = (node: Expr): KeyText => textOfPart(node, facts, ever, []);
  if (part.kind === 'member') {
    const object = textOfPart(part.object, facts, ever, [hir.literal(part.key, part.origin), ...below]);
    return object && `${object}[${JSON.stringify(part.key)}]`;
  }
  if (part.kind === 'index') {
    const [object, key] = [textOfPart(part.object, facts, ever, [part.index, ...below]), keyTextOf(part.index, inner)];
    return object && key && `${object}[${key}]`;
  }
  if (part.kind !== 'ref') return valueText(part, inner);
  if (facts.mayChange(part.variable, below) || (ever && !facts.constant(part.variable))) return null;
  const declared = facts.declared.get(part.variable);
  return (declared && textOfPart(declared, facts, true, below)) ?? `#${part.variable};`;
}

/** Jump targets: which labels `break` and `continue` inside a statement mean. */
import ts from 'typescript';
import type { LabelId } from '../core/ids.ts';
import type { Lowering } from './lowering.ts';
import { childScope, type JumpTarget, type Scope } from './scope.ts';

/** A new loop: its label, and the scope of its body. The source label in front of it names it too. */
export function loopScope(
  node: ts.Statement,
  scope: Scope,
  cx: Lowering,
): { readonly label: LabelId; readonly scope: Scope } {
  const label = cx.ids.label();
  const targets = labelsOf(node).map((name): JumpTarget => ({ name, breakLabel: label, continueLabel: label }));
  const anonymous: JumpTarget = { name: null, breakLabel: label, continueLabel: label };
  return { label, scope: childScope(scope, { jumps: [...scope.jumps, ...targets, anonymous] }) };
}

/** The labels directly in front of a statement. */
export function labelsOf(node: ts.Statement): readonly string[] {
  const names: string[] = [];
  for (let parent: ts.Node = node.parent; ts.isLabeledStatement(parent); parent = parent.parent)
    names.push(parent.label.text);
  return names;
}

/** The target of a `break` or `continue`. */
export function jumpTarget(scope: Scope, name: string | undefined, kind: 'break' | 'continue'): LabelId | undefined {
  for (const target of [...scope.jumps].reverse()) {
    if (name === undefined ? target.name !== null : target.name !== name) continue;
    if (kind === 'break') return target.breakLabel;
    if (target.continueLabel !== null) return target.continueLabel;
  }
  return undefined;
}

/** `JSON.parse` of what `JSON.stringify` wrote, at once or through variables that hold the text. */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { HirStatement, HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';
import { type Passage, passage } from './passages.ts';

/** The calls of `JSON.parse` on the text of a value that may lose something, each with its passage. */
export function textPassages(workflow: HirWorkflow): ReadonlyMap<Expr, Passage> {
  const given = new Map<VarId, Expr[]>();
  const calls = new Map<Expr, Expr>();
  const visitor = {
    statement: (node: HirStatement): boolean => {
      const whole = node.kind === 'declare' || (node.kind === 'assign' && node.path.length === 0);
      if (whole && node.value && node.value !== 'remove')
        given.set(node.variable, [...(given.get(node.variable) ?? []), node.value]);
      return true;
    },
    expression: (node: Expr): boolean => {
      const [text] = node.kind === 'library' && node.member === 'JSON.parse' ? node.arguments : [];
      if (text) calls.set(node, text);
      return true;
    },
  };
  hirWalk.visit(workflow.body, visitor);
  for (const { body } of workflow.functions.values()) hirWalk.visit(body, visitor);
  const found = new Map<Expr, Passage>();
  for (const [call, text] of calls)
    for (const value of writtenAs(text, given)) {
      const lost = passage('text', value);
      if (lost) found.set(call, { ...lost, origin: call.origin });
    }
  return found;
}

/** The values that the expression may be the text of. */
function writtenAs(text: Expr, given: ReadonlyMap<VarId, readonly Expr[]>, seen = new Set<VarId>()): readonly Expr[] {
  if (text.kind === 'library' && text.member === 'JSON.stringify') return text.arguments.slice(0, 1);
  if (text.kind !== 'ref' || seen.has(text.variable)) return [];
  seen.add(text.variable);
  return (given.get(text.variable) ?? []).flatMap((value) => writtenAs(value, given, seen));
}

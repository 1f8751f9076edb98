/**
 * Code in two parts of which the first stands in a block of its own: what the first declares and the second needs is in
 * variables outside of that block.
 */
import type { LabelId, VarId } from '../../core/ids.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

/** Statements in two. */
export interface Split {
  readonly before: readonly RawStatement[];
  readonly rest: readonly RawStatement[];
}

/** What an arm declares in its first part and needs in its second is in variables outside. */
export function carried({ before, rest }: Split, cx: Lowering): Split & { readonly outer: readonly VarId[] } {
  const needed = rawWalk.freeVariables(rest);
  const declared = before.flatMap((one) => (one.kind === 'declare' && needed.has(one.variable) ? [one.variable] : []));
  const copies = new Map(declared.map((id) => [id, cx.variable({ ...cx.variableOf(id), constant: false })]));
  const store = [...copies].map(([id, copy]) => {
    const { origin, shape } = cx.variableOf(id);
    return b.assign(copy, b.ref(id, shape, origin), origin);
  });
  return { before: [...before, ...store], rest: renamed(rest, copies), outer: [...copies.values()] };
}

/** The code with other variables in the places of some. */
export function renamed(code: readonly RawStatement[], copies: ReadonlyMap<VarId, VarId>): readonly RawStatement[] {
  return rawWalk.mapStatements(code, {
    declare: (id) => copies.get(id) ?? id,
    write: (id) => copies.get(id) ?? id,
    expression: (node) =>
      node.kind === 'ref' ? { ...node, variable: copies.get(node.variable) ?? node.variable } : node,
  });
}

/** The same of statements and values. */
export function carriedValues(before: readonly RawStatement[], values: readonly RawExpr[], cx: Lowering) {
  const parts = carried({ before, rest: values.map((value) => b.evaluate(value, value.origin)) }, cx);
  return { ...parts, values: parts.rest.flatMap((one) => (one.kind === 'evaluate' ? [one.value] : [])) };
}

/** Code that stands in several places has variables and labels of its own in each. */
export function repeated(code: RawExpr, cx: Lowering): RawExpr {
  const variables = new Map([...rawWalk.declaredVariables(code)].map((id) => [id, cx.variable(cx.variableOf(id))]));
  const labels = new Map([...rawWalk.declaredLabels(code)].map((id) => [id, cx.ids.label()]));
  const variable = (id: VarId): VarId => variables.get(id) ?? id;
  const label = (id: LabelId): LabelId => labels.get(id) ?? id;
  return rawWalk.mapExpression(code, {
    declare: variable,
    write: variable,
    declareLabel: label,
    label,
    expression: (node) => (node.kind === 'ref' ? { ...node, variable: variable(node.variable) } : node),
  });
}

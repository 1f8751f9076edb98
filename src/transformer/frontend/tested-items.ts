/** What a filter has left out of a list: `list.filter(Boolean) as string[]`, `list.filter((one) => one != null) as string[]`. */
import ts from 'typescript';
import { NULLISH } from './denied.ts';
import type { Lowering } from './lowering.ts';
import { disproved } from './proven-present.ts';
import { unwrap } from './write-facts.ts';

/** Null and undefined, as far as no item of the list that the expression gives is that. */
export function testedKinds(expression: ts.Expression, cx: Lowering): number {
  const call = unwrap(expression);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return 0;
  const [given] = call.arguments;
  if (!given || cx.facts.libraryMember(call.expression) !== 'Array.prototype.filter') return 0;
  const test = unwrap(given);
  if (ts.isIdentifier(test)) return cx.facts.libraryMember(test) === 'Boolean' ? NULLISH : 0;
  const name = ts.isArrowFunction(test) ? test.parameters[0]?.name : undefined;
  if (!ts.isArrowFunction(test) || ts.isBlock(test.body) || !name || !ts.isIdentifier(name)) return 0;
  const isItem = (node: ts.Node): boolean => {
    const inner = unwrap(node);
    return ts.isIdentifier(inner) && inner.text === name.text;
  };
  return disproved(test.body, true, isItem);
}

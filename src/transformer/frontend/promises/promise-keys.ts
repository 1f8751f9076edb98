/** The keys at which objects of a type have promises. */
import type ts from 'typescript';
import type { Lowering } from '../lowering.ts';

export function promiseKeys(type: ts.Type, cx: Lowering): readonly string[] {
  if (type.getCallSignatures().length > 0) return [];
  return type
    .getProperties()
    .filter((one) => cx.facts.isPromiseType(cx.facts.checker.getTypeOfSymbol(one)))
    .map(({ name }) => name);
}

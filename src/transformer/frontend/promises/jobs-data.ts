/** Where a list of objects with promises is read for the rest of its objects: `jobs.length`, `jobs[0]!.n`, `jobs.map((job) => job.n)`. */
import ts from 'typescript';
import type { Lowering } from '../lowering.ts';
import { usesIn } from './awaits.ts';

/** Which parameter of a callback is the item; methods that give no items. */
const ITEM: Readonly<Record<string, number>> = { map: 0, some: 0, every: 0, forEach: 0, findIndex: 0, reduce: 1 };

/** The name of such a list stands where no promise is read, nor an object as a whole. */
export function readsData(use: ts.Identifier, cx: Lowering): boolean {
  const { parent } = use;
  if (ts.isElementAccessExpression(parent) && parent.expression === use) return readsPart(parent, cx);
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== use) return false;
  const { text } = parent.name;
  if (text === 'length') return true;
  const call = parent.parent;
  const position = ITEM[text];
  const callback = ts.isCallExpression(call) && call.expression === parent ? call.arguments[0] : undefined;
  if (position === undefined || !callback || !ts.isArrowFunction(callback)) return false;
  const { parameters, body } = callback;
  if (parameters.length > position + 2 || parameters.some((one) => one.dotDotDotToken)) return false;
  const item = parameters[position];
  if (!item) return true;
  const symbol = ts.isIdentifier(item.name) ? cx.facts.symbol(item.name) : undefined;
  if (!symbol || cx.facts.isReassigned(symbol) || cx.facts.isMutated(symbol)) return false;
  return usesIn(body, symbol, cx.facts.symbol).every((one) => readsPart(one, cx));
}

/** `object.key`, which is no promise. */
function readsPart(object: ts.Expression, cx: Lowering): boolean {
  const { parent } = object;
  if (ts.isNonNullExpression(parent) || ts.isParenthesizedExpression(parent)) return readsPart(parent, cx);
  return ts.isPropertyAccessExpression(parent) && parent.expression === object && !cx.facts.isPromise(parent);
}

/** Objects of promises gone through by their keys: `Object.keys(parts)`, `Object.entries(parts).map(async ([key, promise]) => …)`. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { functionOf } from '../arguments.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Binding, Scope } from '../scope.ts';
import { boundTo, passedOn } from './held.ts';
import type { Element, Source } from './source.ts';
import { startFunction } from './start-function.ts';

/** The parts of what `method` of `Object` is called with; undefined for other calls. */
function partsGiven(
  call: ts.Expression,
  methods: readonly string[],
  scope: Scope,
  cx: Lowering,
): { readonly method: string; readonly parts: readonly (readonly [string, Binding])[] } | undefined {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const method = call.expression.name.text;
  const [object] = call.arguments;
  if (!object || !methods.includes(method) || cx.facts.libraryMember(call.expression) !== `Object.${method}`)
    return undefined;
  const owner = boundTo(object, scope, cx);
  return owner?.kind === 'parts' ? { method, parts: inOrder(owner.parts) } : undefined;
}

/** The parts as JavaScript lists them: numbers come first. */
export function inOrder(parts: ReadonlyMap<string, Binding>): readonly (readonly [string, Binding])[] {
  const isIndex = (key: string): boolean => String(Number(key) >>> 0) === key;
  const all = [...parts];
  const numbered = all.filter(([key]) => isIndex(key)).sort(([one], [other]) => Number(one) - Number(other));
  return [...numbered, ...all.filter(([key]) => !isIndex(key))];
}

/** Lowers `Object.keys(parts)`; undefined for other calls. */
export function lowerPartKeys(call: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const origin = cx.origin(call);
  const given = partsGiven(call, ['keys'], scope, cx);
  return (
    given &&
    b.items(
      given.parts.map(([key]) => b.literal(key, origin)),
      origin,
    )
  );
}

/** The promises that a callback gives for the entries or values of such an object; undefined for other calls. */
export function mappedParts(call: ts.Expression, scope: Scope, cx: Lowering): Source | undefined {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const [callback] = call.arguments;
  if (!callback || cx.facts.libraryMember(call.expression) !== 'Array.prototype.map') return undefined;
  const given = partsGiven(call.expression.expression, ['entries', 'values'], scope, cx);
  const fn = given && functionOf(callback, scope, cx);
  if (!given || !fn || !cx.facts.givesPromise(fn.node) || fn.node.parameters.length > 2) return undefined;
  const origin = cx.origin(call);
  const before: RawStatement[] = [];
  const elements = given.parts.map(([key, part], index): Element => {
    const own: Binding = part.kind === 'promise' ? { kind: 'promise', held: passedOn(part.held, call, cx) } : part;
    const name: Binding = { kind: 'value', value: b.literal(key, origin) };
    const pair: Binding = { kind: 'parts', parts: new Map([['0', name] as const, ['1', own] as const]) };
    const position = { kind: 'value' as const, value: b.literal(index, origin) };
    const argument = { kind: 'static' as const, before: [], binding: given.method === 'entries' ? pair : own };
    const started = startFunction(fn, [argument, position], callback, scope, cx);
    before.push(...started.before);
    return { kind: 'promise', value: started.value };
  });
  if (rawWalk.someStatement(before, ({ kind }) => kind === 'throw'))
    cx.report(
      d.unsupportedSyntax(cx.origin(callback), {
        syntax: 'a callback that may throw before it gives its promise',
        hint: 'Declare the callback `async`.',
      }),
    );
  return { kind: 'elements', before, elements };
}

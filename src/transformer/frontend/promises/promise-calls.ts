/** Calls of `Promise`'s static methods and of promises' own methods, each by its file. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { demandEffects } from '../demand-effects.ts';
import { demandError } from '../demand-error.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { startAll } from './all.ts';
import { type ChainMethod, startChain } from './chain.ts';
import { sourceOf } from './elements.ts';
import { startAllSettled } from './settled.ts';
import { takenNow } from './started.ts';
import { startWinner } from './winner.ts';

const CHAIN: Readonly<Record<string, ChainMethod>> = {
  'Promise.prototype.then': 'then',
  'PromiseLike.prototype.then': 'then',
  'Promise.prototype.catch': 'catch',
  'Promise.prototype.finally': 'finally',
};

/** The member of Promise that a callee means, e.g. `Promise.all` or `Promise.prototype.then`. */
export function promiseMember(callee: ts.Expression, cx: Lowering): string | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const member = cx.facts.libraryMember(callee);
  return member?.startsWith('Promise.') || (member && CHAIN[member]) ? member : undefined;
}

/** Starts the promise that a call of one of those members gives; not `concurrent` where it is awaited at once. */
export function startPromiseCall(
  member: string,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  concurrent: boolean,
): Started {
  const nothing: Started = { before: [], value: cx.invalid(node) };
  if (!demandEffects(node, scope, cx)) return nothing;
  const method = CHAIN[member];
  if (method && ts.isPropertyAccessExpression(node.expression))
    return startChain(method, node.expression.expression, node, { scope, cx, concurrent });
  const [argument] = node.arguments;
  const origin = cx.origin(node);
  switch (member) {
    case 'Promise.resolve': {
      if (!argument) return { before: [], value: b.absent(origin) };
      if (cx.facts.isPromise(argument))
        return concurrent ? cx.started(argument, scope) : { before: [], value: cx.awaited(argument, scope) };
      const [before, value] = takenNow(cx.expression(argument, scope), 'value', cx);
      return { before, value };
    }
    case 'Promise.reject': {
      const error = argument ? demandError(argument, scope, cx) : undefined;
      if (!error) return nothing;
      const [before, reason] = takenNow(error, 'reason', cx);
      return { before, value: b.sequence([{ kind: 'throw', origin, error: reason }], b.absent(origin), origin) };
    }
  }
  const source = argument && sourceOf(argument, scope, cx, member === 'Promise.all');
  if (!source) return nothing;
  switch (member) {
    case 'Promise.all':
      return startAll(source, node, cx);
    case 'Promise.allSettled':
      return startAllSettled(source, node, cx);
    case 'Promise.race':
    case 'Promise.any':
      return startWinner(member, source, node, cx);
    default:
      cx.report(d.unsupportedLibraryMember(origin, { member, hint: 'Use an async function.' }));
      return nothing;
  }
}

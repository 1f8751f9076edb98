/** `const p = f()` and `const ps = [f(), g()]` or `items.map(async …)`: constants that hold promises until they are awaited. */
import ts from 'typescript';
import type { RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { usesIn } from './awaits.ts';
import { isBatch } from './batch-flow.ts';
import { isCounted, isEmptied } from './batch-uses.ts';
import { collectPromises, homeOf } from './collect.ts';
import { holdContinued } from './continued.ts';
import { itemsArePromises, sourceOf } from './elements.ts';
import { holdIn } from './hold-in.ts';
import { holdItems } from './hold-items.ts';
import { holdParts } from './hold-parts.ts';
import { holdJobs } from './jobs.ts';
import { isPushed } from './pushed.ts';
import { refuse } from './refuse-held.ts';
import type { HeldPromise } from './source.ts';

/** Promises that a statement made. */
interface Held {
  readonly before: readonly RawStatement[];
  readonly promises: readonly HeldPromise[];
}

/** Makes the promises of a statement that declares constants for promises and for nothing else; undefined for other statements. */
export function holderOfPromises(node: ts.Statement, scope: Scope, cx: Lowering): (() => Held) | undefined {
  if (!ts.isVariableStatement(node) || !scope.effects) return undefined;
  const { declarations } = node.declarationList;
  const makers = declarations.map((declaration) => {
    const parts = partsOrJobs(declaration, scope, cx) ?? holdContinued(declaration, scope, cx);
    if (parts) return parts;
    const batch = batchOf(declaration, node, cx);
    if (batch) return () => holdBatch(batch, scope, cx);
    const holder = holderOf(declaration, cx);
    return holder && (() => hold(holder, scope, cx));
  });
  if (!makers.every((make) => make !== undefined)) return undefined;
  return () => {
    const made = makers.map((make) => make());
    return { before: made.flatMap((one) => one.before), promises: made.flatMap((one) => one.promises) };
  };
}

/** Objects with promises in them, or lists of such objects. */
function partsOrJobs(declaration: ts.VariableDeclaration, scope: Scope, cx: Lowering): (() => Held) | undefined {
  return (
    holdJobs(declaration, holderOfPromises, scope, cx) ??
    holdItems(declaration, scope, cx) ??
    holdParts(declaration, scope, cx)
  );
}

interface Holder {
  readonly symbol: ts.Symbol;
  readonly initializer: ts.Expression;
  readonly many: boolean;
}

/** The declaration of a name for a promise or for an array of promises. */
function holderOf(declaration: ts.VariableDeclaration, cx: Lowering): Holder | undefined {
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name) || !initializer) return undefined;
  const symbol = cx.facts.symbol(name);
  if (!symbol || cx.facts.isReassigned(symbol)) return undefined;
  const list = unwrap(initializer);
  const mutated = cx.facts.isMutated(symbol);
  if (ts.isArrayLiteralExpression(list) && (mutated || list.elements.length === 0) && isFilled(name, list, cx))
    return { symbol, initializer: list, many: true };
  if (mutated) return undefined;
  if (cx.facts.isPromise(initializer)) return { symbol, initializer, many: false };
  const node = unwrap(initializer) as ts.Expression;
  const array = ts.isArrayLiteralExpression(node) || ts.isCallExpression(node);
  const many = array && cx.facts.checker.isArrayLikeType(cx.facts.type(node)) && itemsArePromises(node, cx);
  return many ? { symbol, initializer: node, many } : undefined;
}

interface BatchHolder {
  readonly symbol: ts.Symbol;
  readonly list: ts.ArrayLiteralExpression;
  /** It is used as such arrays can be. */
  readonly isSound: boolean;
}

/** `let ps: Promise<T>[] = []` that is emptied somewhere, to be filled again, or whose length is asked for before it is awaited. */
function batchOf(declaration: ts.VariableDeclaration, statement: ts.Statement, cx: Lowering): BatchHolder | undefined {
  const { name, initializer } = declaration;
  const list = initializer && unwrap(initializer);
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!symbol || !ts.isIdentifier(name) || !list || !ts.isArrayLiteralExpression(list) || list.elements.length > 0)
    return undefined;
  const home = homeOf(list) as ts.Block | ts.SourceFile | ts.CaseOrDefaultClause;
  if (!isFilled(name, list, cx)) return undefined;
  const emptied = isEmptied(symbol, home, cx.facts);
  if (!emptied && !isCounted(symbol, home, cx.facts)) return undefined;
  const later = home.statements.slice(home.statements.indexOf(statement) + 1);
  const isSound = isBatch(symbol, later, cx.facts);
  return emptied || isSound ? { symbol, list, isSound } : undefined;
}

function holdBatch({ symbol, list, isSound }: BatchHolder, scope: Scope, cx: Lowering): Held {
  const held = collectPromises(symbol, list, scope, cx, true);
  if (!isSound) refuse(held.promises, cx);
  return held;
}

/** An array of promises that others are added to. */
function isFilled(name: ts.Identifier, list: ts.ArrayLiteralExpression, cx: Lowering): boolean {
  const promises = itemsArePromises(name, cx) || isGrown(name, list, cx);
  return promises && list.elements.every((element) => cx.facts.isPromise(element));
}

/** `const ps = []`, of which TypeScript knows what it holds where it is read: whatever is pushed is a promise. */
function isGrown(name: ts.Identifier, list: ts.ArrayLiteralExpression, cx: Lowering): boolean {
  const symbol = cx.facts.symbol(name);
  const { parent } = name;
  if (!symbol || !ts.isVariableDeclaration(parent) || parent.type || list.elements.length > 0) return false;
  const pushes = usesIn(homeOf(list), symbol, cx.facts.symbol).filter(isPushed);
  const pushed = pushes.flatMap(({ parent: { parent: call } }) => (ts.isCallExpression(call) ? call.arguments : []));
  return pushed.length > 0 && pushed.every((argument) => cx.facts.isPromise(argument));
}

function hold({ symbol, initializer, many }: Holder, scope: Scope, cx: Lowering): Held {
  if (ts.isArrayLiteralExpression(initializer) && (initializer.elements.length === 0 || cx.facts.isMutated(symbol)))
    return collectPromises(symbol, initializer, scope, cx);
  const source = many ? sourceOf(initializer, scope, cx, true) : undefined;
  if (many && !source) return { before: [], promises: [] };
  const started = source ? undefined : cx.started(initializer, scope);
  const running: HeldPromise['running'] = source
    ? { kind: 'many', source }
    : { kind: 'one', value: started?.value ?? cx.invalid(initializer) };
  const held = holdIn(scope, {
    symbol,
    made: initializer,
    running,
    ...(started?.choice && { choice: started.choice }),
  });
  return { before: source?.before ?? started?.before ?? [], promises: [held] };
}

/**
 * Regular expressions of which only the run knows one: those of tables and lists (`for (const [pattern, kind] of RULES)`), of
 * choices, and those that a variable holds one after another. The call is made with the one that is meant.
 */
import type ts from 'typescript';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Binding, Scope } from '../scope.ts';
import { asPresence } from '../static-forms.ts';
import { staticOf } from '../static-value.ts';
import { type FoundPattern, regexpOf } from './regexp-of.ts';

/** What evaluating such an expression does, and the patterns it may mean. */
export interface ChosenPattern {
  readonly before: readonly RawStatement[];
  readonly pattern: PatternChoice;
  /** Undefined where there is none, as beyond the end of a list. */
  readonly presence: RawExpr;
}

/** A pattern, the one of the first test that holds, or none. */
export type PatternChoice =
  | FoundPattern
  | { readonly options: readonly PatternOption[]; readonly otherwise: PatternChoice }
  | null;

interface PatternOption {
  readonly test: RawExpr;
  readonly pattern: PatternChoice;
}

/** Finds the patterns; undefined where they are not known. */
export function chosenPattern(node: ts.Expression, scope: Scope, cx: Lowering): ChosenPattern | undefined {
  const value = staticOf(node, scope, cx);
  const pattern = value && choiceOf(value.binding, cx);
  if (!value || pattern === undefined) return undefined;
  return { before: value.before, pattern, presence: asPresence(value.binding, cx.origin(node)) };
}

function choiceOf(binding: Binding, cx: Lowering): PatternChoice | undefined {
  if (binding.kind === 'nothing') return null;
  if (binding.kind === 'alias') {
    const found = regexpOf(binding.node, binding.scope, cx);
    return found && { ...found, fresh: false };
  }
  if (binding.kind !== 'choice') return undefined;
  const options: PatternOption[] = [];
  for (const { test, binding: option } of binding.options) {
    const pattern = choiceOf(option, cx);
    if (pattern === undefined) return undefined;
    options.push({ test, pattern });
  }
  const otherwise = choiceOf(binding.otherwise, cx);
  return otherwise === undefined ? undefined : { options, otherwise };
}

/** The call, made with the pattern that is meant; undefined where there is none. */
export function withPattern(
  choice: PatternChoice,
  call: (found: FoundPattern) => RawExpr,
  origin: RawExpr['origin'],
): RawExpr {
  if (choice === null) return b.absent(origin);
  if (!('options' in choice)) return call(choice);
  return choice.options.reduceRight<RawExpr>(
    (rest, { test, pattern }) => b.conditional(test, withPattern(pattern, call, origin), rest, origin),
    withPattern(choice.otherwise, call, origin),
  );
}

/** There may be no pattern. */
export function maybeNone(choice: PatternChoice): boolean {
  if (choice === null || !('options' in choice)) return choice === null;
  return choice.options.some(({ pattern }) => maybeNone(pattern)) || maybeNone(choice.otherwise);
}

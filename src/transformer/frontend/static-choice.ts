/** Choices among values that are known at compile time: their parts, what is left of them behind a test, and a fallback for them. */
import type ts from 'typescript';
import { Kind } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { disprovedKinds } from './proven-present.ts';
import { type Binding, type ChoiceBinding, type Static, tupleParts } from './scope.ts';
import { kindOfNothing, NULLISH, UNDEFINED } from './static-forms.ts';

/** `if (step) await step()`: what the name stands for is there. */
export function provenPresent(choice: ChoiceBinding, node: ts.Identifier, cx: Lowering): Binding {
  const disproved = disprovedKinds(node, cx.facts);
  return disproved === 0 ? choice : withoutNothing(choice, disproved);
}

/** The choice among what is there: its last one needs no test. */
export function withoutNothing(binding: Binding, kinds: number = NULLISH): Binding {
  const isGone = (one: Binding): boolean => one.kind === 'nothing' && (kinds & kindOfNothing(one)) !== 0;
  if (binding.kind !== 'choice' || !includes(binding, isGone)) return binding;
  const options = binding.options
    .map(({ test, binding: option }) => ({ test, binding: withoutNothing(option, kinds) }))
    .filter((option) => !isGone(option.binding));
  const otherwise = withoutNothing(binding.otherwise, kinds);
  if (!isGone(otherwise)) return options.length === 0 ? otherwise : { kind: 'choice', options, otherwise };
  const last = options.pop();
  if (!last) return otherwise;
  return options.length === 0 ? last.binding : { kind: 'choice', options, otherwise: last.binding };
}

function includes(binding: Binding, matches: (one: Binding) => boolean): boolean {
  if (binding.kind !== 'choice') return matches(binding);
  return includes(binding.otherwise, matches) || binding.options.some((one) => includes(one.binding, matches));
}

/** What a value has at a constant key; undefined where it has no parts. */
export function partOf(binding: Binding, key: string): Binding | undefined {
  if (binding.kind === 'parts') return binding.parts.get(key) ?? UNDEFINED;
  if (binding.kind === 'nothing') return UNDEFINED;
  if (binding.kind === 'list') {
    const tuple = tupleParts(binding);
    return tuple && partOf(tuple, key);
  }
  if (binding.kind !== 'choice') return undefined;
  const options = binding.options.map(({ test, binding: option }) => ({ test, binding: partOf(option, key) }));
  const otherwise = partOf(binding.otherwise, key);
  const all = options.flatMap(({ test, binding: part }) => (part ? [{ test, binding: part }] : []));
  return otherwise && all.length === options.length ? { kind: 'choice', options: all, otherwise } : undefined;
}

/** The first value where the test holds, else the second; of the statements that make them only its own run. */
export function chooseStatic(test: RawExpr, first: Static, second: Static): Static {
  const { origin } = test;
  const binding: Binding = { kind: 'choice', options: [{ test, binding: first.binding }], otherwise: second.binding };
  if (first.before.length + second.before.length === 0) return { before: [], binding };
  const declared = [...first.before, ...second.before].flatMap((one) => (one.kind === 'declare' ? [one] : []));
  const assigned = (body: readonly RawStatement[]): readonly RawStatement[] =>
    body.map((one) =>
      one.kind === 'declare' ? b.assign(one.variable, one.value ?? b.absent(one.origin), one.origin) : one,
    );
  const run: RawStatement = {
    kind: 'if',
    origin,
    test,
    consequent: assigned(first.before),
    alternate: assigned(second.before),
  };
  const before = [...declared.map((one) => b.declare(one.variable, null, one.origin)), run];
  return { before, binding };
}

/** The value, or the fallback where it is undefined, or one of these kinds. */
export function orElse(binding: Binding, fallback: Binding, kinds: number = Kind.absent): Binding {
  if (binding.kind === 'nothing') return (kinds & kindOfNothing(binding)) === 0 ? binding : fallback;
  if (binding.kind !== 'choice') return binding;
  const options = binding.options.map(({ test, binding: option }) => ({
    test,
    binding: orElse(option, fallback, kinds),
  }));
  return { kind: 'choice', options, otherwise: orElse(binding.otherwise, fallback, kinds) };
}

/** What values that are known at compile time are where something else is wanted: a function to call, data, whether there is one. */
import { Kind, mayBe } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { checkOwner } from './checks.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Binding, FunctionChoice, FunctionValue, NothingBinding } from './scope.ts';

export const UNDEFINED: NothingBinding = { kind: 'nothing' };
export const NULL: NothingBinding = { kind: 'nothing', isNull: true };
export const NULLISH = Kind.null | Kind.absent;

export function kindOfNothing({ isNull }: NothingBinding): number {
  return isNull ? Kind.null : Kind.absent;
}

/** The value that stands for no function. */
function nothing({ isNull }: NothingBinding, origin: RawExpr['origin']): RawExpr {
  return isNull ? b.literal(null, origin) : b.absent(origin);
}

/** The function that a value is; undefined where it is something else. */
export function asFunction(binding: Binding): FunctionValue | undefined {
  if (binding.kind === 'function') return binding.value;
  if (binding.kind !== 'choice') return undefined;
  const options: { test: RawExpr; fn: FunctionValue | null }[] = [];
  for (const { test, binding: option } of binding.options) {
    const fn = option.kind === 'nothing' ? null : asFunction(option);
    if (fn === undefined) return undefined;
    options.push({ test, fn });
  }
  const otherwise = binding.otherwise.kind === 'nothing' ? null : asFunction(binding.otherwise);
  if (otherwise === undefined) return undefined;
  const inner = otherwise?.choice;
  const choice: FunctionChoice = inner
    ? { options: [...options, ...inner.options], otherwise: inner.otherwise }
    : { options, otherwise };
  const all = [...options.map(({ fn }) => fn), otherwise].filter((fn) => fn !== null);
  const [widest] = all.sort((first, second) => second.node.parameters.length - first.node.parameters.length);
  return widest && { ...widest, choice };
}

/** The value of a part that is data, also where it is one of several. */
export function asData(binding: Binding, origin: RawExpr['origin'], cx: Lowering): RawExpr | undefined {
  switch (binding.kind) {
    case 'variable':
      return b.ref(binding.variable, cx.shapeOfVariable(binding.variable), origin);
    case 'value':
      return { ...binding.value, origin };
    case 'nothing':
      return nothing(binding, origin);
    case 'choice': {
      const last = asData(binding.otherwise, origin, cx);
      return binding.options.reduceRight<RawExpr | undefined>((rest, { test, binding: option }) => {
        const value = asData(option, origin, cx);
        return value && rest && b.conditional(test, value, rest, origin);
      }, last);
    }
    default:
      return undefined;
  }
}

/** It is undefined or null. */
export function isNone(binding: Binding): boolean {
  if (binding.kind !== 'choice') return binding.kind === 'nothing';
  return isNone(binding.otherwise) && binding.options.every((one) => isNone(one.binding));
}

/** A value without functions, where its type allows some: an object of data, or undefined. */
export function asRecord(binding: Binding, origin: RawExpr['origin'], cx: Lowering): RawExpr | undefined {
  if (binding.kind === 'nothing' || binding.kind === 'choice') return asData(binding, origin, cx);
  if (binding.kind !== 'parts') return undefined;
  const entries: Record<string, RawExpr> = {};
  for (const [key, part] of binding.parts) {
    const value = asData(part, origin, cx) ?? asRecord(part, origin, cx);
    if (!value) return undefined;
    entries[key] = value;
  }
  return b.object(entries, origin);
}

/** Throws as JavaScript does where something of a value is asked for that is not there; `key` is what a property access reads. */
export function demandThere(binding: Binding, origin: RawExpr['origin'], key?: string): readonly RawStatement[] {
  if (!maybeNothing(binding)) return [];
  const presence = binding.kind === 'choice' && !maybeNothing(binding.otherwise) ? binding.presence : undefined;
  const given = presence ?? asPresence(binding, origin);
  if (key !== undefined) return [checkOwner(given, key, origin)];
  return [b.engineThrowIf(b.isNullish(given, origin), 'TypeError', 'Cannot destructure', origin)];
}

/** There may be none: it is undefined or null then. */
export function maybeNothing(binding: Binding): boolean {
  if (binding.kind !== 'choice') return binding.kind === 'nothing';
  return [...binding.options.map((option) => option.binding), binding.otherwise].some(maybeNothing);
}

/** Whether something is there, for conditions: `true` stands for a function or a table of them. */
export function asPresence(binding: Binding, origin: RawExpr['origin']): RawExpr {
  if (binding.kind === 'nothing') return nothing(binding, origin);
  if (binding.kind !== 'choice') return b.literal(true, origin);
  if (!maybeNothing(binding)) return b.literal(true, origin);
  // A record says by itself that it is there; the number of the first item would not.
  const { presence } = binding;
  if (presence && !mayBe(presence.shape, Kind.number)) return { ...presence, origin };
  return binding.options.reduceRight<RawExpr>(
    (rest, { test, binding: option }) => b.conditional(test, asPresence(option, origin), rest, origin),
    asPresence(binding.otherwise, origin),
  );
}

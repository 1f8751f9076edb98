/** `typeof step` of what is a function, `undefined` or `null` at compile time, or one of these. */
import type ts from 'typescript';
import type { RawExpr } from '../hir/types.ts';
import { holdsFunctions } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Binding, Scope } from './scope.ts';
import { staticOf } from './static-value.ts';

/** The text; undefined for data, and for what is not known. */
export function typeOfFunction(node: ts.TypeOfExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const { expression } = node;
  if (cx.facts.isPromise(expression) || !holdsFunctions(cx.facts.type(expression), cx.facts.checker)) return undefined;
  const value = staticOf(expression, scope, cx);
  const text = value && textOf(value.binding, cx.origin(node));
  return value && text && b.sequence(value.before, text, cx.origin(node));
}

function textOf(binding: Binding, origin: RawExpr['origin']): RawExpr | undefined {
  if (binding.kind === 'function') return b.literal('function', origin);
  if (binding.kind === 'nothing') return b.literal(binding.isNull ? 'object' : 'undefined', origin);
  if (binding.kind === 'parts' || binding.kind === 'list' || binding.kind === 'map') return b.literal('object', origin);
  if (binding.kind !== 'choice') return undefined;
  return binding.options.reduceRight<RawExpr | undefined>(
    (rest, { test, binding: option }) => {
      const text = textOf(option, origin);
      return text && rest && b.conditional(test, text, rest, origin);
    },
    textOf(binding.otherwise, origin),
  );
}

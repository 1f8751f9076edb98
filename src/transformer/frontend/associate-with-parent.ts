/**
 * The option `associateWithParent` of calls that start executions: the child's input gets the id of this execution, under the
 * key where Step Functions looks for it.
 */
import ts from 'typescript';
import { parentKey } from '../../dsl/manifest.ts';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** The parameters with the parent in their `Input`, where the options of the call ask for it. */
export function withParent(
  parameters: RawExpr | null,
  options: ts.Expression | undefined,
  scope: Scope,
  cx: Lowering,
): RawExpr | null {
  const option = optionOf(options);
  if (!option || !parameters || constantOf(option, scope, cx.facts) !== true) return parameters;
  return withParentIn(parameters, option, cx);
}

function optionOf(options: ts.Expression | undefined): ts.Expression | undefined {
  const literal = options && unwrap(options);
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  const property = literal.properties.find(
    (one) => one.name && ts.isIdentifier(one.name) && one.name.text === 'associateWithParent',
  );
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function withParentIn(parameters: RawExpr, option: ts.Expression, cx: Lowering): RawExpr {
  if (parameters.kind === 'sequence') {
    return { ...parameters, value: withParentIn(parameters.value, option, cx) };
  }
  if (parameters.kind !== 'record' || parameters.entries.some((entry) => entry.kind === 'spread')) {
    cx.report(d.notConstant(cx.origin(option), { option: 'associateWithParent' }));
    return parameters;
  }
  const { origin } = parameters;
  const isInput = (entry: (typeof parameters.entries)[number]): boolean =>
    entry.kind === 'property' && entry.key.kind === 'literal' && entry.key.value === 'Input';
  const given = parameters.entries.find(isInput);
  const parent = {
    kind: 'property' as const,
    key: b.literal(parentKey, origin),
    value: b.context(['Execution', 'Id'], shapes.string, origin),
  };
  const input = b.record(given ? [{ kind: 'spread', value: given.value }, parent] : [parent], origin);
  const entry = { kind: 'property' as const, key: b.literal('Input', origin), value: input };
  const entries = given
    ? parameters.entries.map((each) => (each === given ? entry : each))
    : [...parameters.entries, entry];
  return { ...parameters, entries };
}

/** Decorators: those of the DSL say how a method's calls are made; any other could put something else in the place of what it decorates. */
import ts from 'typescript';
import type { IntrinsicKind } from '../../dsl/manifest.ts';
import { d } from '../diagnostics/index.ts';
import type { Facts } from './facts.ts';
import type { Lowering } from './lowering.ts';
import { unwrap } from './write-facts.ts';

/** A decorator of the DSL. */
export interface Decoration {
  readonly kind: IntrinsicKind;
  readonly node: ts.Decorator;
  readonly argument: ts.Expression | undefined;
}

/** The DSL decorators of a class or member, first written first. */
export function decorationsIn(node: ts.Node, facts: Facts): readonly Decoration[] {
  return decoratorsOf(node).flatMap((decorator) => decorationOf(decorator, facts) ?? []);
}

/** Reports the decorators of a class, member or parameter whose code is needed, and that of its parameters, unless they are the DSL's. */
export function demandKnownDecorators(node: ts.Node, cx: Lowering): void {
  for (const decorator of decoratorsOf(node)) {
    const kind = decorationOf(decorator, cx.facts)?.kind;
    const known = ts.isClassDeclaration(node) ? kind === 'decorator.workflow' : kind && ts.isMethodDeclaration(node);
    if (known) continue;
    const name = decorator.getText();
    const hint =
      'It may change what it decorates. Do what it does in the code itself; of StepScript, write `@Retry(…)` and its like out.';
    cx.report(d.unsupportedSyntax(cx.origin(decorator), { syntax: `the decorator \`${name}\``, hint }));
  }
  if (ts.isFunctionLike(node)) for (const parameter of node.parameters) demandKnownDecorators(parameter, cx);
}

function decoratorsOf(node: ts.Node): readonly ts.Decorator[] {
  return ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
}

function decorationOf(node: ts.Decorator, facts: Facts): Decoration | undefined {
  const expression = unwrap(node.expression) as ts.Expression;
  const call = ts.isCallExpression(expression) ? expression : undefined;
  const kind = facts.dsl(unwrap(call ? call.expression : expression) as ts.Expression);
  return kind?.startsWith('decorator.') ? { kind, node, argument: call?.arguments[0] } : undefined;
}

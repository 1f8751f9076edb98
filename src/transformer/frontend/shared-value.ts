/** Values that every execution reads: those of constants of modules and of fields of classes. */
import type ts from 'typescript';
import { isImpure } from '../core/library.ts';
import { CONTAINERS } from '../core/operator-shapes.ts';
import { mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';

/**
 * The value with the mark of what nothing may change, on all the objects and lists that it is written as; the statements that
 * make a value may still change what they make. Undefined for a value that is another one whenever it is computed, as that of a
 * clock, where JavaScript computes it once.
 */
export function sharedValue(value: RawExpr): RawExpr | undefined {
  const lasts = !rawWalk.someExpression(value, (part) => part.kind === 'library' && isImpure(part.member));
  return lasts ? marked(value) : undefined;
}

function marked(value: RawExpr): RawExpr {
  if (!mayBe(value.shape, CONTAINERS)) return value;
  switch (value.kind) {
    case 'record':
      return { ...value, shared: true, entries: value.entries.map(markedEntry) };
    case 'list':
      return { ...value, shared: true, entries: value.entries.map(markedEntry) };
    case 'sequence':
      return { ...value, value: marked(value.value) };
    case 'conditional':
      return { ...value, consequent: marked(value.consequent), alternate: marked(value.alternate) };
    default:
      return { ...value, shared: true };
  }
}

function markedEntry<T extends { readonly value: RawExpr }>(entry: T): T {
  return { ...entry, value: marked(entry.value) };
}

/** The value of a constant, as `make` lowers it; a constant that needs itself for it has none when its module is loaded. */
export function constantValue(
  declaration: ts.Node,
  node: ts.Node,
  make: () => RawExpr | undefined,
  cx: Lowering,
): RawExpr | undefined {
  if (cx.making.has(declaration)) {
    cx.report(d.usedBeforeDeclared(cx.origin(node), { name: node.getText() }));
    return cx.invalid(node);
  }
  cx.making.add(declaration);
  const value = make();
  cx.making.delete(declaration);
  return value && sharedValue(value);
}

/**
 * The same of statements that make the value of a constant with functions in it, which keep what these declare; undefined where
 * something of that is assigned again.
 */
export function sharedStatements(before: readonly RawStatement[], cx: Lowering): readonly RawStatement[] | undefined {
  const shared: RawStatement[] = [];
  for (const statement of before) {
    if (statement.kind !== 'declare' || statement.value === null) shared.push(statement);
    else {
      const value = cx.isConstant(statement.variable) ? sharedValue(statement.value) : undefined;
      if (!value) return undefined;
      shared.push({ ...statement, value });
    }
  }
  return shared;
}

/** What is read has not one value that is known before the workflow runs. */
export function refuseModuleState(node: ts.Expression, name: string, declaration: ts.Node, cx: Lowering): RawExpr {
  cx.report(d.moduleState(cx.origin(node), { name }, [{ span: cx.origin(declaration), message: 'declared here' }]));
  return cx.invalid(node);
}

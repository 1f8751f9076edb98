/** A property of a lowered value: lengths, error fields, record fields. */
import ts from 'typescript';
import { isOnly, Kind, mayBe, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandObject } from './checks.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { isLibraryType } from './shape-of.ts';

/** `value.key`, with JavaScript's TypeError where the value may be null or undefined. */
export function propertyOf(object: RawExpr, node: ts.PropertyAccessExpression, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const key = node.name.text;
  if (ts.isPrivateIdentifier(node.name)) {
    cx.report(d.unsupportedSyntax(origin, { syntax: 'a private field', hint: 'Use plain data.' }));
    return cx.invalid(node);
  }
  if (object.shape.error) return errorProperty(object, key, node, cx);
  const checked = ts.isOptionalChain(node) ? object : demandObject(object, origin, cx);
  const base = b.present(checked.shape);
  if (key === 'length' && base.kinds !== 0 && isOnly(base, Kind.list | Kind.string)) {
    const length = b.lengthOf(checked, origin);
    return mayBe(checked.shape, Kind.null | Kind.absent) ? lengthOrNothing(checked, length, cx) : length;
  }
  return b.member(checked, key, cx.facts.shape(node), origin);
}

function lengthOrNothing(object: RawExpr, length: RawExpr, cx: Lowering): RawExpr {
  const origin = length.origin;
  const [declare, ref] = b.capture(object, 'value', cx);
  const present = b.lengthOf({ ...ref, shape: b.present(ref.shape) }, origin);
  return b.sequence(declare, b.conditional(b.isNullish(ref, origin), b.absent(origin), present, origin), origin);
}

function errorProperty(object: RawExpr, key: string, node: ts.PropertyAccessExpression, cx: Lowering): RawExpr {
  if (key === 'message' && object.kind === 'ref' && cx.engineErrors.has(object.variable) && !isOwnClass(node, cx)) {
    cx.report(d.engineMessage(cx.origin(node)));
    return cx.invalid(node);
  }
  if (key === 'name' || key === 'message') return b.member(object, key, shapes.string, cx.origin(node));
  cx.report(d.errorField(cx.origin(node), { field: key }));
  return cx.invalid(node);
}

/** The checker knows that the error is of a class that the language does not raise. */
function isOwnClass(node: ts.PropertyAccessExpression, cx: Lowering): boolean {
  const type = cx.facts.type(node.expression);
  return type.isClassOrInterface() && !isLibraryType(type);
}

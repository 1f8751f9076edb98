/** A property of a lowered value: lengths, error fields, record fields. */
import ts from 'typescript';
import { isOnly, Kind, mayBe, orAbsent, shapes, type ValueShape, withKinds, without } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandOwner } from './checks.ts';
import { sizeOf } from './collections/size.ts';
import { demandNoCollection } from './data.ts';
import { ENTRIES, propertyShape } from './denied.ts';
import { isError, mayBeOther } from './error-test.ts';
import { partShape } from './given.ts';
import { isIndexed } from './indexed.ts';
import { mayBeEngineError } from './language-errors.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { isLibraryType } from './shape-of.ts';
import { unwrap } from './write-facts.ts';

const NULLISH = Kind.null | Kind.absent;

/** `value.key`, with JavaScript's TypeError where the value may be null or undefined. */
export function propertyOf(object: RawExpr, node: ts.PropertyAccessExpression, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const key = node.name.text;
  if (ts.isPrivateIdentifier(node.name)) {
    cx.report(d.unsupportedSyntax(origin, { syntax: 'a private field', hint: 'Use plain data.' }));
    return cx.invalid(node);
  }
  if (object.shape.error) return errorProperty(object, key, node, cx);
  const checked = demandOwner(object, key, origin, cx);
  if (checked.shape.collection && key === 'size') return sizeOf(checked, origin);
  if (checked.shape.collection && !mayBe(checked.shape, Kind.list)) demandNoCollection(checked, cx);
  if (key === 'length' && checked.shape.kinds !== 0 && isOnly(checked.shape, Kind.list | Kind.string)) {
    return b.lengthOf(checked, origin);
  }
  // A number that TypeScript takes for text has no length.
  const countless = key === 'length' && mayBe(checked.shape, Kind.number | Kind.boolean);
  if (
    checked.shape.match &&
    key === 'index' &&
    !mayBe(checked.shape, NULLISH) &&
    isOnly(cx.facts.shape(node), Kind.number)
  )
    return b.member(checked, key, shapes.integer, origin);
  const groups = checked.shape.match?.whole === false && key === 'groups';
  if (cx.facts.isReason(cx.facts.type(node.expression), key)) return b.member(checked, key, shapes.error, origin);
  const shape = countless
    ? orAbsent(cx.facts.shape(node))
    : partShape(object, shapeOfProperty(node, key, cx), node, cx);
  return b.member(checked, key, groups ? { ...shape, undefinedProperties: true } : shape, origin);
}

/** The shape of the property; in a chain, of one whose object is there. */
function shapeOfProperty(node: ts.PropertyAccessExpression, key: string, cx: Lowering): ValueShape {
  const shape = cx.facts.shape(node);
  if (isIndexed(cx.facts.type(node.expression), key, cx.facts.checker))
    return withKinds(orAbsent(shape), cx.denied.kindsOf(ENTRIES));
  const declared = cx.facts.declaredShape(node.name);
  // To the checker every link of an optional chain may be undefined, because the chain may stop before it.
  const chained = ts.isOptionalChain(node) && !mayBe(declared, Kind.absent);
  return propertyShape(chained ? without(shape, Kind.absent) : shape, declared, key, cx);
}

function errorProperty(object: RawExpr, key: string, node: ts.PropertyAccessExpression, cx: Lowering): RawExpr {
  if (key === 'message' && mayBeEngineError(object, cx) && !isOwnClass(node, cx)) {
    cx.report(d.engineMessage(cx.origin(node)));
    return cx.invalid(node);
  }
  const origin = cx.origin(node);
  if (key === 'name' || key === 'message') {
    const there = isTestedError(node.expression, cx) ? object : demandOwner(object, key, origin, cx);
    if (!mayBeOther(there)) return b.member(there, key, shapes.string, origin);
    const [declare, value] = b.capture(there, 'error', cx);
    const text = b.member({ ...value, shape: shapes.error } as RawExpr, key, shapes.string, origin);
    const test = isError(value, origin);
    return b.sequence(declare, test ? b.conditional(test, text, b.absent(origin), origin) : text, origin);
  }
  cx.report(d.errorField(origin, { field: key }));
  return cx.invalid(node);
}

/** A name of an error that is there: to the checker, without an assertion, it is no longer null or undefined. */
function isTestedError(node: ts.Expression, cx: Lowering): boolean {
  const name = unwrap(node) as ts.Expression;
  const { checker } = cx.facts;
  const type = checker.getTypeAtLocation(name);
  return ts.isIdentifier(name) && checker.getNonNullableType(type) === type;
}

/** The checker knows that the error is of classes that the language does not raise. */
function isOwnClass(node: ts.PropertyAccessExpression, cx: Lowering): boolean {
  const type = cx.facts.type(node.expression);
  const members = type.isUnion() ? type.types : [type];
  return members.every((member) => member.isClassOrInterface() && !isLibraryType(member));
}

/**
 * `Object.keys`, `values` and `entries` of an object whose properties are written out and stay as they are: the keys are known,
 * also those whose values are undefined, which Step Functions cannot tell from missing ones.
 */
import ts from 'typescript';
import { Kind, mayBe, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { propertyShape } from '../denied.ts';
import type { Facts } from '../facts.ts';
import { demandItem } from '../items.ts';
import { literalProperties } from '../literal-properties.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { isAssignedTo, unwrap } from '../write-facts.ts';
import { isPassedOver, listedPart } from './present-only.ts';

/** The list; undefined where the encoding of the built-in does, or the keys are not known. */
export function knownParts(member: string, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const part = listedPart(member);
  const [object, ...others] = node.arguments;
  if (part === undefined || !object || others.length > 0 || isPassedOver(node, part, object, cx.facts))
    return undefined;
  const keys = keysOf(object, cx.facts);
  if (!keys) return undefined;
  const origin = cx.origin(node);
  const type = cx.facts.type(object);
  const values = keys.map((key) => {
    const property = cx.facts.checker.getPropertyOfType(type, key);
    const declared = property && cx.facts.shapeOf(cx.facts.checker.getTypeOfSymbolAtLocation(property, object));
    return declared && propertyShape(declared, declared, key, cx);
  });
  if (!values.some((shape) => shape && mayBe(shape, Kind.absent))) return undefined;
  const [declare, ref] = b.capture(cx.expression(object, scope), 'object', cx);
  const list = cx.facts.shape(node);
  const holder = part === 'values' ? list : (list.item ?? shapes.list());
  const items = keys.map((key, index) => {
    const name = b.literal(key, origin);
    const shape = values[index];
    if (part === 'keys' || !shape) return name;
    const value = demandItem(b.member(ref, key, shape, origin), holder, cx);
    return part === 'values' ? value : b.items([name, value], origin);
  });
  return b.sequence(declare, b.items(items, origin), origin);
}

/** The keys of a literal, or of a constant that is one and that nothing changes. */
function keysOf(object: ts.Expression, facts: Facts): readonly string[] | undefined {
  const node = unwrap(object);
  const literal = ts.isIdentifier(node) ? constantLiteral(node, facts) : node;
  const properties = literal && literalProperties(literal);
  const keys = properties && [...properties.keys()];
  // Keys that are numbers come first in JavaScript.
  return keys?.every((key) => !/^\d+$/.test(key) && key !== '__proto__') ? keys : undefined;
}

function constantLiteral(name: ts.Identifier, facts: Facts): ts.Expression | undefined {
  const symbol = facts.symbol(name);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || facts.isReassigned(symbol)) return undefined;
  const home = ts.findAncestor(declaration, ts.isFunctionLike);
  if (!home || facts.isMutated(symbol)) return undefined;
  const isOnlyRead = (node: ts.Node): boolean => {
    const other = ts.isIdentifier(node) && node !== declaration.name && facts.symbol(node) === symbol;
    return (!other || isRead(node, facts)) && !ts.forEachChild(node, (child) => !isOnlyRead(child));
  };
  return isOnlyRead(home) ? declaration.initializer : undefined;
}

/** The object is looked at, or copied: it gets no other name, by which it could change. */
function isRead(mention: ts.Node, facts: Facts): boolean {
  let value = mention;
  while (unwrap(value.parent) === unwrap(mention)) value = value.parent;
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent))
    return parent.expression === value && !isAssignedTo(parent);
  if (ts.isSpreadAssignment(parent) || ts.isForInStatement(parent)) return true;
  if (!ts.isCallExpression(parent) || parent.expression === value) return false;
  const callee = unwrap(parent.expression);
  if (facts.stub(parent.expression)) return true;
  return ts.isPropertyAccessExpression(callee) && READERS.test(facts.libraryMember(callee) ?? '');
}

const READERS = /^(JSON\.stringify|structuredClone|Object\.(keys|values|entries)|[Cc]onsole\.\w+)$/;

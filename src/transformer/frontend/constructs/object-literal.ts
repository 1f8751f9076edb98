/** Object literals: properties, shorthand, computed keys and spread. Methods and accessors are refused. */
import ts from 'typescript';
import type { RecordEntry } from '../../core/expr.ts';
import { Kind, mayBe, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawLeaf } from '../../hir/types.ts';
import { expressionConstruct } from '../construct.ts';
import { demandData, demandKeysSeen, demandNoCollection, demandProperty } from '../data.ts';
import { NULLISH, noteMissingProperties, noteProperty, surplusKinds } from '../denied.ts';
import { isSerialised } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { matchAsList } from '../match-list.ts';
import { namesOfEntries, overrides, spreadNames } from '../overriding-spread.ts';
import { propertyKey } from '../property-key.ts';
import type { Scope } from '../scope.ts';

export const objectLiteral = expressionConstruct<ts.ObjectLiteralExpression>({
  title: 'object literal',
  lower: (node, scope, cx) => {
    const entries = node.properties.flatMap((property) => lowerEntry(property, scope, cx));
    return { kind: 'record', origin: cx.origin(node), shape: recordShape(entries), entries };
  },
});

function recordShape(entries: readonly RecordEntry<RawLeaf>[]): ValueShape {
  const values = entries.map((entry) => entry.value.shape);
  const nonFinite = values.some((shape) => shape.nonFinite);
  const undefinedProperties = entries.some((entry) =>
    entry.kind === 'property'
      ? mayBe(entry.value.shape, Kind.absent) || entry.value.shape.undefinedProperties
      : entry.value.shape.undefinedProperties,
  );
  return {
    ...shapes.record,
    ...(nonFinite && { nonFinite: true as const }),
    ...(undefinedProperties && { undefinedProperties: true as const }),
  };
}

function propertyEntry(key: RawExpr, node: ts.Expression, scope: Scope, cx: Lowering): RecordEntry<RawLeaf> {
  const given = cx.expression(node, scope);
  const serialised = isSerialised(node.parent, scope, cx);
  const value = demandProperty(serialised ? matchAsList(given, cx) : given, node, cx);
  // Nothing in the workflow reads what leaves at once.
  if (!serialised) noteProperty(key, value, node, cx);
  return { kind: 'property', key, value };
}

/** `__proto__: value` sets what the object inherits from. */
function isPrototype(name: ts.PropertyName): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) && name.text === '__proto__';
}

function lowerEntry(
  property: ts.ObjectLiteralElementLike,
  scope: Scope,
  cx: Lowering,
): readonly RecordEntry<RawLeaf>[] {
  if (ts.isPropertyAssignment(property) && isPrototype(property.name)) {
    const hint = "Write `['__proto__']: value` for a property of that name.";
    cx.report(d.unsupportedSyntax(cx.origin(property), { syntax: 'the prototype of an object', hint }));
    return [];
  }
  if (ts.isPropertyAssignment(property)) {
    const key = propertyKey(property.name, scope, cx);
    return [propertyEntry(key, property.initializer, scope, cx)];
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    const key = b.literal(property.name.text, cx.origin(property.name));
    return [propertyEntry(key, property.name, scope, cx)];
  }
  if (ts.isSpreadAssignment(property)) {
    const before = property.parent.properties.slice(0, property.parent.properties.indexOf(property));
    const hides = overrides(cx.facts.type(property.expression), namesOfEntries(before, cx), cx);
    return [
      {
        kind: 'spread',
        value: spread(property, scope, cx),
        ...(hides && { overrides: true as const }),
        ...spreadNames(property.expression, cx),
      },
    ];
  }
  const syntax = ts.isMethodDeclaration(property) ? 'a method in an object literal' : 'a getter or setter';
  cx.report(
    d.unsupportedSyntax(cx.origin(property), {
      syntax,
      hint: 'Use a function beside the object; data has no behaviour.',
    }),
  );
  return [];
}

function spread(property: ts.SpreadAssignment, scope: Scope, cx: Lowering): RawExpr {
  const spreadValue = cx.expression(property.expression, scope);
  const value = spreadValue.shape.error
    ? demandData(spreadValue, cx)
    : demandNoCollection(demandKeysSeen(spreadValue, cx), cx);
  const { facts } = cx;
  if (surplusKinds(value.shape, facts.shape(property.expression)) & NULLISH)
    noteMissingProperties(facts.type(property.expression), cx);
  const scalar = value.shape.kinds !== 0 && !mayBe(value.shape, Kind.record | Kind.null | Kind.absent);
  if (scalar || (mayBe(value.shape, Kind.list | Kind.string) && !mayBe(value.shape, Kind.record))) {
    cx.report(
      d.unsupportedSyntax(cx.origin(property), {
        syntax: 'the spread of a list or scalar into an object',
        hint: 'Spread an object.',
      }),
    );
  }
  return value;
}

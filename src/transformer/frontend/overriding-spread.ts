/**
 * `{ ...defaults, ...given }`: a property of `given` that is undefined hides the one before it in JavaScript. Step Functions cannot
 * tell it from a missing one, so that spreads are noted which may have such properties.
 */
import ts from 'typescript';
import { Kind, mayBe } from '../core/shape.ts';
import { propertyShape } from './denied.ts';
import type { Lowering } from './lowering.ts';

/** Names of properties; null where they are not known. */
type Names = ReadonlySet<string> | null;

/** True for a spread whose undefined properties may hide some of the named ones. */
export function overrides(spread: ts.Type, before: Names, cx: Lowering): boolean {
  if (before?.size === 0) return false;
  return membersOf(spread, cx).some((member) => {
    const names = namesOfMember(member, cx);
    if (names === null) return true;
    return member.getProperties().some((property) => {
      if (before !== null && !before.has(property.name)) return false;
      const shape = cx.facts.shapeOf(cx.facts.checker.getTypeOfSymbol(property));
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      return isOptional || mayBe(propertyShape(shape, shape, property.name, cx), Kind.absent);
    });
  });
}

/** The names of all properties that a value of the type may have. */
export function namesOf(type: ts.Type, cx: Lowering): Names {
  return unionOf(membersOf(type, cx).map((member) => namesOfMember(member, cx)));
}

/** What a spread of the value says of its names. */
export function spreadNames(value: ts.Node, cx: Lowering): { readonly names?: readonly string[] } {
  const names = namesOf(cx.facts.type(value), cx);
  return names === null ? {} : { names: [...names] };
}

/** The names that entries of a literal give. */
export function namesOfEntries(entries: readonly ts.ObjectLiteralElementLike[], cx: Lowering): Names {
  return unionOf(
    entries.map((entry) => {
      if (ts.isSpreadAssignment(entry)) return namesOf(cx.facts.type(entry.expression), cx);
      const { name } = entry;
      return name && !ts.isComputedPropertyName(name) ? new Set([name.text]) : null;
    }),
  );
}

/** All the names together. */
export function unionOf(all: readonly Names[]): Names {
  return all.includes(null) ? null : new Set(all.flatMap((names) => [...(names ?? [])]));
}

/** What a value may be that has properties. */
function membersOf(given: ts.Type, cx: Lowering): readonly ts.Type[] {
  const type = cx.facts.standsFor(given);
  const scalar = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.BooleanLike | ts.TypeFlags.Void;
  if (type.isUnion()) return type.types.flatMap((member) => membersOf(member, cx));
  return type.flags & scalar ? [] : [type];
}

function namesOfMember(type: ts.Type, cx: Lowering): Names {
  const indexed = cx.facts.checker.getIndexInfosOfType(type).length > 0;
  return isOpen(type) || indexed ? null : new Set(type.getProperties().map(({ name }) => name));
}

/** Its properties are not known. */
function isOpen(type: ts.Type): boolean {
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive | ts.TypeFlags.TypeVariable;
  return (type.flags & open) !== 0;
}

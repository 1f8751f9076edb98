/**
 * Objects that are seen as anything: as `any`, `unknown` or `object`, as a type parameter, in a call of what has no type. What was
 * taken so may be given as any type that it is assignable to, and so may what is in it.
 */
import ts from 'typescript';
import { indexType, itemTypes, membersOf, settled } from './members.ts';

/** How deep types are gone through. */
const DEPTH = 8;

export interface Anything {
  /** An object of the type is seen as anything; one that is made here has no other name, but its parts may. */
  take(type: ts.Type, isFresh: boolean): void;
  /** Anything is seen as an object of the type. */
  give(type: ts.Type): void;
}

/** `meet` gets each pair of types of which an object of the first may be seen as the second. */
export function createAnything(checker: ts.TypeChecker, meet: (from: ts.Type, to: ts.Type) => void): Anything {
  const [taken, given] = [new Set<ts.Type>(), new Set<ts.Type>()];
  const objectsIn = (type: ts.Type): readonly ts.Type[] => membersOf(settled(type, checker)).filter(isKnownObject);
  const take = (type: ts.Type, isFresh: boolean, depth: number): void => {
    for (const one of depth === 0 ? [] : objectsIn(type)) {
      if (taken.has(one)) continue;
      if (!isFresh) {
        taken.add(one);
        meet(one, checker.getAnyType());
        for (const other of given) if (other !== one) meet(one, other);
      }
      for (const part of partsOf(one, checker)) take(part, false, depth - 1);
      for (const signature of one.getCallSignatures()) {
        for (const parameter of signature.parameters) give(checker.getTypeOfSymbol(parameter), depth - 1);
        take(signature.getReturnType(), false, depth - 1);
      }
    }
  };
  const give = (type: ts.Type, depth: number): void => {
    for (const one of depth === 0 ? [] : objectsIn(type)) {
      if (given.has(one)) continue;
      given.add(one);
      for (const other of taken) if (other !== one) meet(other, one);
      for (const part of partsOf(one, checker)) give(part, depth - 1);
      for (const signature of one.getCallSignatures()) {
        for (const parameter of signature.parameters) take(checker.getTypeOfSymbol(parameter), false, depth - 1);
        give(signature.getReturnType(), depth - 1);
      }
    }
  };
  return { take: (type, isFresh) => take(type, isFresh, DEPTH), give: (type) => give(type, DEPTH) };
}

/** The type does not say what it is. */
export function isOpen(type: ts.Type): boolean {
  const open =
    ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive | ts.TypeFlags.InstantiableNonPrimitive;
  if (type.flags & open) return true;
  if (type.isIntersection()) return type.types.some(isOpen);
  return isEmpty(type) || (type.symbol?.name === 'Function' && type.getCallSignatures().length === 0);
}

/** The type does not say what is in its objects. */
export function holdsAnything(type: ts.Type, checker: ts.TypeChecker): boolean {
  return isOpen(type) || partsOf(type, checker).some((part) => membersOf(part).some(isOpen));
}

function isEmpty(type: ts.Type): boolean {
  const holds = type.getProperties().length > 0 || type.getCallSignatures().length > 0 || indexType(type) !== undefined;
  return (type.flags & ts.TypeFlags.Object) !== 0 && !holds;
}

/** Parts of an intersection may be known where others are not. */
function isKnownObject(type: ts.Type): boolean {
  return type.isIntersection() || ((type.flags & ts.TypeFlags.Object) !== 0 && !isOpen(type));
}

/** The types of what is in an object that the user's code knows. */
function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const items = itemTypes(type, checker);
  if (items.length > 0) return items;
  const declared = type.symbol?.declarations ?? [];
  if (declared.length > 0 && declared.every((one) => one.getSourceFile().isDeclarationFile)) return [];
  const index = indexType(type);
  return [...type.getProperties().map((property) => checker.getTypeOfSymbol(property)), ...(index ? [index] : [])];
}

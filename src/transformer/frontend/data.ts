/** What may become data: everything but error values, dates and functions, which exist only in code. */
import ts from 'typescript';
import { Kind, mayBe, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { expectedType } from './expected-type.ts';
import { invalidAt } from './invalid.ts';
import { mayBeEngineError } from './language-errors.ts';
import type { Lowering } from './lowering.ts';
import { demandNoMatches } from './match-list.ts';
import { unwrap } from './write-facts.ts';

/**
 * Reports an expression that leaves the code (a result, a task's parameters, text) and may hold a collection or an error object,
 * such as the reason of a rejected promise.
 */
export function demandPlain(node: ts.Expression, cx: Lowering): void {
  const { facts, keptErrors } = cx;
  // What a literal itself may not hold is reported where it stands.
  const literal = ts.isObjectLiteralExpression(unwrap(node));
  const seen = literal && (!keptErrors.collected || isSeenInside(unwrap(node), facts.losesCollections));
  if (!seen && facts.holdsCollection(node)) cx.report(d.notJson(cx.origin(node), COLLECTION));
  if (facts.holdsError(node) && !(keptErrors.recorded && isSeenInside(unwrap(node), facts.losesErrors)))
    cx.report(d.notJson(cx.origin(node), ERROR));
}

/** Reports what comes as JSON, the input or a task's result, and has a type that JSON cannot give. */
export function demandComes(node: ts.Node, type: ts.Type, cx: Lowering): void {
  const what = cx.facts.notJson(type);
  const hint = 'It comes as JSON. Give it the type that it has there, such as `string` for a date.';
  if (what !== undefined) cx.report(d.notJson(cx.origin(node), { what, hint }));
}

const COLLECTION = { what: 'A Map or Set', hint: 'Use `Object.fromEntries(map)`, `[...map]` or `[...set]`.' };

/** A property of the literal is reported where it stands. */
function isSeenInside(node: ts.Node, loses: (value: ts.Expression) => boolean): boolean {
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some((property) => {
    const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    return value !== undefined && ts.isExpression(value) && loses(value);
  });
}

/**
 * The value, whose keys or text as JSON are asked for; errors, dates and matches have others than what stands for them. Those of an
 * error are not listed, and which it has besides depends on who made it.
 */
export function demandKeysSeen(value: RawExpr, cx: Lowering): RawExpr {
  const { error, date, match } = value.shape;
  if (error) cx.report(d.notJson(value.origin, ERROR));
  if (date) cx.report(d.notJson(value.origin, DATE));
  if (match) cx.report(d.notJson(value.origin, MATCH));
  return value;
}

const MATCH = { what: 'A match of a regular expression', hint: 'Use its parts, `match[1]` and `match.index`.' };
const DATE = { what: 'A Date', hint: 'Use `date.toISOString()` or `date.getTime()`.' };

/** The value; reported where it cannot stand in JSON. */
export function demandData(value: RawExpr, cx: Lowering): RawExpr {
  return demandNoCollection(demandStored(value.shape.error ? demandKeysSeen(value, cx) : value, cx), cx);
}

/** The value; reported where it is or holds a collection, or a list of errors. */
export function demandNoCollection(value: RawExpr, cx: Lowering): RawExpr {
  for (let part: ValueShape | undefined = value.shape; part !== undefined; part = part.item) {
    const what = nameOf(part, part === value.shape);
    if (what === undefined) continue;
    cx.report(d.notJson(value.origin, what));
    return invalidAt(value.origin);
  }
  return value;
}

function nameOf(shape: ValueShape, outside: boolean): { readonly what: string; readonly hint: string } | undefined {
  if (shape.error) return outside ? undefined : ERROR;
  if (!shape.collection) return undefined;
  return mayBe(shape, Kind.record)
    ? { what: 'A Map', hint: 'Use `Object.fromEntries(map)`, or `[...map]`.' }
    : { what: 'A Set', hint: 'Use `[...set]`.' };
}

/** Why an error object is refused. */
export const ERROR = { what: 'An error object', hint: 'Use its `name` and `message`.' };

/** The value; reported where it cannot stand in a list or a map, which may hold collections and errors. */
export function demandStored(value: RawExpr, cx: Lowering): RawExpr {
  if (value.shape.error) return keptError(value, cx);
  if (value.shape.date) {
    cx.report(d.notJson(value.origin, DATE));
  }
  return demandNoMatches(value, cx);
}

/** The value that `node` gives to a list or a map; an error is only one there if their type says so, where it is read. */
export function demandItemType(value: RawExpr, node: ts.Expression, cx: Lowering): RawExpr {
  const special = value.shape.error ? !isAggregated(node.parent) : isOfCollections(value.shape);
  const expected = special ? (expectedType(node, cx.facts.checker) ?? cx.facts.type(node)) : undefined;
  return demandItemOf(value, expected, cx);
}

/** The items of an AggregateError are errors, although their type is any. */
function isAggregated({ parent }: ts.Node): boolean {
  const made = ts.isNewExpression(parent) || ts.isCallExpression(parent) ? parent.expression : undefined;
  return made !== undefined && ts.isIdentifier(made) && made.text === 'AggregateError';
}

/** The value, which is to be one of this type. */
export function demandItemOf(value: RawExpr, expected: ts.Type | undefined, cx: Lowering): RawExpr {
  if (value.shape.error && expected && !cx.facts.shapeOf(expected).error)
    cx.report(
      d.notJson(value.origin, {
        what: 'An error among values of any kind',
        hint: 'Give the list or map the type of errors: `Error[]`.',
      }),
    );
  if (isOfCollections(value.shape)) {
    cx.keptErrors.collected = true;
    if (expected && !cx.facts.isForCollections(expected))
      cx.report(
        d.notJson(value.origin, {
          what: 'A Map or Set among other values',
          hint: 'Give the list or map the type of what it holds: `Set<string>[]`.',
        }),
      );
  }
  return demandStored(value, cx);
}

/** The value that a callback gives to a list, or to the next round; reported where the callback's type says something else of it. */
export function demandCollected(value: RawExpr, callback: ts.SignatureDeclaration, cx: Lowering): RawExpr {
  const { error, date } = value.shape;
  if (!error && !date && !isOfCollections(value.shape)) return value;
  const { checker } = cx.facts;
  const signature = checker.getSignatureFromDeclaration(callback);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  // The reason of a rejected promise has no type of its own.
  if (error && type && type.flags & ts.TypeFlags.Any) return demandStored(value, cx);
  if (date && type && !cx.facts.shapeOf(type).date) cx.report(d.notJson(value.origin, DATE));
  return date ? value : demandItemOf(value, type, cx);
}

function isOfCollections(shape: ValueShape): boolean {
  return shape.collection === true || (shape.item !== undefined && isOfCollections(shape.item));
}

function keptError(value: RawExpr, cx: Lowering): RawExpr {
  if (mayBeEngineError(value, cx)) cx.keptErrors.listed = true;
  return value;
}

/**
 * The value of a property that `node` gives; reported where it cannot stand in JSON. An error may stand in a property whose type
 * says so, because then the types of the objects that hold it tell where it must not go.
 */
export function demandProperty(value: RawExpr, node: ts.Expression, cx: Lowering): RawExpr {
  if (isOfCollections(value.shape) && cx.facts.isCollectionPlace(node)) {
    cx.keptErrors.collected = true;
    return value;
  }
  if (!value.shape.error || !cx.facts.isErrorProperty(node)) return demandData(value, cx);
  cx.keptErrors.recorded = true;
  return keptError(value, cx);
}

/** Reports an object with errors or collections in it that is given where a type does not say so. */
export function demandHeldSeen(node: ts.Expression, cx: Lowering): void {
  const { facts, keptErrors } = cx;
  const reports = (loses: (value: ts.Expression) => boolean): boolean =>
    loses(node) && !isSeenInside(unwrap(node), loses);
  if (keptErrors.recorded && reports(facts.losesErrors)) cx.report(d.notJson(cx.origin(node), ERRORS));
  if (keptErrors.collected && reports(facts.losesCollections)) cx.report(d.notJson(cx.origin(node), COLLECTIONS));
}

const ERRORS = { what: 'An object with errors in it', hint: 'Take the `name` and `message` of the errors first.' };
const COLLECTIONS = {
  what: 'An object or list with a Map or Set in it',
  hint: 'Give it to what says so in its type, or take the items first: `[...set]`, `Object.fromEntries(map)`.',
};

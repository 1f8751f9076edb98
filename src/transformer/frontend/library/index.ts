/**
 * Calls of JavaScript's built-ins. Some are desugared here (mutators, callbacks with effects, dates, errors); the rest become
 * library calls that the JSONata back end encodes. What is in neither table is refused by its name.
 */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { isOnly, Kind, mayBe, shapes, without } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandIterable, demandKeyed, demandOwner, demandTextObject } from '../checks.ts';
import { iteratedOnce } from '../code-points.ts';
import { lowerGroupBy } from '../collections/group-by.ts';
import { asIterable, demandUsedUp } from '../collections/iterated.ts';
import { lowerCollectionMethod } from '../collections/methods.ts';
import { lowerFirst } from '../collections/next.ts';
import { recordOfMap } from '../collections/record-of-map.ts';
import { demandItemType, demandKeysSeen, demandNoCollection, demandPlain } from '../data.ts';
import { ITEMS } from '../denied.ts';
import { enumerated } from '../enumerated.ts';
import { evaluated } from '../evaluated.ts';
import { hasInvalid } from '../invalid.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { matchAsList } from '../match-list.ts';
import { newError } from '../new-error.ts';
import { isNoErrorHere } from '../no-error-here.ts';
import { isNoneObjectAt } from '../no-object.ts';
import type { Scope } from '../scope.ts';
import { fixedItems } from '../spread-arguments.ts';
import { demandText } from '../text.ts';
import { MUTATORS, unwrap } from '../write-facts.ts';
import { lowerToSpliced, lowerWith } from './array-copies.ts';
import { emptyArrayLength, lowerArrayFrom, lowerArrayOf, lowerOnEmptyArray } from './array-statics.ts';
import { lowerCallbackMethod, takesCallback } from './callback-methods.ts';
import { checkedCall } from './checked-call.ts';
import { lowerDateMethod } from './date.ts';
import { lowerDateSetter } from './date-setters.ts';
import { lowerHash } from './hash.ts';
import { knownParts } from './known-parts.ts';
import { lowerMutator } from './mutators.ts';
import { lowerObjectAssign } from './object-assign.ts';
import { lowerObjectIs } from './object-is.ts';
import { presentOnly } from './present-only.ts';
import { refusal } from './refusals.ts';
import { lowerRegExpCall, takesRegExp } from './regexps.ts';
import { isFunctionArgument } from './replaced-by-function.ts';
import { LISTS, resultShape } from './result-shape.ts';
import { firstParts, isFixedLimit } from './split-limit.ts';
import { withoutUndefinedEnd } from './undefined-end.ts';

/** Lowers a call of a built-in; `receiver` is given where an optional chain has evaluated it. */
export function lowerLibraryCall(
  member: string,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  receiver?: RawExpr,
): RawExpr {
  const origin = cx.origin(node);
  if (member === 'JSON.stringify' || member === 'structuredClone')
    for (const argument of node.arguments) demandPlain(argument, cx);
  if (member.startsWith('console.')) {
    return b.sequence(
      node.arguments.flatMap((argument) => evaluated(argument, scope, cx)),
      b.absent(origin),
      origin,
    );
  }
  const hash = lowerHash(member, node, scope, cx);
  if (hash) return hash;
  if (/^(Map|Set)\.prototype\./.test(member)) return lowerCollectionMethod(member, node, scope, cx, receiver);
  if (member === 'Object.is') return lowerObjectIs(node, scope, cx);
  const assigned = member === 'Object.assign' ? lowerObjectAssign(node, scope, cx) : undefined;
  if (assigned) return assigned;
  if (member === 'Map.groupBy' || member === 'Object.groupBy') return lowerGroupBy(member, node, scope, cx);
  const first = member.endsWith('.prototype.next') ? lowerFirst(node, scope, cx) : undefined;
  if (first) return first;
  const error = newError(node as ts.CallExpression, scope, cx);
  if (error && member.endsWith('Error')) return error;
  if (/^Date\.prototype\.set(UTC\w+|Time)$/.test(member)) return lowerDateSetter(member, node, scope, cx);
  const hint = refusal(member);
  if (hint !== undefined) {
    cx.report(d.unsupportedLibraryMember(origin, { member, hint }));
    return cx.invalid(node);
  }
  const method = /^Array\.prototype\.(\w+)$/.exec(member)?.[1];
  const callee = unwrap(node.expression);
  const length = method && ts.isPropertyAccessExpression(callee) ? emptyArrayLength(callee.expression, cx) : undefined;
  const made = method && length ? lowerOnEmptyArray(method, length, node, scope, cx) : undefined;
  if (made) return made;
  if (method !== undefined && MUTATORS.has(method)) return lowerMutator(method, node, scope, cx, receiver);
  if (member === 'Array.from') return lowerArrayFrom(node, scope, cx);
  if (member === 'Array.of') return lowerArrayOf(node, scope, cx);
  if (takesRegExp(member, node, scope, cx)) {
    if (member === 'String.prototype.matchAll') demandUsedUp(node, cx);
    const text = member.startsWith('String.') ? receiverOf(member, node, scope, cx, receiver) : null;
    return lowerRegExpCall(member, text, node, scope, cx);
  }
  if (LISTS[member]) demandUsedUp(node, cx);
  const on = receiverOf(member, node, scope, cx, receiver);
  if (member === 'Object.fromEntries' && node.arguments[0]) {
    const record = recordOfMap(node.arguments[0], scope, cx);
    if (record) return record;
  }
  if ((on?.shape.item?.collection || on?.shape.item?.error) && TAKES_APART.test(member)) demandNoCollection(on, cx);
  if (on?.shape.date) return lowerDateMethod(member, on, node, cx);
  if (member === 'Array.prototype.with' && on) return lowerWith(on, node, scope, cx);
  if (member === 'Array.prototype.toSpliced' && on) return lowerToSpliced(on, node, scope, cx);
  const parts = knownParts(member, node, scope, cx);
  if (parts) return parts;
  if (takesCallback(member)) return lowerCallbackMethod(member as LibraryMember, on, node, scope, cx);
  return plainCall(member, on, node, scope, cx);
}

/** Methods that texts and lists have under the same names. */
const AMONG_BOTH = /^(Array|String)\.prototype\.(at|concat|includes|indexOf|lastIndexOf|slice)$/;

/** The value may be text or a list, and it is known that it is nothing else. */
function isTextOrList({ shape }: RawExpr): boolean {
  return mayBe(shape, Kind.list) && mayBe(shape, Kind.string) && !mayBe(shape, Kind.record | Kind.number);
}

/** Methods of arrays that look into their items, or compare them. */
const TAKES_APART = /^Array\.prototype\.(flat|join|toString|toSorted|sort|includes|indexOf|lastIndexOf)$/;

/** Methods that compare their argument with the items. */
const COMPARES = /^Array\.prototype\.(includes|indexOf|lastIndexOf)$/;

/** Functions that throw TypeError for null and undefined. */
const TAKES_OBJECT = /^Object\.(keys|values|entries|getOwnPropertyNames|hasOwn)$/;

/** The object a method is called on; null for functions and statics. */
function receiverOf(
  member: string,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  receiver?: RawExpr,
): RawExpr | null {
  if (!member.includes('.prototype.')) return null;
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return receiver ?? null;
  const origin = cx.origin(node);
  // A chain has looked whether the object is there only where it may stop: in `a?.b!.trim()` that is before `b`.
  const object = demandOwner(receiver ?? cx.expression(callee.expression, scope), callee.name.text, origin, cx);
  const list = matchAsList(object, cx);
  if (isTextOrList(list) && AMONG_BOTH.test(member)) {
    const hint = "Narrow it first: `typeof value === 'string'`.";
    cx.report(d.unsupportedLibraryMember(origin, { member: `${callee.name.text} of text or a list`, hint }));
  }
  // Numbers have these two as well.
  const common = member === 'String.prototype.toString' || member === 'String.prototype.valueOf';
  return member.startsWith('String.') && !common ? demandTextObject(list, origin, cx) : list;
}

function plainCall(
  member: string,
  receiver: RawExpr | null,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  if (member !== 'Boolean' && node.arguments.some((argument) => isFunctionArgument(argument, cx))) {
    cx.report(d.unsupportedLibraryMember(origin, { member, hint: 'Call it without a function.' }));
    return cx.invalid(node);
  }
  const args = node.arguments.flatMap((argument) => {
    const spread = ts.isSpreadElement(argument);
    const fixed = spread && member !== 'Object.fromEntries' ? fixedItems(argument, scope, cx) : undefined;
    if (fixed) return fixed.map((value) => ({ spread: false, value: matchAsList(demandNoCollection(value, cx), cx) }));
    const value = argumentValue(member, spread ? argument.expression : argument, scope, cx);
    // As JSON a match is the array that it is.
    const seen = SEES_KEYS.test(member) && !(member === 'JSON.stringify' && value.shape.match);
    if (seen && !isNoErrorHere(argument, cx.facts)) demandKeysSeen(value, cx);
    const iterable = spread || member === 'Object.fromEntries';
    const object = TAKES_OBJECT.test(member) && argument === node.arguments[0];
    const plain = iterable
      ? iteratedOnce(asIterable(demandIterable(value, cx), spread ? argument.expression : argument, cx), cx)
      : object
        ? enumerable(member, demandKeyed(value, origin, cx), cx)
        : value;
    const joined = member === 'Array.prototype.concat' && !spread ? demandItemType(plain, argument, cx) : plain;
    return [{ spread, value: matchAsList(demandNoCollection(joined, cx), cx) }];
  });
  const values = args.map((argument) => argument.value);
  if (member === 'String.prototype.valueOf' && receiver) return receiver;
  // Errors have a method of their own, which their type does not tell of.
  if (member.endsWith('.prototype.toString') && receiver?.shape.error)
    return b.library('String', null, [demandText(receiver, cx)], cx.facts.shape(node), origin);
  if (args.length === 0 && (member === 'Math.max' || member === 'Math.min'))
    return b.binary('/', b.literal(member === 'Math.max' ? -1 : 1, origin), b.literal(0, origin), origin);
  if (args.some((argument) => argument.spread)) return spreadCall(member, receiver, args, node, cx);
  if (member === 'String' && values[0])
    return b.library('String', null, [demandText(values[0], cx)], cx.facts.shape(node), origin);
  if (member === 'Array.isArray' && values[0] && isOnly(values[0].shape, Kind.list) && values[0].shape.kinds !== 0) {
    return b.sequence([b.evaluate(values[0], origin)], b.literal(true, origin), origin);
  }
  const limit = member === 'String.prototype.split' && !isFixedLimit(values[1]) ? values[1] : undefined;
  const shape = resultShape(member, receiver, node, values, cx);
  const taken = limit ? values.slice(0, 1) : values;
  const call = presentOnly(b.library(member as LibraryMember, receiver, taken, shape, origin), node, cx.facts);
  const problem = cx.libraryProblem(call);
  if (problem !== null) {
    cx.report(d.unsupportedLibraryMember(origin, { member, hint: problem }));
    return cx.invalid(node);
  }
  if (limit) return firstParts(call, limit, cx);
  return withoutUndefinedEnd(call, cx) ?? checkedCall(call, cx);
}

/** Built-ins that show which properties an object has. */
const SEES_KEYS = /^(?:JSON\.stringify|structuredClone|Object\.(?:assign|hasOwn|getOwnPropertyNames))$/;

/** What the keys are listed of; the names of a text have its length among them, and a test for one key asks no list. */
function enumerable(member: string, value: RawExpr, cx: Lowering): RawExpr {
  return /^Object\.(keys|values|entries)$/.test(member) ? enumerated(value, cx) : value;
}

/** Functions that make text of what they are given, whose encodings take text alone. */
const TAKES_TEXT = /^(?:(?:en|de)codeURI(?:Component)?|atob|btoa|Date\.parse)$/;
const SCALARS = Kind.string | Kind.number | Kind.boolean | Kind.null | Kind.absent;

/** The argument; those that JavaScript takes for another at once are that other. */
function argumentValue(member: string, node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  if (member === 'Array.prototype.flat' && node.getText() === 'Infinity')
    return b.literal(Number.MAX_SAFE_INTEGER, origin);
  const value = cx.expression(node, scope);
  if (COMPARES.test(member) && isNoneObjectAt(node, [node], cx.facts))
    return { ...value, shape: without(value.shape, Kind.list | Kind.record) } as RawExpr;
  if (
    TAKES_TEXT.test(member) &&
    !isOnly(value.shape, Kind.string) &&
    isOnly(value.shape, SCALARS) &&
    !hasInvalid(value)
  )
    return b.library('String', null, [value], shapes.string, origin);
  if (member !== 'JSON.parse') return value;
  // Items that their type denies are null in a copy by way of text.
  const isCopy = value.kind === 'library' && value.member === 'JSON.stringify';
  if (isCopy && (cx.denied.kindsOf(ITEMS) & Kind.absent) !== 0) cx.denied.add(ITEMS, Kind.null);
  if (!isUnwrittenText(value)) return value;
  // `JSON.parse(undefined)` parses the text `undefined`.
  const [declare, text] = b.capture(value, 'text', cx);
  const check = b.throwIf(b.isAbsent(text, origin), 'SyntaxError', '"undefined" is not valid JSON', origin);
  return b.sequence([...declare, check], { ...text, shape: shapes.string } as RawExpr, origin);
}

/** Text, or undefined where it comes from `JSON.stringify(undefined)`. */
function isUnwrittenText({ shape }: RawExpr): boolean {
  return shape.kinds === (Kind.string | Kind.absent);
}

/** `Math.max(...list)` and its like: spreads that a built-in takes as one list. */
function spreadCall(
  member: string,
  receiver: RawExpr | null,
  args: readonly { spread: boolean; value: RawExpr }[],
  node: ts.CallExpression,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const list = b.list(
    args.map(({ spread, value }) => ({
      kind: spread ? 'spread' : 'item',
      value: spread ? value : asNumber(value, member),
    })),
    origin,
  );
  if (member === 'Math.max' || member === 'Math.min') {
    return b.library(
      `${member}Of` as LibraryMember,
      null,
      [list],
      { ...cx.facts.shape(node), nonFinite: true },
      origin,
    );
  }
  const joined = charactersOf(member, list, cx) ?? (receiver && concatenated(member, receiver, list, node, cx));
  if (joined) return joined;
  cx.report(d.unsupportedLibraryMember(origin, { member: `${member}(...)`, hint: 'Pass the arguments one by one.' }));
  return cx.invalid(node);
}

/** An argument among others that are spread; where numbers are wanted, undefined is NaN. */
function asNumber(value: RawExpr, member: string): RawExpr {
  const wantsNumbers = /^(Math|String)\./.test(member) && !member.includes('.prototype.');
  if (!wantsNumbers || !mayBe(value.shape, Kind.absent)) return value;
  return b.library('Number', null, [value], { kinds: Kind.number, nonFinite: true }, value.origin);
}

/** `String.fromCharCode(...codes)`: the characters, joined. */
function charactersOf(member: string, codes: RawExpr, cx: Lowering): RawExpr | undefined {
  if (member !== 'String.fromCharCode' && member !== 'String.fromCodePoint') return undefined;
  const { origin } = codes;
  const code = cx.variable({ name: 'code', origin, shape: shapes.number, constant: true });
  const one = b.library(member, null, [b.ref(code, shapes.number, origin)], shapes.string, origin);
  if (cx.libraryProblem(one) !== null) return undefined;
  const lambda = b.lambda([code], [{ kind: 'return', origin, value: one }], shapes.string, origin);
  const list = b.library('Array.prototype.map', codes, [lambda], shapes.list(shapes.string), origin);
  return b.library('Array.prototype.join', list, [b.literal('', origin)], shapes.string, origin);
}

/** `text.concat(...texts)`, and `list.concat(...lists)`, which takes one level of lists apart. */
function concatenated(
  member: string,
  receiver: RawExpr,
  list: RawExpr,
  node: ts.CallExpression,
  cx: Lowering,
): RawExpr | undefined {
  const { origin } = list;
  const item = list.shape.item ?? shapes.json;
  if (list.shape.undefinedItems) return undefined;
  if (member === 'String.prototype.concat' && item.kinds !== 0 && isOnly(item, Kind.string)) {
    const text = b.library('Array.prototype.join', list, [b.literal('', origin)], shapes.string, origin);
    return b.binary('+', receiver, text, origin);
  }
  if (member !== 'Array.prototype.concat') return undefined;
  const shape = cx.facts.shape(node);
  const flat = b.library('Array.prototype.flat', list, [], shape, origin);
  return b.list(
    [receiver, flat].map((value) => ({ kind: 'spread' as const, value })),
    origin,
  );
}

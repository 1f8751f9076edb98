/** Calls with regular expressions, on both sides: `pattern.test(text)`, `text.replace(pattern, …)`. */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { parseRegularExpression, UnsupportedPattern } from '../../core/regular-expression/index.ts';
import { Kind, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { checkOwner } from '../checks.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { type ChosenPattern, chosenPattern, maybeNone, withPattern } from './chosen-pattern.ts';
import { fromZero, type Remembered, rememberedBy, remembers, searchOn } from './last-index.ts';
import { matchShape } from './match-variable.ts';
import { type FoundPattern, isRegExp, regexpOf } from './regexp-of.ts';
import { isFunctionArgument, replaceByFunction } from './replaced-by-function.ts';
import { firstParts, isFixedLimit } from './split-limit.ts';

const ON_PATTERN = new Set(['RegExp.prototype.test', 'RegExp.prototype.exec']);
/** Methods that make a regular expression of a text. */
const IN_TEXTS = new Set(['match', 'matchAll', 'search']);
const ON_TEXT = new Set(['match', 'matchAll', 'search', 'replace', 'replaceAll', 'split']);

/** True for calls that take a regular expression. */
export function takesRegExp(member: string, node: ts.CallExpression, scope: Scope, cx: Lowering): boolean {
  if (ON_PATTERN.has(member)) return true;
  const method = methodOf(member);
  const [first] = node.arguments;
  if (!ON_TEXT.has(method) || !member.startsWith('String.prototype.') || !first) return false;
  const replacement = node.arguments[1];
  return (
    isRegExp(first, cx) ||
    (ts.isIdentifier(first) && regexpOf(first, scope, cx) !== undefined) ||
    IN_TEXTS.has(method) ||
    (replacement !== undefined && method.startsWith('replace') && isFunctionArgument(replacement, cx))
  );
}

function methodOf(member: string): string {
  return member.slice(member.lastIndexOf('.') + 1);
}

/** Lowers such a call; `receiver` is the text of a method of strings. */
export function lowerRegExpCall(
  member: string,
  receiver: RawExpr | null,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const [first, ...rest] = node.arguments;
  const callee = unwrap(node.expression);
  const onPattern = ON_PATTERN.has(member);
  const place = onPattern ? ts.isPropertyAccessExpression(callee) && callee.expression : first;
  const found = place ? (regexpOf(place, scope, cx) ?? patternOfText(place, methodOf(member), cx)) : undefined;
  const others = onPattern ? [] : rest;
  const call: PatternCall = { member, node, scope, onPattern, other: others[0] };
  const subject = (): RawExpr => receiver ?? (first ? cx.expression(first, scope) : b.absent(cx.origin(node)));
  if (place && found?.pattern.flags.includes('g')) {
    const remembered = rememberedBy(place, scope, cx);
    if (remembered) return callOnRemembered(remembered, found, subject(), call, cx);
  }
  if (found) return callWith(found, subject(), call, cx);
  const chosen = place ? chosenPattern(place, scope, cx) : undefined;
  if (chosen) return callWithChosen(chosen, subject, call, cx);
  return refused(member, node, 'Write the pattern as a constant, e.g. `/[a-z]+/`.', cx);
}

/** A call with a pattern, on either side. */
interface PatternCall {
  readonly member: string;
  readonly node: ts.CallExpression;
  readonly scope: Scope;
  readonly onPattern: boolean;
  /** What is replaced by, or the limit of `split`. */
  readonly other: ts.Expression | undefined;
}

/** The call with a pattern that remembers its `lastIndex`. */
function callOnRemembered(
  remembered: Remembered | 'hidden',
  found: FoundPattern,
  subject: RawExpr,
  call: PatternCall,
  cx: Lowering,
): RawExpr {
  const { member, node, scope, onPattern, other } = call;
  const method = methodOf(member);
  if (method === 'search' || method === 'split') return callWith(found, subject, call, cx);
  if (remembered === 'hidden')
    return refused(member, node, 'Use the pattern by the name it is declared with: it has a `lastIndex`.', cx);
  if (onPattern) return searchFrom(remembered, found, subject, call, cx);
  if (method === 'matchAll')
    return refused(member, node, 'Write another pattern for it: this one may begin behind the start of the text.', cx);
  if (other && isFunctionArgument(other, cx))
    return refused(member, node, 'Write another pattern for it: the function may see the `lastIndex` of this one.', cx);
  return fromZero(callWith(found, subject, call, cx), remembered, node, scope, cx);
}

/** `exec` and `test`, which begin where the pattern was. */
function searchFrom(
  remembered: Remembered,
  { pattern }: FoundPattern,
  subject: RawExpr,
  { member, node, scope }: PatternCall,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const parsed = parseRegularExpression(pattern.source, pattern.flags);
  if (parsed instanceof UnsupportedPattern) return refused(member, node, parsed.message, cx);
  const shape = matchShape(parsed);
  const orNull = { ...shape, kinds: shape.kinds | Kind.null };
  const search = (start: RawExpr): RawExpr =>
    usable(b.library('RegExp.matchFrom', null, [subject, pattern, start], orNull, origin), member, node, cx);
  const found = searchOn(remembered, search, node, scope, cx);
  if (methodOf(member) === 'exec' || found.kind !== 'sequence') return found;
  const isThere = b.binary('!==', found.value, b.literal(null, origin), origin);
  return b.sequence(found.body, isThere, origin);
}

/** The call with the one of several patterns that is meant: what else it takes is evaluated once. */
function callWithChosen(chosen: ChosenPattern, subject: () => RawExpr, call: PatternCall, cx: Lowering): RawExpr {
  const { member, node, scope, onPattern, other } = call;
  const origin = cx.origin(node);
  const optional = onPattern && ts.isOptionalChain(node);
  if (maybeNone(chosen.pattern) && !onPattern)
    return refused(member, node, 'There may be no pattern here: test for it first.', cx);
  const [declareSubject, text] = b.capture(subject(), 'text', cx);
  const isPlain = other !== undefined && !isFunctionArgument(other, cx);
  const [declareOther, value] = isPlain ? b.capture(cx.expression(other, scope), 'other', cx) : [[], undefined];
  const callOn = (found: FoundPattern): RawExpr =>
    found.pattern.flags.includes('g') && remembers(found.made, cx)
      ? callOnRemembered('hidden', found, text, call, cx)
      : callWith(found, text, call, cx, value);
  const made = withPattern(chosen.pattern, callOn, origin);
  const given = [...declareSubject, ...declareOther];
  const body = onPattern ? [...chosen.before, ...given] : [...declareSubject, ...chosen.before, ...declareOther];
  if (!maybeNone(chosen.pattern)) return b.sequence(body, made, origin);
  // JavaScript evaluates the arguments only where there is a pattern.
  if (optional) {
    const present = b.not(b.isAbsent(chosen.presence, origin), origin);
    return b.sequence(
      chosen.before,
      b.conditional(present, b.sequence(given, made, origin), b.absent(origin), origin),
      origin,
    );
  }
  const check = checkOwner(chosen.presence, methodOf(member), origin);
  return b.sequence([...chosen.before, check, ...given], { ...made, shape: b.present(made.shape) } as RawExpr, origin);
}

/** The call with a pattern that is known; `value` is what else it takes, where that has been evaluated. */
function callWith(found: FoundPattern, subject: RawExpr, call: PatternCall, cx: Lowering, value?: RawExpr): RawExpr {
  const { member, node, scope, onPattern, other } = call;
  const origin = cx.origin(node);
  const { flags } = found.pattern;
  const method = onPattern && methodOf(member) === 'exec' ? 'match' : methodOf(member);
  if (onPattern && !found.fresh && flags.includes('g'))
    return refused(
      member,
      node,
      'Its `lastIndex` is only known by the name that a function declares it with: declare it there, or go through `text.matchAll(pattern)`.',
      cx,
    );
  if (method === 'matchAll' || method === 'replaceAll') {
    if (!flags.includes('g'))
      return refused(member, node, 'Add the flag `g`: without it JavaScript throws TypeError.', cx);
  }
  const parsed = parseRegularExpression(found.pattern.source, flags);
  if (parsed instanceof UnsupportedPattern) return refused(member, node, parsed.message, cx);
  const [name, shape] = resultOf(method, flags.includes('g') && !onPattern, matchShape(parsed));
  const search = { subject, pattern: found.pattern, parsed, match: matchShape(parsed) };
  if (other && method.startsWith('replace') && isFunctionArgument(other, cx)) {
    const replaced = replaceByFunction(other, search, scope, cx);
    return replaced ? usable(replaced, member, node, cx) : cx.invalid(node);
  }
  const ignores = other === undefined || method === 'search' || method.startsWith('match');
  const argument = ignores ? undefined : (value ?? cx.expression(other, scope));
  const made = (...args: readonly RawExpr[]): RawExpr =>
    usable(b.library(name, null, [subject, found.pattern, ...args], shape, origin), member, node, cx);
  if (!argument) return made();
  return method === 'split' && !isFixedLimit(argument) ? firstParts(made(), argument, cx) : made(argument);
}

/** The call, unless the back end has an objection. */
function usable(call: RawExpr, member: string, node: ts.CallExpression, cx: Lowering): RawExpr {
  const problem = call.kind === 'library' ? cx.libraryProblem(call) : null;
  return problem === null ? call : refused(member, node, problem, cx);
}

/** A text where a pattern may stand: a pattern itself to `match` and its like, characters to `replace`. */
function patternOfText(node: ts.Expression, method: string, cx: Lowering): FoundPattern | undefined {
  const text = unwrap(node);
  if (!ts.isStringLiteralLike(text)) return undefined;
  const source = IN_TEXTS.has(method) ? text.text : text.text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  const flags = method === 'matchAll' || method === 'replaceAll' ? 'g' : '';
  return { pattern: b.regexp(source, flags, cx.origin(node)), made: node, fresh: true };
}

function resultOf(method: string, global: boolean, match: ValueShape): readonly [LibraryMember, ValueShape] {
  const orNull = (shape: ValueShape): ValueShape => ({ ...shape, kinds: shape.kinds | Kind.null });
  switch (method) {
    case 'test':
      return ['RegExp.test', shapes.boolean];
    case 'search':
      return ['RegExp.search', shapes.integer];
    case 'match':
      return global ? ['RegExp.matchTexts', orNull(shapes.list(shapes.string))] : ['RegExp.match', orNull(match)];
    case 'matchAll':
      return ['RegExp.matchAll', shapes.list(match)];
    case 'split':
      return ['RegExp.split', shapes.list(shapes.string)];
    default:
      return ['RegExp.replace', shapes.string];
  }
}

function refused(member: string, node: ts.CallExpression, hint: string, cx: Lowering): RawExpr {
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member, hint }));
  return cx.invalid(node);
}

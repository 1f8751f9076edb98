/**
 * `Promise.race` and `Promise.any`: the branch that settles first ends the Parallel state. Only a failure ends one early, so the
 * winner fails with a reserved error whose Cause is its value as JSON, and the state's catch rule takes the value out again.
 * A Cause has at most 32,768 characters; a longer winner fails the run by name. Source: API_ExecutionFailedEventDetails, `cause`.
 */
import type ts from 'typescript';
import type { Origin } from '../../core/origin.ts';
import { isOnly, joinShapes, Kind, mayBe, orAbsent, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { type Branch, forkOf } from '../fork.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { Element, Ending, Source } from './source.ts';
import { surelyPerformed } from './surely-performed.ts';

/** The error with which a branch wins. Names of error classes have no dot. */
const WON = 'StepScript.Won';
const TOO_LARGE = 'StepScript.ResultTooLarge';
const NEVER_SETTLES = 'StepScript.NeverSettles';
const LONGEST_CAUSE = 32_768;

/** What takes part in a race. */
interface Contest {
  readonly member: 'Promise.race' | 'Promise.any';
  readonly node: ts.CallExpression;
  readonly cx: Lowering;
  readonly shape: ValueShape;
  /** The winner travels in a box, since it may be undefined. */
  readonly boxed: boolean;
}

/** Starts everything in the source; the value is the winner's. */
export function startWinner(member: Contest['member'], source: Source, node: ts.CallExpression, cx: Lowering): Started {
  const shape = contestShape(source, node, cx);
  const unsure = source.kind === 'each' || source.elements.some(mayGiveNothing);
  const boxed = unsure || mayBe(shape, Kind.absent);
  const contest: Contest = { member, node, cx, boxed, shape: boxed ? orAbsent(shape) : shape };
  if (source.kind === 'each')
    return { before: source.before, value: winnerOf(contest, [evaluate(source.perform(end(contest)))]) };
  const problem = problemOf(source.elements);
  if (problem !== null) return { before: source.before, value: refused(contest, problem) };
  // A known value wins against what has to be asked for, which must have been asked for all the same.
  const [asked, known] = [source.elements.filter(isAsked), source.elements.filter((element) => !isAsked(element))];
  const branches = [...asked, ...known.slice(0, 1)].flatMap((element): readonly Branch[] =>
    branchesOf(element, contest),
  );
  const surelySettles = source.elements.some((element) => element.kind === 'promise' || element.kind === 'plain');
  const origin = cx.origin(node);
  const { declare, values } = forkOf(branches, origin, cx);
  return {
    before: source.before,
    value: winnerOf(contest, declare, member === 'Promise.race' && surelySettles ? values[0] : undefined),
  };
}

/** What the elements can give, where the type says no less than they do: in a generic helper it says nothing. */
function contestShape(source: Source, node: ts.CallExpression, cx: Lowering): ValueShape {
  const typed = cx.facts.awaitedShape(node);
  if (source.kind === 'each') return typed;
  const given = source.elements
    .filter((element) => !neverGives(element))
    .map((element) => (element.kind === 'promise' || element.kind === 'plain' ? element.value.shape : undefined));
  const known = given.filter((one) => one !== undefined);
  return known.length === given.length && known.length > 0 ? b.narrower(typed, known.reduce(joinShapes)) : typed;
}

/** A promise that can only fail, as that of `sleep(5).then(() => { throw … })`. */
function neverGives(element: Element): boolean {
  const fails = (value: RawExpr): boolean =>
    value.kind === 'sequence' && (value.body.at(-1)?.kind === 'throw' || fails(value.value));
  return element.kind === 'promise' && fails(element.value);
}

/** The shape of a map's values is known only when it is lowered. */
function mayGiveNothing(element: Element): boolean {
  if (element.kind !== 'promise' && element.kind !== 'plain') return element.kind === 'each';
  return mayBe(element.value.shape, Kind.absent) && !neverGives(element);
}

/** A promise, and not a plain value. */
function isAsked(element: Element): boolean {
  return element.kind === 'promise' || element.kind === 'each';
}

/** What cannot take part, with the edit to make; null where all can. */
function problemOf(elements: readonly Element[]): readonly [string, string] | null {
  if (elements.length === 0) return ['without promises', 'Give it promises.'];
  if (elements.some((element) => element.kind === 'spread'))
    return ['of a list of plain values', 'Leave the call out where the values are known.'];
  const known = elements.some((element) => !isAsked(element));
  const slow = elements.every((element) => element.kind !== 'each' && (!isAsked(element) || surelyPerforms(element)));
  return known && !slow
    ? ['of a plain value and a promise that may settle at once', 'Leave the call out where the value is known.']
    : null;
}

function surelyPerforms(element: Element): boolean {
  return element.kind === 'promise' && surelyPerformed(element.value);
}

function refused({ member, node, cx }: Contest, [what, hint]: readonly [string, string]): RawExpr {
  cx.report(d.unsupportedSyntax(cx.origin(node), { syntax: `\`${member}\` ${what}`, hint }));
  return cx.invalid(node);
}

function branchesOf(element: Element, contest: Contest): readonly Branch[] {
  if (element.kind === 'each') {
    const value = element.each.perform(end(contest));
    return [{ origin: value.origin, body: [evaluate(value)], shape: contest.shape, boxed: false }];
  }
  if (element.kind !== 'promise' && element.kind !== 'plain') return [];
  const { origin } = element.value;
  return [{ origin, ...end(contest)(element.value), boxed: false }];
}

function evaluate(value: RawExpr): RawStatement {
  return { kind: 'evaluate', origin: value.origin, value };
}

/** Wins with the value; in `Promise.any` a failure only ends the branch. */
function end({ member, cx, shape, boxed }: Contest): Ending {
  return (value) => {
    const { origin } = value;
    const nothing = isOnly(value.shape, Kind.absent);
    const [declare, winner] = nothing ? [[evaluate(value)], b.absent(origin)] : b.capture(value, 'winner', cx);
    if (member === 'Promise.race') return { body: [...declare, win(winner, boxed, origin)], shape };
    const variable = cx.variable({ name: 'winner', origin, shape: value.shape, constant: false });
    const failed: RawStatement = { kind: 'return', origin, value: b.literal(null, origin) };
    return {
      body: [
        { kind: 'declare', origin, variable, value: null },
        {
          kind: 'try',
          origin,
          body: nothing ? [evaluate(value)] : [b.assign(variable, value, origin)],
          handler: { variable: null, body: [failed] },
          finalizer: null,
        },
        win(b.ref(variable, value.shape, origin), boxed, origin),
      ],
      shape,
    };
  };
}

/** `throw` that carries a value. */
function win(value: RawExpr, boxed: boolean, origin: Origin): RawStatement {
  const won = boxed ? b.object({ v: value }, origin) : value;
  // Where no winner can hold NaN, an infinity or an undefined item, `inferShapes` takes the packing away.
  const packed = b.library('Data.packed', null, [won], { kinds: won.shape.kinds | Kind.string }, origin);
  const text = b.library('JSON.stringify', null, [packed], shapes.string, origin);
  const name = b.literal(WON, origin);
  if (isOnly(value.shape, Kind.number | Kind.boolean | Kind.null | Kind.absent))
    return { kind: 'throw', origin, error: b.errorValue(name, text, origin) };
  const tooLong = b.binary('>', b.lengthOf(text, origin), b.literal(LONGEST_CAUSE, origin), origin);
  const say = b.literal('The value that settled first is longer than the 32,768 characters of a Cause.', origin);
  const error = b.errorValue(
    b.conditional(tooLong, b.literal(TOO_LARGE, origin), name, origin),
    b.conditional(tooLong, say, text, origin),
    origin,
  );
  return { kind: 'throw', origin, error };
}

/** Runs the contest and takes the value out of the winning error. */
function winnerOf(
  { member, node, cx, shape, boxed }: Contest,
  run: readonly RawStatement[],
  unreached?: RawExpr,
): RawExpr {
  const origin = cx.origin(node);
  const result = cx.variable({ name: 'winner', origin, shape, constant: false });
  const variable = cx.variable({ name: 'ended', origin, shape: shapes.error, constant: true });
  const error = b.ref(variable, shapes.error, origin);
  const cause = b.member(error, 'message', shapes.string, origin);
  const sent = b.library('JSON.parse', null, [cause], boxed ? shapes.record : shape, origin);
  const parsed = b.library('Data.unpacked', null, [sent], boxed ? shapes.record : shape, origin);
  const won = b.binary('===', b.member(error, 'name', shapes.string, origin), b.literal(WON, origin), origin);
  const label = cx.ids.label();
  const take: RawStatement = {
    kind: 'if',
    origin,
    test: won,
    consequent: [
      b.assign(result, boxed ? b.member(parsed, 'v', shape, origin) : parsed, origin),
      { kind: 'break', origin, label },
    ],
    alternate: [{ kind: 'throw', origin, error }],
  };
  const nobody: RawStatement = unreached
    ? b.assign(result, { ...unreached, shape } as RawExpr, origin)
    : { kind: 'throw', origin, error: noWinner(member, origin) };
  const contest: RawStatement = {
    kind: 'try',
    origin,
    body: unreached ? [...run, nobody] : run,
    handler: { variable, body: [take] },
    finalizer: null,
  };
  return b.sequence(
    [
      { kind: 'declare', origin, variable: result, value: null },
      { kind: 'block', origin, label, body: unreached ? [contest] : [contest, nobody] },
    ],
    b.ref(result, shape, origin),
    origin,
  );
}

function noWinner(member: Contest['member'], origin: Origin): RawExpr {
  const [name, message] =
    member === 'Promise.any'
      ? ['AggregateError', 'All promises were rejected']
      : [NEVER_SETTLES, 'A race without promises never settles.'];
  return b.errorValue(b.literal(name, origin), b.literal(message, origin), origin);
}

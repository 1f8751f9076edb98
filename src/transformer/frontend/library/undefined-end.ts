/** Last arguments that may be undefined, which JavaScript takes for ones that are not given: `list.slice(1, end)`. */
import { isOnly, Kind, mayBe, without } from '../../core/shape.ts';
import type { RawExpr, RawLibraryCall } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

/** Methods whose second argument means something else than 0 or NaN where it is undefined. */
const METHODS =
  /^(Array\.prototype\.slice|String\.prototype\.(slice|substring|substr|endsWith|padStart|padEnd|split))$/;

/** The call as JavaScript makes it; undefined where its last argument is surely there. */
export function withoutUndefinedEnd(call: RawLibraryCall, cx: Lowering): RawExpr | undefined {
  const [start, end] = call.arguments;
  if (!start || !end || !mayBe(end.shape, Kind.absent) || !METHODS.test(call.member)) return undefined;
  const { origin, receiver } = call;
  if (isOnly(end.shape, Kind.absent)) return { ...call, arguments: [start] };
  const [declareOn, on] = receiver ? b.capture(receiver, 'value', cx) : [[], null];
  const [declareStart, from] = b.capture(start, 'start', cx);
  const [declareEnd, to] = b.capture(end, 'end', cx);
  const present = { ...to, shape: without(to.shape, Kind.absent) } as RawExpr;
  const whole: RawExpr = { ...call, receiver: on, arguments: [from] };
  const part: RawExpr = { ...call, receiver: on, arguments: [from, present] };
  const chosen = b.conditional(b.isAbsent(to, origin), whole, part, origin);
  return b.sequence([...declareOn, ...declareStart, ...declareEnd], chosen, origin);
}

/** `toFixed`, `toPrecision`, `toExponential` and `toString(radix)` behind the check of their digits or radix, which throws RangeError. */
import { isOnly, Kind, mayBe, shapes, without } from '../../core/shape.ts';
import type { RawExpr, RawLibraryCall } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { wholePosition } from './splice.ts';

interface Digits {
  readonly least: number;
  readonly most: number;
  readonly message: string;
  /** The check comes before the number is asked whether it is finite. */
  readonly always: boolean;
  /** The text is another one in other versions of the engine. */
  readonly engine?: true;
  /** `undefined` is 0, not a call without digits. */
  readonly zero: boolean;
}

const METHODS: Readonly<Record<string, Digits>> = {
  'Number.prototype.toFixed': {
    least: 0,
    most: 100,
    message: 'toFixed() digits argument must be between 0 and 100',
    always: true,
    zero: true,
  },
  'Number.prototype.toPrecision': {
    least: 1,
    most: 100,
    message: 'toPrecision() argument must be between 1 and 100',
    always: false,
    zero: false,
  },
  'Number.prototype.toExponential': {
    least: 0,
    most: 100,
    message: 'toExponential() argument must be between 0 and 100',
    always: false,
    zero: false,
  },
  'Number.prototype.toString': {
    least: 2,
    most: 36,
    message: 'toString() radix argument must be between 2 and 36',
    engine: true,
    always: true,
    zero: false,
  },
};

/** The call, whose digits are a whole number in range wherever it is made on a finite number. */
export function checkedDigits(call: RawLibraryCall, cx: Lowering): RawExpr {
  const rule = METHODS[call.member];
  const [given] = call.arguments;
  if (!rule || !given || !call.receiver) return call;
  const { origin } = call;
  const known = given.kind === 'literal' ? given.value : undefined;
  if (typeof known === 'number' && Number.isInteger(known) && known >= rule.least && known <= rule.most) return call;
  const [declareNumber, number] = b.capture(call.receiver, 'number', cx);
  const [declareGiven, asked] = b.capture(given, 'digits', cx);
  const plain: RawExpr = { ...call, receiver: number, arguments: [] };
  const before = [...declareNumber, ...declareGiven];
  if (isOnly(asked.shape, Kind.absent)) return b.sequence(before, plain, origin);
  const present = { ...asked, shape: without(asked.shape, Kind.absent) } as RawExpr;
  const counted = countedDigits(
    call,
    rule,
    number,
    mayBe(asked.shape, Kind.absent) && !rule.zero ? present : asked,
    cx,
  );
  const chosen =
    rule.zero || !mayBe(asked.shape, Kind.absent)
      ? counted
      : b.conditional(b.isAbsent(asked, origin), plain, counted, origin);
  return b.sequence(before, chosen, origin);
}

/** The call with digits that are not undefined. */
function countedDigits(call: RawLibraryCall, rule: Digits, number: RawExpr, digits: RawExpr, cx: Lowering): RawExpr {
  const { origin } = call;
  const [declare, whole] = b.capture(wholePosition(digits), 'digits', cx);
  const low = b.binary('<', whole, b.literal(rule.least, origin), origin);
  const high = b.binary('>', whole, b.literal(rule.most, origin), origin);
  const outside = b.logical('||', low, high, origin);
  const finite = b.library('Number.isFinite', null, [number], shapes.boolean, origin);
  const wrong = rule.always ? outside : b.logical('&&', finite, outside, origin);
  const check = (rule.engine ? b.engineThrowIf : b.throwIf)(wrong, 'RangeError', rule.message, origin);
  const inRange: RawExpr = { ...whole, shape: shapes.integer } as RawExpr;
  return b.sequence([...declare, check], { ...call, receiver: number, arguments: [inRange] }, origin);
}

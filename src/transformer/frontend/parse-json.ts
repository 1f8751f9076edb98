/** `JSON.parse` with JavaScript's SyntaxError for a text that is no JSON. */
import { Kind, shapes, without } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** A call of `JSON.parse` behind its check. */
export function checkedParse(call: RawExpr, cx: Lowering): RawExpr {
  const text = call.kind === 'library' ? call.arguments[0] : undefined;
  if (call.kind !== 'library' || !text) return call;
  const { origin } = call;
  const [declare, ref] = b.capture(text, 'text', cx);
  const valid = b.library('JSON.isValid', null, [ref], shapes.boolean, origin);
  const check = b.engineThrowIf(b.not(valid, origin), 'SyntaxError', 'Unexpected token in JSON', origin);
  return b.sequence(
    [...declare, check],
    { ...call, shape: without(call.shape, Kind.absent), arguments: [ref] },
    origin,
  );
}

/** Calls of the DSL's functions: `sleep`, `sleepUntil`, `map`, `distributedMap`, `retry`, `parseCause`. */
import type ts from 'typescript';
import type { IntrinsicKind } from '../../dsl/manifest.ts';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandEffects } from './demand-effects.ts';
import { lowerDistributedMap } from './distributed-map.ts';
import { lowerDuration } from './duration.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { lowerMapCall } from './map-each.ts';
import { checkedParse } from './parse-json.ts';
import { lowerRetryCall } from './retry-call.ts';
import type { Scope } from './scope.ts';

const EFFECTS: ReadonlySet<IntrinsicKind> = new Set(['sleep', 'sleepUntil', 'map', 'distributedMap', 'retry']);

/** Lowers a call of a DSL function. */
export function lowerDslCall(kind: IntrinsicKind, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  if (EFFECTS.has(kind) && !demandEffects(node, scope, cx)) return cx.invalid(node);
  const argument = node.arguments[0];
  if (!argument) return cx.invalid(node);
  switch (kind) {
    case 'sleep':
      return wait('seconds', lowerDuration(argument, scope, cx), origin);
    case 'sleepUntil':
      return wait('timestamp', lowerTimestamp(argument, scope, cx), origin);
    case 'map':
      return lowerMapCall(node, scope, cx);
    case 'distributedMap':
      return lowerDistributedMap(node, scope, cx);
    case 'retry':
      return lowerRetryCall(node, scope, cx);
    case 'parseCause': {
      const error = cx.expression(argument, scope);
      const message = error.shape.error ? b.member(error, 'message', shapes.string, origin) : error;
      return checkedParse(b.library('JSON.parse', null, [message], cx.facts.shape(node), origin), cx);
    }
    default:
      cx.report(
        d.unsupportedSyntax(origin, {
          syntax: `\`${node.expression.getText()}\` inside a workflow`,
          hint: 'Use it at the top level of a module.',
        }),
      );
      return cx.invalid(node);
  }
}

function wait(kind: 'seconds' | 'timestamp', value: RawExpr, origin: RawExpr['origin']): RawExpr {
  return { kind: 'perform', origin, shape: shapes.absent, effect: { kind: 'wait', until: { kind, value } } };
}

const RFC3339 =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$';

/** A timestamp; RangeError where it is not RFC 3339, as the native `sleepUntil` throws. */
function lowerTimestamp(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const value = cx.expression(node, scope);
  if (value.kind === 'literal' && new RegExp(RFC3339).test(String(value.value))) return value;
  const [declare, ref] = b.capture(value, 'timestamp', cx);
  const pattern = b.regexp(RFC3339, '', origin);
  const valid = b.library('RegExp.test', null, [ref, pattern], shapes.boolean, origin);
  const message = b.template([b.literal('Not an RFC 3339 timestamp: ', origin), ref], origin);
  return b.sequence([...declare, b.throwIf(b.not(valid, origin), 'RangeError', message, origin)], ref, origin);
}

/**
 * Recursive functions that throw. A function that expressions call by name cannot throw, so it gives a record instead: either
 * `{ value }` or `{ error: { name, message } }`. The caller throws what the record tells. Throws that a handler of the function
 * itself catches stay as they are.
 */
import { isCoreExpression, mapExpressionChildren, mapStatementChildren, sameIdentifiers } from '../core/children.ts';
import type { Origin } from '../core/origin.ts';
import { orAbsent, shapes, type ValueShape } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The throws of a function's body that no handler in it catches. */
export function escapingThrows(body: readonly RawStatement[]): readonly RawStatement[] {
  const found: RawStatement[] = [];
  rawWalk.visit(body, {
    statement: (statement) => {
      if (statement.kind === 'throw') found.push(statement);
      if (statement.kind !== 'try' || !statement.handler) return true;
      found.push(...escapingThrows(statement.handler.body), ...escapingThrows(statement.finalizer ?? []));
      return false;
    },
  });
  return found;
}

/** True when one of the throws is a check of the language itself, whose message is the engine's. */
export function raisedByEngine(throws: readonly RawStatement[]): boolean {
  return throws.some(({ origin }) => origin.via === b.CHECK);
}

/** The body with its results and errors as records. */
export function recordResults(body: readonly RawStatement[], origin: Origin, cx: Lowering): readonly RawStatement[] {
  return [...encodeList(body, false, cx), { kind: 'return', origin, value: b.object({}, origin) }];
}

/** Calls of such a function: the value, or the error thrown. */
export function demandResult(call: RawExpr, shape: ValueShape, engine: boolean, cx: Lowering): RawExpr {
  const { origin } = call;
  const [declare, result] = b.capture(call, 'outcome', cx);
  const error = b.member(result, 'error', orAbsent(shapes.record), origin);
  const [declareError, thrown] = b.capture(error, 'failure', cx);
  const part = (name: string): RawExpr => b.member(thrown, name, shapes.string, origin);
  const check: RawStatement = {
    kind: 'if',
    origin,
    test: b.not(b.isAbsent(thrown, origin), origin),
    consequent: [
      {
        kind: 'throw',
        origin: engine ? { ...origin, via: b.CHECK } : origin,
        error: b.errorValue(part('name'), part('message'), origin),
      },
    ],
    alternate: [],
  };
  return b.sequence([...declare, ...declareError, check], b.member(result, 'value', shape, origin), origin);
}

function encodeList(body: readonly RawStatement[], caught: boolean, cx: Lowering): readonly RawStatement[] {
  return body.flatMap((statement) => encode(statement, caught, cx));
}

function encode(statement: RawStatement, caught: boolean, cx: Lowering): readonly RawStatement[] {
  const inside = (list: readonly RawStatement[]): readonly RawStatement[] => encodeList(list, caught, cx);
  const value = (node: RawExpr): RawExpr => encodeInside(node, caught, cx);
  const { origin } = statement;
  switch (statement.kind) {
    case 'return': {
      const result = statement.value === null ? {} : { value: value(statement.value) };
      return [{ ...statement, value: b.object(result, origin) }];
    }
    case 'throw': {
      if (caught) return [{ ...statement, error: value(statement.error) }];
      const [declare, error] = b.capture(value(statement.error), 'failure', cx);
      const part = (name: string): RawExpr => b.member(error, name, shapes.string, origin);
      const record = b.object({ error: b.object({ name: part('name'), message: part('message') }, origin) }, origin);
      return [...declare, { kind: 'return', origin, value: record }];
    }
    case 'try':
      return [
        {
          ...statement,
          body: encodeList(statement.body, caught || statement.handler !== null, cx),
          handler: statement.handler && { ...statement.handler, body: inside(statement.handler.body) },
          finalizer: statement.finalizer && inside(statement.finalizer),
        },
      ];
    default:
      return [mapStatementChildren(statement, { ...sameIdentifiers, expression: value, statements: inside })];
  }
}

/** Sequences inside an expression stand where the expression stands; callbacks do not throw and return their own values. */
function encodeInside(node: RawExpr, caught: boolean, cx: Lowering): RawExpr {
  if (node.kind === 'sequence') {
    return { ...node, body: encodeList(node.body, caught, cx), value: encodeInside(node.value, caught, cx) };
  }
  if (!isCoreExpression(node)) return node;
  const same = <T>(body: T): T => body;
  return mapExpressionChildren(node, {
    ...sameIdentifiers,
    expression: (part) => encodeInside(part, caught, cx),
    lambda: same,
    program: same,
  });
}

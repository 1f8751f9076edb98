/**
 * Matches of regular expressions as the arrays they are in JavaScript. Inside a workflow they are records, because a group that
 * took no part is `undefined`, which a JSON list cannot hold; where none can be, the list is made when one is asked for.
 */
import ts from 'typescript';
import { isOnly, Kind, mayBe, shapes, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { expectedType, isGeneric } from './expected-type.ts';
import { invalidAt } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The value with a match as a list; reported where a group may be undefined. */
export function matchAsList(value: RawExpr, cx: Lowering): RawExpr {
  const { shape, origin } = value;
  if (shape.match === undefined || !mayBe(shape, Kind.record)) return value;
  if (!shape.match.whole) {
    cx.report(
      d.undefinedItem(origin, {
        what: 'A group of this match',
        holder: 'an array of its groups',
        hint: "Read the groups one by one, e.g. `match[1] ?? ''`.",
      }),
    );
    return invalidAt(origin);
  }
  const others = shape.kinds & (Kind.null | Kind.absent);
  const list = { ...shapes.list(shapes.string), kinds: Kind.list | others };
  return b.library('RegExp.items', null, [value], list, origin);
}

/** The value of an expression; a match becomes a list where the type that it is given to, or has, tells of a list only. */
export function matchForType(value: RawExpr, node: ts.Expression, cx: Lowering): RawExpr {
  const special = value.shape.match ?? value.shape.item?.match;
  if (special === undefined) return value;
  const { checker } = cx.facts;
  const expected = expectedType(node, checker);
  return asOfType(value, expected && !isGeneric(expected, checker) ? expected : cx.facts.type(node), cx);
}

/** The value that a parameter gets; a caller that takes the function for `any` says nothing of a list. */
export function matchForParameter(value: RawExpr, parameter: ts.ParameterDeclaration, cx: Lowering): RawExpr {
  const type = cx.facts.type(parameter);
  return value.shape.match === undefined || isGeneric(type, cx.facts.checker) ? value : asOfType(value, type, cx);
}

function asOfType(value: RawExpr, type: ts.Type, cx: Lowering): RawExpr {
  const { kinds, match, item } = cx.facts.shapeOf(type);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) || !mayBe({ kinds }, Kind.list)) return value;
  if (value.shape.match) return match || mayBe({ kinds }, Kind.record) ? value : matchAsList(value, cx);
  return item && !item.match && isOnly(item, Kind.list) ? demandNoMatches(value, cx) : value;
}

/** The value; reported where it is a match, or one is deep inside of it: what is read from there would not be one any more. */
export function demandNoMatches(value: RawExpr, cx: Lowering): RawExpr {
  let part: ValueShape | undefined = value.shape;
  while (part !== undefined && part.match === undefined) part = part.item;
  if (part === undefined) return value;
  cx.report(
    d.notJson(value.origin, {
      what: 'A match of a regular expression',
      hint: 'Use its parts, `match[1]` and `match.index`, or the array of its groups, `[...match]`.',
    }),
  );
  return value;
}

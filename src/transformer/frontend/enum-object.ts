/**
 * An enum as the object that JavaScript makes of it: `Level[n]`, `Object.values(Color)`, `key in Color`. Members with numbers have
 * their names under the text of their numbers too, and keys that are integers come first.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The object of an enum. */
export function enumObject(declarations: readonly ts.EnumDeclaration[], node: ts.Identifier, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const object: Record<string, string | number> = {};
  for (const member of declarations.flatMap(({ members }) => members)) {
    const value = cx.facts.checker.getConstantValue(member);
    const name = ts.isIdentifier(member.name) || ts.isStringLiteralLike(member.name) ? member.name.text : undefined;
    if (value === undefined || name === undefined) {
      cx.report(
        d.moduleState(cx.origin(node), { name: node.text }, [{ span: cx.origin(member), message: 'computed here' }]),
      );
      return cx.invalid(node);
    }
    object[name] = value;
    if (typeof value === 'number') object[String(value)] = name;
  }
  const entries = Object.entries(object).map(([key, value]) => [key, b.literal(value, origin)] as const);
  return b.object(Object.fromEntries(entries), origin);
}

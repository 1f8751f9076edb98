/**
 * Variables that only ever hold matches of known patterns, as `let m` of `while ((m = re.exec(text)) !== null)`: which groups
 * such a match has for certain, where the type `RegExpExecArray` says nothing of them.
 */
import ts from 'typescript';
import {
  parseRegularExpression,
  type RegularExpression,
  UnsupportedPattern,
} from '../../core/regular-expression/index.ts';
import { type MatchShape, shapes, type ValueShape } from '../../core/shape.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';
import { isPlainAssignment, unwrap } from '../write-facts.ts';
import { writeOf } from '../write-target.ts';
import { regexpOf } from './regexp-of.ts';

/** The shape of a match of a pattern. */
export function matchShape({ groups }: RegularExpression): ValueShape & { readonly match: MatchShape } {
  const missing = groups.findIndex(({ certain }) => !certain);
  const match = { present: 1 + (missing < 0 ? groups.length : missing), whole: missing < 0 };
  return { ...shapes.match(match), match };
}

/** What all the matches that a variable is given have in common; undefined where it may hold others. */
export function matchesIn(name: ts.Identifier, scope: Scope, cx: Lowering): MatchShape | undefined {
  const { parent } = name;
  const symbol = cx.facts.symbol(name);
  if (!symbol || !ts.isVariableDeclaration(parent)) return undefined;
  const values = [...(parent.initializer ? [parent.initializer] : []), ...assignedTo(name, symbol, cx)];
  const found = values.map((value) => value && matchOf(value, scope, cx));
  const matches = found.flatMap((match) => (match === 'none' || match === undefined ? [] : [match]));
  if (found.includes(undefined) || matches.length === 0) return undefined;
  return { present: Math.min(...matches.map(({ present }) => present)), whole: matches.every(({ whole }) => whole) };
}

/** The values that assignments give to a variable; undefined for writes of another kind. */
function assignedTo(name: ts.Identifier, symbol: ts.Symbol, cx: Lowering): readonly (ts.Expression | undefined)[] {
  const values: (ts.Expression | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text && cx.facts.symbol(node) === symbol) {
      const write = writeOf(node);
      if (write) values.push(isPlainAssignment(write) && unwrap(write.left) === node ? write.right : undefined);
    }
    ts.forEachChild(node, visit);
  };
  visit(name.getSourceFile());
  return values;
}

/** The match that a call gives, or `none` for null and undefined. */
function matchOf(value: ts.Expression, scope: Scope, cx: Lowering): MatchShape | 'none' | undefined {
  const node = unwrap(value);
  if (node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined')) return 'none';
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee)) return undefined;
  if (cx.facts.libraryMember(callee) !== 'RegExp.prototype.exec') return undefined;
  const pattern = regexpOf(callee.expression, scope, cx)?.pattern;
  const parsed = pattern && parseRegularExpression(pattern.source, pattern.flags);
  return !parsed || parsed instanceof UnsupportedPattern ? undefined : matchShape(parsed).match;
}

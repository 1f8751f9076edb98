/** `for (const key in object)`: over the object's own keys, in JavaScript's order; keys that are removed meanwhile are left out. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { bindPattern } from '../bind-pattern.ts';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';
import { demandNoCollection } from '../data.ts';
import { enumerated } from '../enumerated.ts';
import { isPath } from '../is-path.ts';
import { loopScope } from '../jumps.ts';
import { visitsPresentOnly } from '../library/present-only.ts';
import * as b from '../make.ts';
import { writeTo } from '../place.ts';
import { childScope } from '../scope.ts';
import { lowerTarget } from '../target.ts';
import { rootOf, unwrap } from '../write-facts.ts';

export const forInStatement = statementConstruct<ts.ForInStatement>({
  title: 'for … in',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const object = enumerated(demandNoCollection(cx.expression(node.expression, scope), cx), cx);
    const writes = cx.facts.writesIn(node.statement);
    const root = rootOf(node.expression);
    const symbol = ts.isIdentifier(root) ? cx.facts.symbol(root) : undefined;
    const direct = root === unwrap(node.expression);
    const elsewhere = symbol !== undefined && cx.facts.isWrittenElsewhere(symbol, node);
    // Nobody removes keys of an object that is made for the loop.
    const removes = !ts.isObjectLiteralExpression(root) && (elsewhere || removesKeys(node.statement));
    // An index that is added or removed meanwhile is visited or not.
    const isRecord = isOnly(object.shape, Kind.record);
    const changes = isRecord ? removes : elsewhere || (symbol !== undefined && writes.mutated.has(symbol));
    const lost =
      symbol !== undefined && (!isRecord || (direct ? writes.reassigned : writes.mutated).has(symbol)) && changes;
    const passesOver = visitsPresentOnly(node, cx.facts);
    if (
      object.shape.undefinedItems ||
      (object.shape.undefinedProperties && !passesOver) ||
      lost ||
      (removes && !isPath(root))
    ) {
      cx.report(d.uncertainKeys(origin, { operation: '`for … in`' }));
      return [];
    }
    const keys = b.library('Object.keys', null, [object], shapes.list(shapes.string), origin);
    const list: RawExpr = passesOver ? { ...keys, presentOnly: true } : keys;
    const loop = loopScope(node, childScope(scope), cx);
    const variable = cx.variable({
      name: 'key',
      origin: cx.origin(node.initializer),
      shape: shapes.string,
      constant: true,
    });
    const key = b.ref(variable, shapes.string, origin);
    const { initializer } = node;
    const name = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
    const target = ts.isVariableDeclarationList(initializer) ? undefined : lowerTarget(initializer, scope, cx);
    const bind = name
      ? bindPattern(name, key, loop.scope, cx, 'let')
      : target
        ? [...target.before, writeTo(target, key, origin, cx)]
        : [];
    const round = [...bind, ...lowerBody(node.statement, loop.scope, cx)];
    // A key that is removed before its turn is not visited.
    const there = removes ? b.binary('in', key, cx.expression(node.expression, scope), origin) : undefined;
    const body: readonly RawStatement[] = there
      ? [{ kind: 'if', origin, test: there, consequent: round, alternate: [] }]
      : round;
    return [{ kind: 'loop', origin, label: loop.label, head: { kind: 'each', variable, list }, body, update: [] }];
  },
});

/** Something in the code removes a property of some object. */
function removesKeys(node: ts.Node): boolean {
  return ts.isDeleteExpression(node) || (ts.forEachChild(node, removesKeys) ?? false);
}

/** `for (const key in object)`: over the object's own keys, in JavaScript's order. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import { bindPattern } from '../bind-pattern.ts';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';
import { demandNoCollection } from '../data.ts';
import { loopScope } from '../jumps.ts';
import * as b from '../make.ts';
import { childScope } from '../scope.ts';
import { lowerTarget, writeTo } from '../target.ts';

export const forInStatement = statementConstruct<ts.ForInStatement>({
  title: 'for … in',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const object = demandNoCollection(cx.expression(node.expression, scope), cx);
    const writes = cx.facts.writesIn(node.statement);
    const symbol = ts.isIdentifier(node.expression) ? cx.facts.symbol(node.expression) : undefined;
    if (
      !isOnly(object.shape, Kind.record) ||
      object.shape.undefinedProperties ||
      (symbol && writes.mutated.has(symbol))
    ) {
      cx.report(d.uncertainKeys(origin, { operation: '`for … in`' }));
      return [];
    }
    const list = b.library('Object.keys', null, [object], shapes.list(shapes.string), origin);
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
    const body = [...bind, ...lowerBody(node.statement, loop.scope, cx)];
    return [{ kind: 'loop', origin, label: loop.label, head: { kind: 'each', variable, list }, body, update: [] }];
  },
});

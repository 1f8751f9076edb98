/**
 * Names of views: after `const large = list.filter(test)` the items of `large` are items of `list`. The name gets a list of their
 * keys instead, while nothing moves the items of the place.
 */
import { mapExpressionChildren, mapStatementChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { Declare } from '../../core/statement.ts';
import { hir } from '../build.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import { hirWalk, isPure, mapEffect } from '../walk.ts';
import { overKeys, renamePair } from './items.ts';
import { itemAt, itemsOf, keyOfItem, keysOf, type View, viewOf } from './view.ts';

/** The declaration and what follows it with keys for the name; null where the name is changed to be another list. */
export function renameView(
  first: Declare<never>,
  following: readonly HirStatement[],
  view: View,
  table: VariableTable,
): readonly HirStatement[] | null {
  const { variable, origin } = first;
  let failed = false;
  const shape = keysOf(view, origin).shape;
  const { name } = table.get(variable);
  const list = table.temporary({ name: `${name}Keys`, shape, origin, constant: false });
  const keys = hir.ref(list, shape, origin);
  const own: View = { ...view, declarations: [], keys };

  const isName = (node: Expr): boolean => node.kind === 'ref' && node.variable === variable;
  const expression = (node: Expr): Expr => {
    if (isName(node)) {
      if (view.pairs) failed = true;
      return itemsOf(own, keys, node.origin, table);
    }
    if (node.kind === 'library' && node.member === 'length' && node.arguments.some(isName))
      return hir.length(keys, node.origin);
    const list = node.kind === 'index' ? node.object : node.kind === 'library' ? node.receiver : null;
    if (list !== null && isName(list)) {
      const key = keyOfItem(node, own, table);
      if (key !== null) {
        const item = itemAt({ ...own, sure: false }, expression(key), node.origin);
        return { ...item, shape: node.shape } as Expr;
      }
    }
    return mapExpressionChildren<never, never>(node, {
      ...sameIdentifiers,
      expression,
      lambda: (body) => {
        const inside = statements(body);
        return isPure(inside) ? inside : body;
      },
      program: (body) => body,
    });
  };
  const statement = (node: HirStatement): readonly HirStatement[] => {
    if (node.kind === 'assign' && node.variable === variable) {
      const again = node.path.length === 0 && node.value !== 'remove' ? keysAgain(node.value) : null;
      if (again === null) failed = true;
      return again === null ? [] : [hir.assign(list, again, node.origin)];
    }
    if (node.kind === 'perform')
      return [
        {
          ...node,
          effect: mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
            declare: (id) => id,
            expression,
            body: statements,
          }),
        },
      ];
    const items = node.kind === 'loop' && node.head.kind === 'each' ? asView(node.head.list) : null;
    if (node.kind === 'loop' && node.head.kind === 'each' && items !== null) {
      const loop = overKeys(node, items, table);
      const { variable: item } = node.head;
      if (isChangedMeanwhile(node.head.list, node.body)) failed = true;
      if (!items.pairs) return loop.around([hir.declare(item, loop.item, node.origin), ...statements(node.body)]);
      const parts = renamePair(node.body, item, loop, items);
      if (parts === null) failed = true;
      return loop.around(statements(parts ?? []));
    }
    return [
      mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
        ...sameIdentifiers,
        expression,
        statements,
      }),
    ];
  };
  const statements = (body: readonly HirStatement[]): readonly HirStatement[] => body.flatMap(statement);
  /** A loop over the name's own list sees what its body does to it; one over its keys would not. */
  const isChangedMeanwhile = (list: Expr, body: readonly HirStatement[]): boolean =>
    list.kind !== 'library' &&
    list.kind !== 'list' &&
    hirWalk.someStatement(
      body,
      (part) => part.kind === 'assign' && part.variable === variable && part.inPlace === true,
    );
  /** A list that is made of the name's, if its items are items of the place, too. */
  const asView = (value: Expr): View | null => {
    const view = viewOf(value, table, (node) => (isName(node) ? own : null));
    return view?.place === own.place ? view : null;
  };
  const keysAgain = (value: Expr): Expr | null => {
    const again = asView(value);
    return again === null || again.pairs ? null : keysOf(again, value.origin);
  };
  const rest = statements(following);
  return failed ? null : [...view.declarations, hir.declare(list, keysOf(view, origin), origin), ...rest];
}

/** Functions whose last statement returns what a promise gives that a constant of theirs holds: `return (await p) + (await q)`. */
import ts from 'typescript';
import type { Lowering } from '../lowering.ts';
import { namesIn } from '../names-in.ts';
import { usesIn } from './awaits.ts';
import { promiseKeys } from './promise-keys.ts';

/** The body's `return` uses a name, declared before it in the body, for promises or for something with promises in it. */
export function returnsHeld({ statements }: ts.Block, cx: Lowering): boolean {
  const last = statements.at(-1);
  if (!last || !ts.isReturnStatement(last)) return false;
  return statements.filter(ts.isVariableStatement).some(({ declarationList }) =>
    declarationList.declarations.some(({ name }) =>
      namesIn(name).some((one) => {
        const symbol = cx.facts.symbol(one);
        return symbol !== undefined && holdsPromise(one, cx) && usesIn(last, symbol, cx.facts.symbol).length > 0;
      }),
    ),
  );
}

/** A promise, an array of promises, or an object or array with some at its keys. */
function holdsPromise(name: ts.Identifier, cx: Lowering): boolean {
  const type = cx.facts.type(name);
  const { checker } = cx.facts;
  if (cx.facts.isPromiseType(type)) return true;
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return cx.facts.isPromiseType(item ?? type) || promiseKeys(item ?? type, cx).length > 0;
}

/** Statements: which one stands where. Each form is written by a function of its own, in the files beside this one. */

import { blockStatement, ifStatement, jump, switchStatement, throwStatement } from './branch-statements.ts';
import { type Context, declare, hit, type Inside, mutables, type Place, within } from './context.ts';
import { concurrentCalls, concurrentMap, sleepStatement, trace } from './effect-statements.ts';
import { closure } from './functions.ts';
import { loop } from './loop-statements.ts';
import { heldPromise, promiseStatement } from './promise-statements.ts';
import { sharedStatement } from './shared-objects.ts';
import { assignment, declaration, destructuring, expressionStatement, mutation } from './simple-statements.ts';
import { snippet } from './snippets.ts';
import { tryStatement } from './try-statements.ts';
import { BOOLEAN, NUMBER, STRING, type Type, UNDEFINED, unionOf } from './types.ts';

interface Form {
  readonly name: string;
  readonly weight: number;
  write(cx: Context): string | undefined;
}

const SIMPLE: readonly Form[] = [
  { name: 'declaration', weight: 5, write: declaration },
  { name: 'destructuring', weight: 1.5, write: destructuring },
  { name: 'assignment', weight: 5, write: assignment },
  { name: 'mutation', weight: 4, write: mutation },
  { name: 'expression statement', weight: 2, write: expressionStatement },
  { name: 'jump', weight: 1.5, write: jump },
  { name: 'throw', weight: 0.5, write: throwStatement },
  { name: 'trace', weight: 1.5, write: trace },
  { name: 'log', weight: 2.5, write: logged },
  { name: 'sleep', weight: 0.2, write: sleepStatement },
];

const COMPOUND: readonly Form[] = [
  { name: 'if', weight: 3, write: ifStatement },
  { name: 'switch', weight: 1.2, write: switchStatement },
  { name: 'loop', weight: 3, write: loop },
  { name: 'try', weight: 2, write: tryStatement },
  { name: 'block', weight: 0.5, write: blockStatement },
  { name: 'closure', weight: 0.8, write: closure },
  { name: 'concurrent calls', weight: 0.5, write: concurrentCalls },
  { name: 'concurrent map', weight: 0.5, write: concurrentMap },
  { name: 'promises', weight: 0.6, write: promiseStatement },
  { name: 'held promise', weight: 0.2, write: heldPromise },
  { name: 'snippet', weight: 5, write: snippet },
];

/** What stands in programs about shared objects. */
const SHARED: readonly Form[] = [
  { name: 'shared objects', weight: 20, write: sharedStatement },
  { name: 'if', weight: 1.5, write: ifStatement },
  { name: 'loop', weight: 1, write: loop },
  { name: 'try', weight: 1.5, write: tryStatement },
  { name: 'jump', weight: 1, write: jump },
  { name: 'concurrent map', weight: 0.4, write: concurrentMap },
];

/** About `count` statements in a scope of their own; sometimes the first shadows a name from outside. */
export function statements(cx: Context, count: number, change: Partial<Place>, inside: Inside): string {
  return within(cx, change, () =>
    [
      inside.before ? inside.before() : shadowing(cx),
      ...Array.from({ length: count }, () => statement(cx)),
      inside.after?.() ?? '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  );
}

/** One statement, while the budget lasts. */
export function statement(cx: Context): string {
  if (cx.budget <= 0) return '';
  cx.budget -= 1;
  const deep = cx.place.nesting > 6 || cx.budget <= 1;
  const usual = deep || cx.random.chance(0.6) ? SIMPLE : COMPOUND;
  const form = cx.random.weighted(cx.shared && cx.random.chance(0.93) ? SHARED : usual);
  const text = form.write(cx);
  if (text === undefined) return declaration(cx);
  hit(cx, form.name);
  return text;
}

/** Shows a value in the program's log, where it has one. */
function logged(cx: Context): string | undefined {
  const log = mutables(cx).find((variable) => variable.name === 'log');
  return (
    log &&
    `log.push(\`${cx.random.below(100)} \${${cx.expression(cx.random.pick([NUMBER, STRING, BOOLEAN, unionOf(STRING, UNDEFINED)]), 2)}}\`);`
  );
}

function shadowing(cx: Context): string {
  if (!cx.random.chance(0.12)) return '';
  const outer = cx.variables.filter((variable) => /^v\d+$/.test(variable.name));
  if (outer.length === 0) return '';
  const { name } = cx.random.pick(outer);
  // The outer variable cannot be read in the whole block: the inner one is not initialized yet.
  cx.variables = cx.variables.filter((variable) => variable.name !== name && !variable.name.startsWith(`${name}.`));
  const type: Type = { kind: cx.random.pick(['number', 'string'] as const) };
  const text = `let ${name}: ${type.kind} = ${cx.expression(type, 2)};`;
  declare(cx, { name, type, writable: true, mutable: false });
  hit(cx, 'shadowing');
  return text;
}

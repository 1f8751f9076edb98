/** Callbacks of array methods: what is in scope in their bodies, and what is allowed there. */
import { type Context, within } from './context.ts';
import type { Type } from './types.ts';

/** The body of a callback: its parameters in scope, no awaits, and writes of outer variables only now and then. */
export function callback<T>(
  cx: Context,
  parameters: readonly { readonly name: string; readonly type: Type }[],
  make: () => T,
): T {
  const writesFrom = cx.random.chance(0.1) ? cx.place.writesFrom : cx.place.nesting + 1;
  return within(cx, { effects: false, jumps: [], returns: null, writesFrom }, () => {
    cx.variables = cx.variables.filter((variable) =>
      parameters.every(({ name }) => variable.name !== name && !variable.name.startsWith(`${name}.`)),
    );
    for (const parameter of parameters) {
      cx.variables = [...cx.variables, { ...parameter, writable: false, mutable: false, depth: cx.place.nesting }];
    }
    return make();
  });
}

/** An arrow function's body must not begin with a brace. */
export function objectSafe(body: string): string {
  return body.startsWith('{') ? `(${body})` : body;
}

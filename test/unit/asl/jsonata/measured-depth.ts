/**
 * The real nesting of evaluations of one run: jsonata 2.0.6 with its `evaluate` wrapped in an async context that carries the
 * depth. (The package's own entry and exit hooks lose count as soon as an array or object has two items, which it evaluates
 * concurrently; `hookDepth` uses them where they are exact.)
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type jsonata from 'jsonata';

type Jsonata = typeof jsonata;

const require = createRequire(import.meta.url);
const file = require.resolve('jsonata');

const nesting = new AsyncLocalStorage<number>();
let deepest = 0;

function nested(run: () => unknown): unknown {
  const depth = (nesting.getStore() ?? 0) + 1;
  deepest = Math.max(deepest, depth);
  return nesting.run(depth, run);
}

function loadInstrumented(): Jsonata {
  const signature = 'async function evaluate(expr, input, environment) {';
  const source = readFileSync(file, 'utf8');
  if (source.split(signature).length !== 2) throw new Error('jsonata has no single function evaluate to wrap');
  const wrapped = source.replace(
    signature,
    `${signature} return nested(() => evaluateUncounted(expr, input, environment)); }
     async function evaluateUncounted(expr, input, environment) {`,
  );
  const module: { exports: Jsonata } = { exports: original };
  // The bundle assigns `module.exports` where it finds CommonJS, which it recognises by an object named `exports`.
  new Function('module', 'exports', 'nested', wrapped)(module, {}, nested);
  if (module.exports === original) throw new Error('the instrumented jsonata did not load');
  return module.exports;
}

const original: Jsonata = require('jsonata');
const instrumented = loadInstrumented();

/** Depth of one run, by wrapping `evaluate`. */
export async function measureDepth(source: string, variables: Record<string, unknown> = {}): Promise<number> {
  deepest = 0;
  await nesting.run(0, () => instrumented(source).evaluate(undefined, variables));
  return deepest;
}

/** Depth of one run, by jsonata's entry and exit hooks; exact only where nothing is evaluated concurrently. */
export async function hookDepth(source: string, variables: Record<string, unknown> = {}): Promise<number> {
  const expression = original(source);
  let depth = 0;
  let maximum = 0;
  const hooks = {
    [Symbol.for('jsonata.__evaluate_entry')]: () => {
      depth += 1;
      maximum = Math.max(maximum, depth);
    },
    [Symbol.for('jsonata.__evaluate_exit')]: () => {
      depth -= 1;
    },
  };
  for (const hook of Object.getOwnPropertySymbols(hooks))
    Reflect.apply(expression.assign, expression, [hook, hooks[hook]]);
  await expression.evaluate(undefined, variables);
  return maximum;
}

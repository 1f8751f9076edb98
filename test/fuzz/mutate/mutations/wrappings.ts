/** Statements put into other statements: conditions, loops, `try`, blocks and functions called at once. */
import ts from 'typescript';
import {
  around,
  asStatement,
  canAwait,
  condition,
  hasAwait,
  hasJump,
  localsAt,
  type Mutation,
  type MutationContext,
} from '../context.ts';

/** A mutation that puts text around a statement that declares nothing. */
function wrap(
  name: string,
  make: (statement: ts.Statement, cx: MutationContext) => readonly [string, string] | undefined,
): Mutation {
  return {
    name,
    apply: (node, cx) => {
      const statement = asStatement(node);
      if (!statement || ts.isVariableStatement(statement) || ts.isFunctionDeclaration(statement)) return undefined;
      const made = make(statement, cx);
      return made && around(statement, made[0], made[1], cx);
    },
  };
}

const pause = (statement: ts.Statement): string => (canAwait(statement) ? 'await mutPause({ at: 2 });' : '');

export const WRAPPINGS: readonly Mutation[] = [
  wrap('wrap-if', (statement, cx) => [`if (${condition(statement, cx)}) {\n`, '\n}']),
  wrap('wrap-else', (statement, cx) => [`if (${condition(statement, cx)}) {\n${pause(statement)}\n} else {\n`, '\n}']),
  wrap('wrap-block', (statement, cx) => {
    const label = cx.fresh();
    return [`${label}: {\nif (${condition(statement, cx)}) break ${label};\n`, '\n}'];
  }),
  wrap('wrap-try-catch', (statement, cx) => [
    'try {\n',
    `\n} ${cx.random.pick(['catch {}', `catch {\n${pause(statement)}\n}`, 'catch (mutError) {\nthrow mutError;\n}'])}`,
  ]),
  wrap('wrap-try-finally', (statement) => ['try {\n', `\n} finally {\n${pause(statement)}\n}`]),
  wrap('wrap-try-error', (statement, cx) => [
    'try {\n',
    `\nif (${condition(statement, cx)}) throw new Error('mut');\n} catch (mutError) {\nif ((mutError as Error).message !== 'mut') throw mutError;\n}`,
  ]),
  wrap('wrap-finally-body', (statement) => (hasJump(statement) ? undefined : ['try {\n} finally {\n', '\n}'])),
  wrap('wrap-catch-body', (statement) => ["try {\nthrow new Error('mut');\n} catch {\n", `\n${pause(statement)}\n}`]),
  wrap('wrap-for-of', (_, cx) => [`for (const ${cx.fresh()} of ${cx.random.pick(['[0]', '[0, 1]'])}) {\n`, '\n}']),
  wrap('wrap-for', (_, cx) => {
    const index = cx.fresh();
    return [`for (let ${index} = 0; ${index} < 2; ${index}++) {\n`, '\n}'];
  }),
  wrap('wrap-do', (statement) => ['do {\n', `\n${pause(statement)}\n} while (mutNo());`]),
  wrap('wrap-while', (_, cx) => {
    const left = cx.fresh();
    return [`let ${left} = 2;\nwhile (${left} > 0) {\n${left} -= 1;\n`, '\n}'];
  }),
  wrap('wrap-for-each', (statement) =>
    hasJump(statement) || hasAwait(statement) ? undefined : ['[0, 1].forEach(() => {\n', '\n});'],
  ),
  wrap('wrap-function', (statement) => {
    if (hasJump(statement)) return undefined;
    if (canAwait(statement)) return ['await (async () => {\n', `\n${pause(statement)}\n})();`];
    return hasAwait(statement) ? undefined : ['(() => {\n', '\n})();'];
  }),
  wrap('wrap-shadow', (statement, cx) => {
    const locals = localsAt(statement, cx);
    if (hasJump(statement) || locals.length === 0) return undefined;
    const { name } = cx.random.pick(locals);
    if (hasAwait(statement)) return [`await (async (${name}) => {\n`, `\n})(${name});`];
    return [`((${name}) => {\n`, `\n})(${name});`];
  }),
  wrap('wrap-all', (statement) =>
    canAwait(statement) && !hasJump(statement)
      ? ['await Promise.all([(async () => {\n', '\n})(), mutSlow({ at: 3 })]);']
      : undefined,
  ),
  wrap('wrap-switch', (statement, cx) =>
    hasJump(statement)
      ? undefined
      : [
          `switch (${condition(statement, cx)}) {\ncase true:\n`,
          `\n${cx.random.pick(['', 'break;'])}\ndefault:\n${pause(statement)}\n}`,
        ],
  ),
];

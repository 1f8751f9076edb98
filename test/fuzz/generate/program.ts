/** A whole generated program: one module with its handles, error classes, helpers and one workflow, and inputs for it. */
import { classForm } from './class-methods.ts';
import { createContext, declare } from './context.ts';
import { expression } from './expressions.ts';
import { helper, recursiveHelper } from './functions.ts';
import { inputOf } from './inputs.ts';
import { moduleConstants } from './module-constants.ts';
import { createRandom } from './random.ts';
import { required, sharedObjects } from './shared-objects.ts';
import { statement, statements } from './statements.ts';
import { HANDLES } from './tasks.ts';
import { BOOLEAN, listOf, printType, randomType, recordOf, STRING, type Type } from './types.ts';

export interface FuzzProgram {
  readonly seed: number;
  readonly source: string;
  readonly inputs: readonly unknown[];
  /** Calls may come in any order. */
  readonly concurrent: boolean;
  /** How often each construct was written. */
  readonly hits: ReadonlyMap<string, number>;
}

/** What every program begins with. */
export const HEAD = `import { map, Retry, retry, sleep, Timeout, Workflow, workflow, WorkflowError } from 'stepscript';
import { lambda } from 'stepscript/tasks';

${HANDLES}

class Boom extends WorkflowError {}
class SubBoom extends Boom {}
class Other extends WorkflowError {}
`;

/** How many of the programs are about objects with several names. */
const SHARED = 0.35;

/** The program of a seed; the same seed always gives the same program. */
export function generateProgram(seed: number, sharedPart = SHARED): FuzzProgram {
  const random = createRandom(seed);
  const shared = random.chance(sharedPart);
  const budget = shared ? 5 + random.below(14) : 6 + random.below(30);
  const cx = createContext(random, budget, { expression, statements });
  cx.shared = shared;
  const input = inputType();
  const helpers: string[] = [];
  const constants = !shared && random.chance(0.3);
  if (constants) helpers.push(moduleConstants(cx));
  if (!shared && random.chance(0.4)) helpers.push(helper(cx, false));
  if (!shared && random.chance(0.3)) helpers.push(helper(cx, true));
  if (!shared && random.chance(0.15)) helpers.push(recursiveHelper(cx));
  if (constants && random.chance(0.3)) helpers.push(moduleConstants(cx));
  const form = !shared && random.chance(0.2) ? classForm(cx) : undefined;
  declare(cx, { name: 'input', type: input, writable: false, mutable: false });
  const pure = random.chance(0.25);
  if (pure) cx.awaits = 0;
  const lines: string[] = [];
  if (shared || random.chance(0.5)) {
    lines.push('const log: string[] = [];');
    declare(cx, { name: 'log', type: listOf(STRING), writable: false, mutable: true });
  }
  if (shared) lines.push(...sharedObjects(cx));
  while (cx.budget > 0) lines.push(statement(cx));
  lines.push(result());
  const code = lines.filter((line) => line !== '').join('\n');
  const body = form
    ? `${form.parent}@Workflow()\nexport class run${form.heritage} {\n${form.members}\nasync run(input: ${printType(input)}) {\n${code}\n}\n}\n`
    : `export const run = workflow(async (input: ${printType(input)}) => {\n${code}\n});\n`;
  return {
    seed,
    source: [HEAD, ...helpers, body].join('\n'),
    inputs: Array.from({ length: 4 }, () => JSON.parse(JSON.stringify(inputOf(random, input))) as unknown),
    concurrent: cx.concurrent,
    hits: cx.hits,
  };

  function inputType(): Type {
    const fields = Array.from({ length: 2 + random.below(4) }, (_, index) => ({
      name: ['a', 'b', 'c', 'd', 'list', 'rec'][index] ?? 'z',
      type: randomType(random, 2),
      optional: random.chance(0.2),
    }));
    const asked = [required('flag', BOOLEAN)];
    return recordOf(shared ? [...asked, ...fields.slice(0, 1)] : fields);
  }

  /** Everything that is in scope at the end, so that no wrong value stays hidden; a few of the names of shared objects. */
  function result(): string {
    const names = cx.variables
      .filter((variable) => !shared || variable.name === 'log' || random.chance(0.35))
      .filter((variable) => /^\w+$/.test(variable.name) && variable.name !== 'input')
      .map((variable) => variable.name);
    return names.length === 1 && random.chance(0.5) ? `return ${names[0]};` : `return { ${names.join(', ')} };`;
  }
}

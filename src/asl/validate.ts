/**
 * Says what Step Functions would refuse about a definition, before anything is deployed. One file under `validate/` holds one
 * family of rules; this one only runs them. Problems come in the order of the families, within a family in document order;
 * AWS's own order is not specified. A state is held to the rules of its query language.
 */
import { parseJson } from './parse-json.ts';
import { type Fields, isFields, readGraphs } from './validate/document.ts';
import { checkExpress } from './validate/express.ts';
import { checkExpressions, parseExpressions } from './validate/expressions.ts';
import { checkFields } from './validate/fields.ts';
import { checkLanguages, isJsonPathState } from './validate/language.ts';
import { checkMaps } from './validate/maps.ts';
import { checkNames } from './validate/names.ts';
import { formatProblem, type Report, type ValidationProblem } from './validate/problem.ts';
import { checkRecovery } from './validate/recovery.ts';
import { checkSize } from './validate/size.ts';
import { checkTasks } from './validate/tasks.ts';
import { checkTiming } from './validate/timing.ts';
import { checkTransitions } from './validate/transitions.ts';
import { checkVariables } from './validate/variables.ts';

/**
 * What the definition is validated for.
 *
 * @example
 * const options: ValidationOptions = { type: 'EXPRESS' };
 */
export interface ValidationOptions {
  /** The type of the state machine; default `STANDARD`. */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/**
 * The problems of a definition, none if Step Functions accepts it. Any value may be given.
 *
 * @example
 * const problems = validateStateMachine(definition, { type: 'EXPRESS' });
 * if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
 */
export function validateStateMachine(machine: unknown, options: ValidationOptions = {}): ValidationProblem[] {
  const { report, problems } = collector();
  if (isFields(machine)) {
    checkSize(JSON.stringify(machine), report);
    checkMachine(machine, options, report);
  } else report('SCHEMA_VALIDATION_FAILED', 'Expected value of type [OBJECT]', '/');
  return problems();
}

/**
 * The problems of a definition given as JSON text, as CreateStateMachine takes it.
 *
 * @example
 * validateDefinitionText('{'); // [{ code: 'INVALID_JSON_DESCRIPTION', … }]
 */
export function validateDefinitionText(text: string, options: ValidationOptions = {}): ValidationProblem[] {
  const { report, problems } = collector();
  checkSize(text, report);
  try {
    const machine: unknown = parseJson(text);
    if (isFields(machine)) checkMachine(machine, options, report);
    else report('SCHEMA_VALIDATION_FAILED', 'Expected value of type [OBJECT]', '/');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    report('INVALID_JSON_DESCRIPTION', error.message, null);
  }
  return problems();
}

function checkMachine(machine: Fields, { type = 'STANDARD' }: ValidationOptions, report: Report): void {
  const graphs = readGraphs(machine);
  checkLanguages(machine, graphs, report);
  checkFields(machine, graphs, report);
  checkNames(graphs, report);
  checkTransitions(graphs, report);
  checkRecovery(graphs, report);
  const jsonPath = new Set(graphs.flatMap(({ states }) => states).filter((state) => isJsonPathState(machine, state)));
  checkTiming(graphs, jsonPath, report);
  checkTasks(graphs, jsonPath, report);
  checkMaps(graphs, jsonPath, report);
  checkExpress(graphs, type === 'EXPRESS', report);
  const expressions = parseExpressions(graphs, jsonPath, report);
  checkExpressions(expressions, report);
  checkVariables(graphs, expressions, jsonPath, report);
}

// Two families may find the same thing; it is said once.
function collector(): { readonly report: Report; readonly problems: () => ValidationProblem[] } {
  const found = new Map<string, ValidationProblem>();
  return {
    report: (code, message, location) => {
      const problem: ValidationProblem = { code, message, location };
      found.set(formatProblem(problem), problem);
    },
    problems: () => [...found.values()],
  };
}

/**
 * From what users hand over to a machine that the engine can run: what Step Functions would refuse at creation is refused
 * here, everything in one error, and placeholders are substituted.
 */
import type { CompiledWorkflow } from '../artifact/index.ts';
import { AWS_CODES, formatProblem, type ProblemCode, type StateMachine, validateStateMachine } from '../asl/index.ts';
import { UsageError } from '../dsl/index.ts';
import { nameQueryLanguages } from './name-query-languages.ts';

/** Values of placeholders: `{ OrdersName: 'orders' }` for `${OrdersName}`. */
export type Substitutions = Readonly<Record<string, string>>;

/** A definition as a value, or the whole artifact of a workflow. */
export type Runnable = StateMachine | CompiledWorkflow;

/** Whether it is an artifact. */
export function isCompiledWorkflow(runnable: Runnable): runnable is CompiledWorkflow {
  return 'manifest' in runnable;
}

/** What AWS accepts at creation runs here too, and does what it does there. */
const REFUSED: ReadonlySet<ProblemCode> = new Set(AWS_CODES);

/** The definition with its placeholders substituted; those without a value stay. */
export function loadDefinition(
  runnable: Runnable,
  type: 'STANDARD' | 'EXPRESS',
  substitutions: Substitutions,
): StateMachine {
  const definition = isCompiledWorkflow(runnable) ? runnable.definition : runnable;
  const problems = validateStateMachine(definition, { type }).filter(({ code }) => REFUSED.has(code));
  if (problems.length > 0) {
    throw new UsageError(
      'STEP8202',
      `Step Functions refuses the definition: ${problems.map(formatProblem).join('; ')}.`,
      'Correct it at these places.',
    );
  }
  return nameQueryLanguages(substitute(definition, substitutions));
}

function substitute<T>(value: T, substitutions: Substitutions): T {
  if (Object.keys(substitutions).length === 0) return value;
  const text = JSON.stringify(value).replace(/\$\{([^${}]+)\}/g, (placeholder, key: string) =>
    Object.hasOwn(substitutions, key) ? JSON.stringify(substitutions[key]).slice(1, -1) : placeholder,
  );
  return JSON.parse(text);
}

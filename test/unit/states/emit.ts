/**
 * Emits a workflow made in a test, and runs the definition in the embedded engine with answers for its functions.
 */
import { LocalRuntime, TaskError, type TaskRequest } from '../../../src/runtime/index.ts';
import { type EmitResult, emitStateMachine } from '../../../src/transformer/emit/states/index.ts';
import type { HirStatement } from '../../../src/transformer/hir/types.ts';
import { lower } from '../flow/lower.ts';
import type { Maker } from '../flow/maker.ts';

export type Emitted = Extract<EmitResult, { ok: true }>;

/** The definition and what belongs to it. */
export function emit(m: Maker, body: readonly HirStatement[]): Emitted {
  const result = emitStateMachine(lower(m, body), m.ids, m.sourceText);
  if (!result.ok) throw new Error(result.diagnostics.map((diagnostic) => diagnostic.message).join('; '));
  return result;
}

/** What a function answers, given its argument and how many calls there were. */
export type Reply = (argument: unknown, calls: number) => unknown;

export interface EngineRun {
  readonly outcome: { readonly output?: unknown; readonly error?: string; readonly cause?: string };
  /** Function names and arguments, in order. */
  readonly calls: readonly (readonly [string, unknown])[];
  readonly transitions: number;
}

/** Fails a call under an ASL error name. */
export function fail(error: string, cause = ''): never {
  throw new TaskError(error, cause);
}

/** Runs the definition; every `${<name>Arn}` is a function that `replies` answers for. */
export async function runInEngine(
  { definition }: Emitted,
  input: NonNullable<Parameters<LocalRuntime['run']>[1]>,
  replies: Readonly<Record<string, Reply>>,
): Promise<EngineRun> {
  const calls: (readonly [string, unknown])[] = [];
  const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  const names = Object.keys(replies);
  const mocks = names.map((name) => {
    const answer = async (request: TaskRequest): Promise<unknown> => {
      calls.push([name, request.arguments]);
      return replies[name]?.(request.arguments, calls.length) ?? null;
    };
    return [arn(name), answer] as const;
  });
  const runtime = new LocalRuntime({ mocks: Object.fromEntries(mocks) });
  const substitutions = Object.fromEntries(names.map((name) => [`${name}Arn`, arn(name)]));
  const result = await runtime.run(definition, input, { substitutions });
  const { error, cause } = result;
  const outcome =
    result.status === 'SUCCEEDED'
      ? { output: result.output }
      : { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  return { outcome, calls, transitions: result.transitions };
}

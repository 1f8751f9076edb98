/**
 * Makes a failing program small: tries all programs that are one simplification away, many in one compilation, goes on with
 * the shortest that still fails in the same way, and stops when none does.
 */
import { compileSources } from './compile-sources.ts';
import { judge } from './judge.ts';
import { simplifications } from './simplify.ts';

export interface FailingProgram {
  readonly source: string;
  readonly input: unknown;
  readonly concurrent: boolean;
}

/** How a program fails for an input; undefined when it does not. */
export async function failureOf(program: FailingProgram): Promise<string | undefined> {
  const [compiled] = compileSources([program.source]);
  return compiled && failureOfCompiled(program, compiled);
}

async function failureOfCompiled(
  program: FailingProgram,
  compiled: ReturnType<typeof compileSources>[number],
): Promise<string | undefined> {
  if (compiled.kind === 'crashed') return `crash: ${signature(compiled.message)}`;
  if (compiled.kind !== 'compiled') return undefined;
  const verdict = await judge(program.source, compiled.workflow, program.input, program.concurrent);
  return verdict.kind === 'different' ? verdict.what : undefined;
}

/** A fault's message without the names and numbers in it. */
export function signature(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.replace(/`[^`]*`|'[^']*'|"[^"]*"|\d+/g, '…').slice(0, 100);
}

const BATCH = 24;

/** The smallest program found before the time is over. */
export async function shrink(program: FailingProgram, failure: string, deadline: number): Promise<FailingProgram> {
  let best = program;
  let improved = true;
  while (improved && Date.now() < deadline) {
    improved = false;
    const candidates = simplifications(best.source);
    for (let start = 0; start < candidates.length && !improved && Date.now() < deadline; start += BATCH) {
      const batch = candidates.slice(start, start + BATCH);
      const compiled = compileSources(batch);
      for (const [index, source] of batch.entries()) {
        const result = compiled[index];
        const candidate = { ...best, source };
        if (result && (await failureOfCompiled(candidate, result)) === failure) {
          best = candidate;
          improved = true;
          break;
        }
      }
    }
  }
  return best;
}

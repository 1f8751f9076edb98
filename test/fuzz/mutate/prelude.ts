/** What mutants call: tasks and helpers under names that no case uses, added to a program that names them. */
import { after, type CaseTasks, TaskFailure } from '../../differential/cases.ts';

const LAMBDA = "import { lambda as mutLambda } from 'stepscript/tasks';";

const PARTS: Readonly<Record<string, string>> = {
  mutPause: "const mutPause = mutLambda.fn<{ at: number }, null>('MutPause');",
  mutSlow: "const mutSlow = mutLambda.fn<{ at: number }, null>('MutSlow');",
  mutFail: "const mutFail = mutLambda.fn<{ at: number }, null>('MutFail');",
  mutAfter: 'async function mutAfter<T>(value: T): Promise<T> {\n  await mutPause({ at: 0 });\n  return value;\n}',
  mutSame: 'function mutSame<T>(value: T): T {\n  return value;\n}',
  mutEither: 'function mutEither<T>(first: boolean, a: T, b: T): T {\n  return first ? a : b;\n}',
  mutApply: 'function mutApply<T>(make: () => T): T {\n  return make();\n}',
  mutYes: 'function mutYes(): boolean {\n  return true;\n}',
  mutNo: 'function mutNo(): boolean {\n  return false;\n}',
};

/** The program with the parts that it names. */
export function withPrelude(source: string): string {
  let text = source;
  // A part names others.
  for (let size = -1; size !== text.length; ) {
    size = text.length;
    for (const [name, part] of Object.entries(PARTS)) {
      if (new RegExp(`\\b${name}\\b`).test(text) && !text.includes(part)) text += `${part}\n`;
    }
  }
  return text.includes('mutLambda.') ? `${LAMBDA}\n${text}` : text;
}

/** What the tasks of the parts do. */
export const MUTANT_TASKS: CaseTasks = {
  MutPause: () => null,
  MutSlow: () => after(2, null),
  MutFail: () => {
    throw new TaskFailure('MutBoom', 'mut');
  },
  MutEcho: ({ value }: { value?: unknown }) => value ?? null,
};

/** Tasks that take longer than they do, which no workflow may rely on. */
import { after, type CaseTasks, Later } from '../differential/cases.ts';

type Task = CaseTasks[string];

/** The task, whose answers take so many seconds where it is slow. */
export function slowed(task: Task, isSlow: (payload: unknown) => boolean, seconds: number): Task {
  return (payload) => {
    if (!isSlow(payload)) return task(payload);
    try {
      const value = task(payload);
      return after(seconds, value instanceof Later ? value.value : value);
    } catch (error) {
      return after(seconds, error);
    }
  };
}

/** All tasks, of which those calls are slow that the test chooses, in the order in which they are made. */
export function slowedCalls(tasks: CaseTasks, isSlow: (call: number) => boolean, seconds: number): CaseTasks {
  let calls = 0;
  const slow = Object.entries(tasks).map(([id, task]) => [
    id,
    slowed(
      task,
      () => {
        calls += 1;
        return isSlow(calls);
      },
      seconds,
    ),
  ]);
  return Object.fromEntries(slow);
}

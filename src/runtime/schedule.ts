/**
 * When the results of concurrent work are taken note of. Whatever is ready at the same time may go on in any order on Step
 * Functions; a seeded schedule draws one, so that tests see more than the order of arrival and can see each again.
 */

/** Calls back now or later, once. */
export type Schedule = (proceed: () => void) => void;

/** In the order of arrival. */
export const inOrder: Schedule = (proceed) => proceed();

/** One at a time of all that is ready, drawn by the numbers in [0, 1) of `random`. */
export function seeded(random: () => number): Schedule {
  const ready: (() => void)[] = [];
  const next = (): void => {
    const [drawn] = ready.splice(Math.floor(random() * ready.length), 1);
    // Whatever follows from it at once is ready for the next draw.
    if (ready.length > 0) setImmediate(next);
    drawn?.();
  };
  return (proceed) => {
    ready.push(proceed);
    if (ready.length === 1) setImmediate(next);
  };
}

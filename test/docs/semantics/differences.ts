/**
 * Workflows whose compiled run may differ from Node. `licensed.ts` has what both do.
 */
import { distributedMap, sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const ask = lambda.fn<unknown, number>('Ask');
const note = lambda.fn<string, null>('Note');

export const siblings = workflow(async () => {
  const slow = async () => {
    await ask(2);
    await note('slow');
  };
  try {
    await Promise.all([slow(), ask(-1)]);
  } catch {
    await sleep(5);
  }
});

export const heldFailure = workflow(async () => {
  const failing = ask(-1);
  await ask(3);
  await note('after');
  await failing;
});

export const heldFailureCaught = workflow(async () => {
  const failing = ask(-1);
  await note('after');
  try {
    await failing;
  } catch (error) {
    return (error as Error).name;
  }
  return null;
});

export const nameOfError = workflow(async (input: { items: { id: string }[] }) => {
  const { id } = input.items[0]!;
  return id;
});

export const ownToString = workflow(async (input: { data: object }) => input.data + '!');

export const propertyOfArray = workflow(async (input: { data: object }) => {
  const data = input.data as { name?: string };
  data.name = 'a';
  return data;
});

export const inherited = workflow(async (input: { key: string }) => {
  const record: Record<string, number> = { a: 1 };
  return [input.key in record, record[input.key] !== undefined];
});

export const markedNumber = workflow(async (input: { n: number; text: string }) => {
  const list: (number | string)[] = [Math.sqrt(input.n), input.text];
  while (list.length < 3) list.push(await ask(0));
  return list.map((one) => typeof one);
});

export const markedItem = workflow(async (input: { items: { name?: string }[] }) => {
  const names = input.items.map(({ name }) => name);
  await sleep(1);
  return names.map((name) => name === undefined);
});

export const rangeOfNothing = workflow(async (input: { n: number }) => [...Array(input.n).keys()]);

export const negativeZero = workflow(async (input: { n: number }) => {
  const zero = (await ask(input.n)) * -1;
  await sleep(1);
  return [Object.is(zero, -0), 1 / zero > 0, zero];
});

export const clock = workflow(async () => {
  const before = Date.now();
  await sleep(1);
  const [after, again] = [Date.now(), Date.now()];
  return [after - before, again - after];
});

export const believed = workflow(async (input: { n: unknown }) => (input.n as string).length);

export const present = workflow(async (input: { id: string }[]) => input[0]!.id);

export const contradicting = workflow(async (input: number[]) => input.toSorted((a, b) => ((a * b) % 3 ? 1 : -1)));

export const oneLess = workflow(async (input: number[]) => input.toSorted((a, b) => (a < b ? -1 : 1)));

class Base extends WorkflowError {}
class Derived extends Base {}

export const errorByName = workflow(async () => {
  try {
    await ask(0);
  } catch (error) {
    return error instanceof Base ? 'base' : 'other';
  }
  return new Derived('never').message;
});

export const lengthened = workflow(async (input: { to: number }) => {
  const list = [1, 2];
  list.length = input.to;
  return list.length;
});

/** As many items as a division says. */
export const longArray = workflow(async (input: { n: number; by: number }) => {
  return Array.from({ length: Math.ceil(input.n / input.by) }, (_, index) => index).length;
});

interface Deep {
  ratio: number;
  inside?: Deep;
}

/** An object that is as deep as it is told, with infinities, kept while a task runs. */
export const deepData = workflow(async (input: { depth: number }) => {
  let deep: Deep = { ratio: input.depth / 0 };
  for (let level = 1; level < input.depth; level++) deep = { ratio: level / 0, inside: deep };
  await note('kept');
  return JSON.stringify(deep).split('ratio').length - 1;
});

export const holes = workflow(async (input: { at: number }) => {
  const list = [1];
  list[input.at] = 2;
  return list.length;
});

export const readDate = workflow(async (input: string) => new Date(input).getTime());

export const parsed = workflow(async (input: string) => [(JSON.parse(input) as { a: number }).a]);

export const tooMuch = workflow(async (input: { n: number }) => 'x'.repeat(input.n));

export const overflow = workflow(async (input: { n: number }) => input.n * input.n);

export const overflowUsed = workflow(async (input: { n: number }) => input.n * input.n - 1);

export const forever = workflow(async () => {
  let rounds = 0;
  for (let n = 0; n < 1e6; n++) rounds += n % 3;
  return rounds;
});

export const batches = workflow(async (input: string[]) => {
  await distributedMap(input, async (batch) => note(`${batch.items.length}`), { batch: { maxBytes: 30 } });
});

export const longWinner = workflow(async (input: { n: number }) => Promise.race([wide(input.n), wide(input.n + 1)]));
async function wide(n: number): Promise<string> {
  return 'x'.repeat(await ask(n));
}

export const noRace = workflow(async (input: number[]) => Promise.race(input.map((n) => ask(n))));

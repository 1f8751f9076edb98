/**
 * Reading a little ahead of the children: a source that ends soon is known whole before the first child starts, so that
 * percentages mean something from the start, and a long one is never in memory as a whole.
 */
import type { ChildInput } from '../../dsl/distributed-map/index.ts';
import { jsonBytes } from '../interpreter/json.ts';

const MAX_CHILDREN = 1000;
const MAX_BYTES = 4_194_304;

/** Inputs of children, in order. */
export interface LookAhead {
  /** The next input; undefined at the end. */
  readonly next: () => Promise<ChildInput | undefined>;
  /** Reads no further. */
  readonly close: () => Promise<void>;
}

/** Looks ahead; tells of every input that is read, and of the end. */
export function lookAhead(
  inputs: AsyncGenerator<ChildInput>,
  read: (input: ChildInput) => void,
  ended: () => void,
): LookAhead {
  const buffer: { readonly input: ChildInput; readonly bytes: number }[] = [];
  let at = 0;
  let bytes = 0;
  let isRead = false;
  const fill = async (): Promise<void> => {
    while (!isRead && buffer.length < MAX_CHILDREN && bytes < MAX_BYTES) {
      const { done, value } = await inputs.next();
      if (done === true) {
        isRead = true;
        ended();
        return;
      }
      const size = jsonBytes(value.input);
      bytes += size;
      buffer.push({ input: value, bytes: size });
      read(value);
    }
  };
  return {
    next: async () => {
      // Only an empty buffer is filled again, so that reading does not go step by step with starting.
      if (at === buffer.length) {
        buffer.length = 0;
        at = 0;
        await fill();
      }
      const entry = buffer[at];
      at += 1;
      bytes -= entry?.bytes ?? 0;
      return entry?.input;
    },
    close: async () => {
      await inputs.return(undefined);
    },
  };
}

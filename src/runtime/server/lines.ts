/**
 * Files of lines that are only ever appended to, read piece by piece: the journal of a map run may be larger than memory.
 */
import { closeSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const PIECE_BYTES = 1_048_576;
const NEWLINE = 0x0a;

/** The complete lines of a file. */
export function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const piece = Buffer.alloc(PIECE_BYTES);
      const length = readSync(descriptor, piece);
      if (length === 0) return;
      let content = Buffer.concat([rest, piece.subarray(0, length)]);
      for (let end = content.indexOf(NEWLINE); end >= 0; end = content.indexOf(NEWLINE)) {
        yield content.toString('utf8', 0, end);
        content = content.subarray(end + 1);
      }
      rest = content;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Cuts off what a kill left of a last line, so that the next one is not glued to it. */
export function cutHalfLine(file: string): void {
  const { size } = statSync(file);
  const descriptor = openSync(file, 'r');
  try {
    for (let end = size; end > 0; ) {
      const start = Math.max(0, end - PIECE_BYTES);
      const piece = Buffer.alloc(end - start);
      readSync(descriptor, piece, 0, piece.length, start);
      const at = piece.lastIndexOf(NEWLINE);
      if (at >= 0) {
        if (start + at + 1 < size) truncateSync(file, start + at + 1);
        return;
      }
      end = start;
    }
    if (size > 0) truncateSync(file, 0);
  } finally {
    closeSync(descriptor);
  }
}

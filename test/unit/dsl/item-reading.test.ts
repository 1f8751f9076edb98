/** Reading items from text that comes in pieces, wherever the pieces are cut. */
import { describe, expect, it } from 'vitest';
import { readItems } from '../../../src/dsl/distributed-map/index.ts';
import type { ContentConfig } from '../../../src/dsl/distributed-map/read-content.ts';

async function read(body: unknown, config: ContentConfig, maxItems?: number): Promise<unknown[]> {
  const items: unknown[] = [];
  const reading = { resource: 'arn:aws:states:::s3:getObject', arguments: { Bucket: 'b', Key: 'k' }, config, maxItems };
  for await (const item of readItems(reading, async () => ({ Body: body }))) items.push(item);
  return items;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const csv: ContentConfig = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

describe('text in pieces', () => {
  const text = '\uFEFFid,"na""me",empty\r\n1,"Zoë, 😀",\r\n\r\n2,"two\nlines","""",surplus\n"3"';
  const rows = [
    { id: '1', 'na"me': 'Zoë, 😀', empty: '' },
    { id: '2', 'na"me': 'two\nlines', empty: '"' },
    { id: '3', 'na"me': '', empty: '' },
  ];
  it.each([1, 2, 3, 5, 7, 1000])('gives the same rows in pieces of %d bytes', async (size) => {
    expect(await read(pieces(Buffer.from(text), size), csv)).toEqual(rows);
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    expect(await read(pieces(Buffer.from(lines), size), { InputType: 'JSONL' })).toEqual(rows);
    expect(await read(pieces(Buffer.from(JSON.stringify(rows)), size), { InputType: 'JSON' })).toEqual(rows);
  });

  it('reads no further than it has to', async () => {
    let given = 0;
    const endless = async function* (): AsyncGenerator<string> {
      yield 'n\n';
      for (;;) {
        given += 1;
        yield `${given}\n`;
      }
    };
    expect(await read(endless(), csv, 3)).toEqual([{ n: '1' }, { n: '2' }, { n: '3' }]);
    expect(given).toBe(3);
  });

  it.each<[string, string, unknown[]]>([
    ['nothing', '', []],
    ['headers only', 'a,b', []],
    ['a field of quotes', 'a\n""""""\n', [{ a: '""' }]],
    ['a quote inside of a field', 'a\nx"y\n', [{ a: 'x"y' }]],
    ['an open quote', 'a\n"x\ny', [{ a: 'x\ny' }]],
    ['text after a quoted field', 'a\n"x"y\n', [{ a: 'xy' }]],
  ])('reads %s', async (_, content, items) => {
    expect(await read(content, csv)).toEqual(items);
  });

  it('fails as the item reader where a stream breaks', async () => {
    const broken = async function* (): AsyncGenerator<string> {
      yield 'a\n1\n';
      throw new Error('connection lost');
    };
    await expect(read(broken(), csv)).rejects.toMatchObject({
      name: 'States.ItemReaderFailed',
      message: 'connection lost',
    });
    const packed = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]);
    await expect(read(packed, csv)).rejects.toMatchObject({ name: 'States.ItemReaderFailed' });
  });
});

/** `toString(radix)` of numbers of every size, compared with JavaScript's own. */
import { describe, expect, it } from 'vitest';
import type { VarId } from '../../../../src/transformer/core/ids.ts';
import { shapes } from '../../../../src/transformer/core/shape.ts';
import { emitExpression } from '../../../../src/transformer/emit/jsonata/index.ts';
import { scopeOf } from '../compare.ts';
import { evaluateText } from '../evaluate.ts';
import { type Random, seeded } from '../generate/random.ts';
import * as v from '../values.ts';

const HARD = [
  0.1,
  -0.1,
  1 / 3,
  0.5,
  1 - 2 ** -53,
  2 - 2 ** -52,
  1023.9999999999999,
  35.99999999999999,
  4503599627370495.5,
  2 ** 53 + 2,
  1e-7,
  5e-324,
  2.2250738585072014e-308,
];
const RADIXES = [2, 3, 7, 10, 16, 36];
const BYTES = new DataView(new ArrayBuffer(8));

function randomNumber(random: Random): number {
  if (random.int(3) > 0) return (random.int(2 ** 31) - 2 ** 30) / 2 ** random.int(45);
  BYTES.setUint32(0, random.int(2 ** 31) * 2 + random.int(2));
  BYTES.setUint32(4, random.int(2 ** 31));
  const found = BYTES.getFloat64(0);
  return Math.abs(Math.log10(Math.abs(found))) < 20 ? found : randomNumber(random);
}

describe('numbers as text in a radix', () => {
  it('is what V8 writes', async () => {
    const random = seeded(36);
    const samples = [
      ...HARD.flatMap((x) => RADIXES.map((radix) => ({ x, radix }))),
      ...Array.from({ length: 300 }, () => ({ x: randomNumber(random), radix: 2 + random.int(35) })),
    ];
    const x = v.ids.variable();
    const radix = v.ids.variable();
    const call = v.library(
      'Number.prototype.toString',
      v.ref(x, shapes.number),
      [v.ref(radix, shapes.integer)],
      shapes.string,
    );
    const values = new Map<VarId, unknown>([
      [x, 0],
      [radix, 2],
    ]);
    const text = emitExpression(call, scopeOf({ values }));
    const all = `[$map($samples, function($sample) {($v${x} := $sample.x; $v${radix} := $sample.radix; ${text})})]`;
    for (let from = 0; from < samples.length; from += 100) {
      const part = samples.slice(from, from + 100);
      expect(await evaluateText(all, { samples: part })).toEqual(part.map((one) => one.x.toString(one.radix)));
    }
  });
});

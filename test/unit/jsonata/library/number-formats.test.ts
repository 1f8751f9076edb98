/** `toFixed`, `toPrecision` and `toExponential` of thousands of numbers, compared with JavaScript's own. */
import { describe, expect, it } from 'vitest';
import type { VarId } from '../../../../src/transformer/core/ids.ts';
import { shapes } from '../../../../src/transformer/core/shape.ts';
import { emitExpression } from '../../../../src/transformer/emit/jsonata/index.ts';
import { scopeOf } from '../compare.ts';
import { evaluateText } from '../evaluate.ts';
import { type Random, seeded } from '../generate/random.ts';
import * as v from '../values.ts';

type Method = 'toFixed' | 'toPrecision' | 'toExponential';
interface Sample {
  readonly x: number;
  readonly d: number;
}

const HARD = [
  0,
  0.5,
  1.5,
  2.5,
  9.5,
  99.5,
  0.05,
  0.95,
  1.005,
  1.45,
  8.345,
  10.235,
  1.255,
  0.000001,
  0.0000005,
  1e-7,
  123.456,
  1e21,
  999999999999999900000,
  1e22,
  2 ** 53,
  2 ** 53 - 1,
  2 ** 53 + 2,
  2 ** 70,
  4503599627370495.5,
  0.1 + 0.2,
  5e-324,
  1.7976931348623157e308,
];
const BYTES = new DataView(new ArrayBuffer(8));

/** Any double, a price, a tie in binary, a number next to a tie, a whole number. */
function randomNumber(random: Random): number {
  const size = (): number => {
    switch (random.int(6)) {
      case 0:
        return random.int(10_000_000) / 10 ** random.int(8);
      case 1:
        return (2 * random.int(5_000_000) + 1) / 2 ** (1 + random.int(20));
      case 2:
        return (random.int(100_000) + 0.5) / 10 ** random.int(6);
      case 3:
        return random.int(2 ** 31) * 2 ** (random.int(90) - 20);
      case 4:
        return Number(`${'9'.repeat(1 + random.int(16))}.${'9'.repeat(random.int(8))}5e${random.int(30) - 18}`);
      default:
        BYTES.setUint32(0, random.int(2 ** 31));
        BYTES.setUint32(4, random.int(2 ** 31) * 2 + random.int(2));
        return BYTES.getFloat64(0);
    }
  };
  const found = size();
  const finite = Number.isFinite(found) && (found === 0 || Math.abs(Math.log10(found)) < 30 || random.int(60) === 0);
  if (!finite) return randomNumber(random);
  return random.int(4) === 0 ? -found : found;
}

const CHUNK = 200;

/** How the emitted call writes the samples, all in one evaluation. */
async function written(
  method: Method,
  samples: readonly Sample[],
  digits: number | 'given' | 'none',
): Promise<unknown[]> {
  const x = v.ids.variable();
  const d = v.ids.variable();
  const given = digits === 'none' ? [] : [digits === 'given' ? v.ref(d, shapes.integer) : v.literal(digits)];
  const call = v.library(`Number.prototype.${method}`, v.ref(x, shapes.number), given, shapes.string);
  const values = new Map<VarId, unknown>([
    [x, 0],
    [d, 0],
  ]);
  const text = emitExpression(call, scopeOf({ values }));
  const all = `[$map($samples, function($sample) {($v${x} := $sample.x; $v${d} := $sample.d; ${text})})]`;
  const texts: unknown[] = [];
  // An evaluation has a limit of time.
  for (let from = 0; from < samples.length; from += CHUNK) {
    const part = await evaluateText(all, { samples: samples.slice(from, from + CHUNK) });
    if (!Array.isArray(part)) return [part];
    texts.push(...(part as unknown[]));
  }
  return texts;
}

const expected = (method: Method, { x, d }: Sample): string => x[method](d);

async function differences(method: Method, samples: readonly Sample[], digits: number | 'given'): Promise<unknown[]> {
  const texts = await written(method, samples, digits);
  const wanted = samples.map((sample) => expected(method, sample));
  return samples
    .map((sample, at) => ({ ...sample, wanted: wanted[at], got: texts[at] as unknown }))
    .filter((one) => one.wanted !== one.got)
    .slice(0, 8);
}

describe('numbers as text', () => {
  it.each(['toFixed', 'toPrecision', 'toExponential'] as const)('%s with computed digits', async (method) => {
    const random = seeded(20_261_121);
    const least = method === 'toPrecision' ? 1 : 0;
    const samples = [
      ...HARD.flatMap((x) => [0, 1, 2, 5, 20].map((d) => ({ x, d: Math.max(d, least) }))),
      ...Array.from({ length: 600 }, () => ({
        x: randomNumber(random),
        d: least + random.int(random.int(10) === 0 ? 100 : 18),
      })),
    ];
    expect(await differences(method, samples, 'given')).toEqual([]);
  });

  it.each([0, 1, 2, 3, 8, 15])('toFixed(%i)', async (d) => {
    const random = seeded(d + 1);
    const samples = [...HARD, ...Array.from({ length: 200 }, () => randomNumber(random))].map((x) => ({ x, d }));
    expect(await differences('toFixed', samples, d)).toEqual([]);
  });

  it('toExponential without digits', async () => {
    const random = seeded(7);
    const numbers = [...HARD, ...Array.from({ length: 400 }, () => randomNumber(random))];
    const samples = [...numbers, ...numbers.map((x) => Number(x.toPrecision(6)))].map((x) => ({ x, d: 0 }));
    expect(await written('toExponential', samples, 'none')).toEqual(samples.map(({ x }) => x.toExponential()));
  });
});

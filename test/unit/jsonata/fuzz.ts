/** Long runs by hand: `npx tsx test/unit/jsonata/fuzz.ts <seed> <count> <size> [programs]`. Prints what differs, with the seed of each. */
import { differenceOf, show } from './compare.ts';
import { randomVariables } from './generate/environment.ts';
import { anyValue } from './generate/expressions.ts';
import { programValue } from './generate/programs.ts';
import { seeded } from './generate/random.ts';

const [first = '1', count = '1000', size = '4', kind = 'expressions'] = process.argv.slice(2);
let compared = 0;
let skipped = 0;
let different = 0;
for (let seed = Number(first); seed < Number(first) + Number(count); seed += 1) {
  const random = seeded(seed);
  const { locals, values } = randomVariables(random);
  const make = kind === 'programs' ? programValue : anyValue;
  const expr = make({ random, locals, size: Number(size) });
  try {
    const difference = await differenceOf(expr, { values });
    if (difference === 'skipped') skipped += 1;
    else compared += 1;
    if (difference !== null && difference !== 'skipped') {
      different += 1;
      if (different > 15) continue;
      console.log(`seed ${seed}: wanted ${show(difference.wanted)}, got ${show(difference.got)}`);
      console.log(`  with ${[...values].map(([id, value]) => `$v${id} = ${show(value)}`).join(', ')}`);
      console.log(`  ${difference.text.slice(-1500)}`);
    }
  } catch (thrown) {
    different += 1;
    console.log(
      `seed ${seed}: ${String(thrown)} ${thrown instanceof Error ? (thrown.stack ?? '').split('\n').slice(1, 4).join(' ') : ''}`,
    );
  }
}
console.log(`${compared} compared, ${skipped} skipped, ${different} different`);

/** What effects of random programs give: values by sort and position, and a failure now and then. */
import { Abrupt, type Request } from '../interpreter/machine.ts';

/** The world of one run; the same `seed` answers the same. */
export function answer(seed: number): (request: Request, position: number) => unknown {
  return (request, position) => {
    if ((position * 31 + seed) % 5 === 0)
      throw new Abrupt({ kind: 'throw', value: { name: 'Failed', message: `at ${position}` } });
    switch (request.resource) {
      case 'scalar':
        return (position + seed) % 3;
      case 'record':
        return { a: position, b: 'text', o: { a: 1, o: { a: 2 }, l: [] }, l: [position, { a: 3 }] };
      case 'list':
        return [{ a: position }, 2, [3]];
      default:
        return null;
    }
  };
}

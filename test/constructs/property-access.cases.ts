/** `object.key`: nested, of results, of lists (never mapped over), lengths, of missing objects, keys that JSONata would misread. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Person {
  name: string;
  address?: { city: string | null };
  tags: string[];
}

const find = lambda.fn<{ name: string }, Person>('Find');

export const propertyNested = workflow(async ({ person }: { person: Person }) => ({
  name: person.name,
  city: person.address?.city,
  tags: person.tags.length,
  letters: person.name.length,
}));

export const propertyOfResult = workflow(
  async ({ name }: { name: string }) => (await find({ name })).tags.length + (await find({ name })).name.length,
);

export const propertyTypeError = workflow(async ({ person }: { person: Person | null }) => person!.name);

export const propertyTypeErrorDeep = workflow(async ({ person }: { person: Person }) => person.address!.city!.length);

export const propertyOddNames = workflow(
  async ({
    o,
  }: {
    o: { $id: number; 'a-b': number; and: number; or: number; in: number; function: number; ü: number; _x: number };
  }) => [o.$id, o['a-b'], o.and, o.or, o.in, o.function, o.ü, o._x],
);

export const propertyNull = workflow(async ({ o }: { o: { v: number | null; w?: null } }) => ({
  v: o.v,
  w: o.w,
  isNull: o.v === null,
  missing: o.w === undefined,
}));

export const propertyLengths = workflow(
  async ({ text, list, nested }: { text: string; list: number[]; nested: number[][] }) => [
    text.length,
    list.length,
    nested.length,
    nested[0]?.length ?? -1,
  ],
);

export const propertyListNotMapped = workflow(async ({ groups }: { groups: { members: string[] }[] }) => {
  const all: string[][] = [];
  for (const group of groups) all.push(group.members);
  return { all, first: groups[0]?.members };
});

export const propertyNames = workflow(
  async ({ states, input, count }: { states: number; input: number; count: number }) => {
    const result = states + input;
    const map = { sum: result, string: 'x', keys: count };
    return { map, states, result, length: map.string.length };
  },
);

const ada = { name: 'Ada', address: { city: 'Turin' }, tags: ['x', 'y'] };

export default cases(
  {
    propertyNested: {
      inputs: [
        { person: ada },
        { person: { name: '', tags: [] } },
        { person: { name: '😀', address: { city: null }, tags: ['one'] } },
      ],
      transitions: 1,
    },
    propertyOfResult: { inputs: [{ name: 'Bo' }, { name: '' }], transitions: 2 },
    propertyTypeError: { inputs: [{ person: ada }, { person: null }] },
    propertyTypeErrorDeep: {
      inputs: [
        { person: ada },
        { person: { name: '', tags: [] } },
        { person: { name: '', tags: [], address: { city: null } } },
      ],
    },
    propertyOddNames: {
      inputs: [{ o: { $id: 1, 'a-b': 2, and: 3, or: 4, in: 5, function: 6, ü: 7, _x: 8 } }],
      transitions: 1,
    },
    propertyNull: { inputs: [{ o: { v: null } }, { o: { v: 0, w: null } }], transitions: 1 },
    propertyLengths: {
      inputs: [
        { text: 'ab', list: [1], nested: [[1, 2, 3]] },
        { text: '', list: [], nested: [] },
        { text: 'é😀', list: [0, 0], nested: [[]] },
      ],
      transitions: 1,
    },
    propertyListNotMapped: {
      inputs: [
        { groups: [{ members: ['a'] }, { members: [] }] },
        { groups: [] },
        { groups: [{ members: ['x', 'y'] }] },
      ],
      transitions: 1,
    },
    propertyNames: { inputs: [{ states: 1, input: 2, count: 3 }], transitions: 1 },
  },
  () => ({ Find: ({ name }: { name: string }) => ({ name, tags: [...name] }) }),
);

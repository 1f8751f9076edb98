/** `switch`: grouped labels, fall-through, default anywhere, jumps inside, effects in cases, strict comparison, shadowed scope. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ship = lambda.fn<{ way: string }, string>('Ship');

export const switchPure = workflow(async (input: { kind: string }) => {
  switch (input.kind) {
    case 'a':
      return 1;
    case 'b':
    case 'c':
      return 2;
    default:
      return 0;
  }
});

export const switchTask = workflow(async (input: { kind: string }) => {
  let id = 'none';
  switch (input.kind) {
    case 'air':
      id = await ship({ way: 'plane' });
      break;
    case 'sea':
    case 'river':
      id = await ship({ way: 'boat' });
      break;
    default:
      id = 'kept';
  }
  return { id };
});

export const switchFallThrough = workflow(async (input: { n: number }) => {
  const seen: string[] = [];
  // @ts-ignore fall-through is what is tested
  switch (input.n) {
    // @ts-ignore
    case 1:
      seen.push('one');
    // @ts-ignore
    case 2:
      seen.push('two');
      break;
    // @ts-ignore
    case 3:
      seen.push('three');
    default:
      seen.push('other');
  }
  return seen;
});

export const switchFallThroughTask = workflow(async (input: { n: number }) => {
  const seen: string[] = [];
  switch (input.n) {
    // @ts-ignore fall-through is what is tested
    case 1:
      seen.push(await ship({ way: 'one' }));
    // @ts-ignore
    case 2:
      seen.push(await ship({ way: 'two' }));
    case 3:
      seen.push('three');
      break;
    case 4:
      seen.push('four');
  }
  return seen;
});

export const switchDefaultFirst = workflow(async (input: { n: number }) => {
  let text = '';
  switch (input.n) {
    // @ts-ignore fall-through is what is tested
    default:
      text += 'd';
    // @ts-ignore
    case 1:
      text += '1';
    case 2:
      text += '2';
      break;
    case 3:
      text += '3';
  }
  return text;
});

export const switchInLoop = workflow(async (input: { list: string[] }) => {
  const out: string[] = [];
  for (const item of input.list) {
    switch (item) {
      case 'skip':
        continue;
      case 'stop':
        return { out, stopped: true };
      case 'send':
        out.push(await ship({ way: 'post' }));
        break;
      default:
        out.push(item);
    }
    out.push(';');
  }
  return { out, stopped: false };
});

export const switchInPureLoop = workflow(async (input: { list: string[] }) => {
  let out = '';
  for (const item of input.list) {
    switch (item) {
      case 'skip':
        continue;
      case 'stop':
        return { out, stopped: true };
      case 'send':
        out += '!';
        break;
      default:
        out += item;
    }
    out += ';';
  }
  return { out, stopped: false };
});

export const switchConditionalBreak = workflow(async (input: { kind: string; flag: boolean }) => {
  let text = 'start';
  switch (input.kind) {
    // @ts-ignore fall-through is what is tested
    case 'x':
      text += ' x';
      if (input.flag) break;
      text += ' more';
    case 'y':
      text += ' y';
      break;
  }
  return text;
});

export const switchTrue = workflow(async (input: { n: number }) => {
  switch (true) {
    case input.n > 100:
      return 'huge';
    case input.n > 10:
      return await ship({ way: 'big' });
    default:
      return 'small';
  }
});

export const switchEffectsInCases = workflow(async (input: { way: string }) => {
  switch (input.way) {
    case await ship({ way: 'a' }):
      return 'first';
    case await ship({ way: 'b' }):
      return 'second';
    case 'c':
      return 'third';
  }
  return 'none';
});

export const switchStrict = workflow(async (input: { value: string | number | boolean | null }) => {
  switch (input.value) {
    case 0:
      return 'zero';
    case '0':
      return 'text zero';
    case null:
      return 'null';
    case false:
      return 'false';
    case '':
      return 'empty';
    default:
      return 'other';
  }
});

export const switchScopes = workflow(async (input: { kind: string }) => {
  const label = 'outer';
  switch (input.kind) {
    case 'a': {
      const label = 'inner a';
      return label;
    }
    case 'b': {
      const label = await ship({ way: 'inner b' });
      return label;
    }
  }
  return label;
});

export const switchNested = workflow(async (input: { a: number; b: number }) => {
  let text = '';
  switch (input.a) {
    case 1:
      switch (input.b) {
        case 1:
          text += 'one one';
          break;
        default:
          text += 'one other';
      }
      text += '!';
      break;
    default:
      text += 'other';
  }
  return text;
});

export const switchUnion = workflow(
  async (input: {
    event: { type: 'add'; by: number } | { type: 'set'; to: number } | { type: 'reset' };
    state: number;
  }) => {
    switch (input.event.type) {
      case 'add':
        return input.state + input.event.by;
      case 'set':
        return input.event.to;
      case 'reset':
        return 0;
    }
  },
);

export const switchEmpty = workflow(async (input: { kind: string }) => {
  switch (await ship({ way: input.kind })) {
  }
  return 'done';
});

const kinds = [{ kind: 'a' }, { kind: 'b' }, { kind: 'c' }, { kind: 'd' }, { kind: '' }];
const ns = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 0 }];

export default cases(
  {
    switchPure: { inputs: kinds, transitions: 1 },
    switchTask: { inputs: [{ kind: 'air' }, { kind: 'sea' }, { kind: 'river' }, { kind: 'foot' }], transitions: 2 },
    switchFallThrough: { inputs: ns, transitions: 1 },
    switchFallThroughTask: { inputs: ns },
    switchDefaultFirst: { inputs: ns, transitions: 1 },
    switchInLoop: {
      inputs: [{ list: ['a', 'skip', 'send', 'stop', 'b'] }, { list: [] }, { list: ['skip'] }, { list: ['send'] }],
    },
    switchInPureLoop: {
      inputs: [{ list: ['a', 'skip', 'send', 'stop', 'b'] }, { list: [] }, { list: ['skip'] }, { list: ['send'] }],
      transitions: 1,
    },
    switchConditionalBreak: {
      inputs: [
        { kind: 'x', flag: true },
        { kind: 'x', flag: false },
        { kind: 'y', flag: true },
        { kind: 'z', flag: true },
      ],
      transitions: 1,
    },
    switchTrue: { inputs: [{ n: 11 }, { n: 101 }, { n: 1 }] },
    switchEffectsInCases: { inputs: [{ way: 'shipped a' }, { way: 'shipped b' }, { way: 'c' }, { way: '' }] },
    switchStrict: {
      inputs: [{ value: 0 }, { value: '0' }, { value: null }, { value: false }, { value: '' }, { value: true }],
      transitions: 1,
    },
    switchScopes: { inputs: kinds },
    switchNested: {
      inputs: [
        { a: 1, b: 1 },
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ],
      transitions: 1,
    },
    switchUnion: {
      inputs: [
        { event: { type: 'add', by: 2 }, state: 1 },
        { event: { type: 'set', to: 5 }, state: 1 },
        { event: { type: 'reset' }, state: 1 },
      ],
      transitions: 1,
    },
    switchEmpty: { inputs: [{ kind: 'a' }], transitions: 1 },
  },
  () => ({ Ship: ({ way }: { way: string }) => `shipped ${way}` }),
);

/**
 * Stacks of frames: parsers of nested text, walks without recursion and changes that can be undone. The top of the stack is written,
 * and what is taken off it goes into the frame below.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Tokens {
  tokens: string[];
}
interface Node {
  tag: string;
  children: Node[];
}
type Nested = (string | Nested)[];
interface Frame {
  op: string;
  items: number[];
}
interface Tree {
  name: string;
  size: number;
  kids?: Tree[];
}
type J = string | number | boolean | null | J[] | { [key: string]: J };
interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}
interface Snapshot {
  label: string;
  changes: { key: string; before: string | undefined }[];
}
type S = string | S[];
interface TNode {
  text: string;
  children: TNode[];
}

export const bracketsToTree = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [{ tag: 'root', children: [] }];
  for (const token of tokens) {
    if (token === ')') {
      if (stack.length < 2) throw new Error('unbalanced');
      const node = stack.pop()!;
      stack.at(-1)!.children.push(node);
    } else if (token === '(') stack.push({ tag: '', children: [] });
    else stack.at(-1)!.children.push({ tag: token, children: [] });
  }
  if (stack.length !== 1) throw new Error('open');
  return stack[0]!.children;
});

export const nestedLists = workflow(async ({ tokens }: Tokens) => {
  const stack: Nested[] = [[]];
  for (const token of tokens) {
    if (token === '[') stack.push([]);
    else if (token === ']') {
      const list = stack.pop()!;
      stack[stack.length - 1]!.push(list);
    } else stack[stack.length - 1]!.push(token);
  }
  return stack[0]!;
});

export const sumsAndMaxima = workflow(async ({ tokens }: Tokens) => {
  const stack: Frame[] = [{ op: 'sum', items: [] }];
  for (const token of tokens) {
    if (token === ')') {
      const done = stack.pop()!;
      const value = done.op === 'sum' ? done.items.reduce((a, b) => a + b, 0) : Math.max(...done.items);
      stack.at(-1)!.items.push(value);
    } else if (token === 'sum' || token === 'max') stack.push({ op: token, items: [] });
    else stack.at(-1)!.items.push(Number(token));
  }
  return stack[0]!.items;
});

export const postOrderNames = workflow(async ({ tree }: { tree: Tree }) => {
  const stack: { node: Tree; seen: boolean }[] = [{ node: tree, seen: false }];
  const order: string[] = [];
  while (stack.length > 0) {
    const frame = stack[stack.length - 1]!;
    if (frame.seen) {
      stack.pop();
      order.push(frame.node.name);
      continue;
    }
    frame.seen = true;
    for (const kid of frame.node.kids ?? []) stack.push({ node: kid, seen: false });
  }
  return order;
});

export const postOrderTotals = workflow(async ({ tree }: { tree: Tree }) => {
  const stack: { node: Tree; next: number; total: number }[] = [{ node: tree, next: 0, total: 0 }];
  const totals: Record<string, number> = {};
  while (stack.length > 0) {
    const frame = stack.at(-1)!;
    const kid = frame.node.kids?.[frame.next];
    if (kid) {
      frame.next++;
      stack.push({ node: kid, next: 0, total: 0 });
      continue;
    }
    frame.total += frame.node.size;
    totals[frame.node.name] = frame.total;
    stack.pop();
    const parent = stack.at(-1);
    if (parent) parent.total += frame.total;
  }
  return totals;
});

export const itemsOfFrames = workflow(async ({ tokens }: Tokens) => {
  const stack: { items: unknown[] }[] = [{ items: [] }];
  for (const token of tokens) {
    if (token === '(') stack.push({ items: [] });
    else if (token === ')') {
      const done = stack.pop()!;
      stack.at(-1)!.items.push(done.items);
    } else stack.at(-1)!.items.push(token);
  }
  return stack[0]!.items;
});

export const jsonParser = workflow(async ({ text }: { text: string }) => {
  const stack: { kind: 'list' | 'record'; list: J[]; record: Record<string, J>; key: string | null }[] = [];
  let result: J = null;
  const tokens = text.match(/[[\]{},:]|"[^"]*"|-?\d+(\.\d+)?|true|false|null/g) ?? [];
  for (const token of tokens) {
    let value: J | undefined;
    if (token === '[') stack.push({ kind: 'list', list: [], record: {}, key: null });
    else if (token === '{') stack.push({ kind: 'record', list: [], record: {}, key: null });
    else if (token === ']' || token === '}') {
      const frame = stack.pop();
      if (!frame) throw new Error(`unexpected ${token}`);
      value = frame.kind === 'list' ? frame.list : frame.record;
    } else if (token === ',') continue;
    else if (token === ':') continue;
    else if (token.startsWith('"')) value = token.slice(1, -1);
    else if (token === 'true' || token === 'false') value = token === 'true';
    else if (token === 'null') value = null;
    else value = Number(token);
    if (value === undefined) continue;
    const top = stack.at(-1);
    if (!top) result = value;
    else if (top.kind === 'list') top.list.push(value);
    else if (top.key === null) top.key = String(value);
    else {
      top.record[top.key] = value;
      top.key = null;
    }
  }
  return result;
});

export const xmlParser = workflow(async ({ text }: { text: string }) => {
  const stack: Element[] = [{ name: '#root', attributes: {}, children: [] }];
  for (const [, close, name, content] of text.matchAll(/<(\/?)([a-z]+)[^>]*>|([^<]+)/g)) {
    if (content !== undefined) stack.at(-1)!.children.push(content);
    else if (!close) stack.push({ name: name!, attributes: {}, children: [] });
    else {
      const done = stack.pop()!;
      if (done.name !== name) throw new Error(`expected </${done.name}>`);
      const parent = stack.at(-1);
      if (!parent) throw new Error('too many');
      parent.children.push(done);
    }
  }
  return stack[0]!.children;
});

export const undoFrames = workflow(async ({ commands }: { commands: string[] }) => {
  const doc: Record<string, string> = {};
  const frames: Snapshot[] = [];
  for (const command of commands) {
    const [op, key = '', value = ''] = command.split(' ');
    if (op === 'begin') frames.push({ label: key, changes: [] });
    else if (op === 'set') {
      frames.at(-1)?.changes.push({ key, before: doc[key] });
      doc[key] = value;
    } else if (op === 'commit') {
      const frame = frames.pop();
      if (!frame) throw new Error('nothing to commit');
      const outer = frames.at(-1);
      if (outer) outer.changes.push(...frame.changes);
    } else if (op === 'rollback') {
      const frame = frames.pop()!;
      while (frame.changes.length > 0) {
        const { key, before } = frame.changes.pop()!;
        if (before === undefined) delete doc[key];
        else doc[key] = before;
      }
    }
  }
  return { doc, open: frames };
});

export const expressionFrames = workflow(async ({ text }: { text: string }) => {
  const stack: { values: number[]; ops: string[] }[] = [{ values: [], ops: [] }];
  const apply = (op: string, a: number, b: number): number =>
    op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : a / b;
  for (const token of text.match(/\d+|[-+*/()]/g) ?? []) {
    if (token === '(') stack.push({ values: [], ops: [] });
    else if (token === ')') {
      const frame = stack.pop()!;
      while (frame.ops.length > 0) {
        const b = frame.values.pop()!;
        const a = frame.values.pop()!;
        frame.values.push(apply(frame.ops.pop()!, a, b));
      }
      const parent = stack.at(-1);
      if (!parent) throw new Error('unbalanced )');
      parent.values.push(frame.values[0] ?? 0);
    } else {
      const frame = stack.at(-1)!;
      if (/\d/.test(token)) frame.values.push(Number(token));
      else {
        if (frame.ops.length > 0 && '*/'.includes(frame.ops.at(-1)!)) {
          const b = frame.values.pop()!;
          const a = frame.values.pop()!;
          frame.values.push(apply(frame.ops.pop()!, a, b));
        }
        frame.ops.push(token);
      }
    }
  }
  const { values, ops } = stack[0]!;
  return { values, ops, open: stack.length };
});

export const symbolLists = workflow(async ({ text }: { text: string }) => {
  const stack: S[][] = [];
  let current: S[] = [];
  for (const token of text.match(/[()]|[^\s()]+/g) ?? []) {
    if (token === '(') {
      const next: S[] = [];
      stack.push(current);
      current = next;
    } else if (token === ')') {
      const parent = stack.pop();
      if (!parent) throw new Error('unexpected )');
      parent.push(current);
      current = parent;
    } else current.push(token);
  }
  if (stack.length) throw new Error('missing )');
  return current;
});

export const openBlocks = workflow(async ({ tokens }: { tokens: string[] }) => {
  interface Block {
    name: string;
    lines: string[];
    blocks: Block[];
  }
  let block: Block = { name: 'main', lines: [], blocks: [] };
  const outer: Block[] = [];
  for (const token of tokens) {
    if (token.startsWith('begin:')) {
      outer.push(block);
      block = { name: token.slice(6), lines: [], blocks: [] };
    } else if (token === 'end') {
      const finished = block;
      block = outer.pop() ?? { name: 'lost', lines: [], blocks: [] };
      block.blocks.push(finished);
    } else block.lines.push(token);
  }
  return { block, depth: outer.length };
});

export const directorySizes = workflow(async ({ lines }: { lines: string[] }) => {
  const stack: { name: string; size: number; dirs: string[] }[] = [];
  const totals: { name: string; size: number }[] = [];
  const leave = (): void => {
    const dir = stack.pop();
    if (!dir) return;
    totals.push({ name: dir.name, size: dir.size });
    const parent = stack.at(-1);
    if (parent) parent.size += dir.size;
  };
  for (const line of lines) {
    if (line === 'cd ..') leave();
    else if (line.startsWith('cd ')) {
      const name = line.slice(3);
      stack.at(-1)?.dirs.push(name);
      stack.push({ name, size: 0, dirs: [] });
    } else {
      const [size = '0'] = line.split(' ');
      stack.at(-1)!.size += Number(size);
    }
  }
  while (stack.length > 0) leave();
  return totals;
});

export const indentedText = workflow(async ({ lines }: { lines: string[] }) => {
  const stack: { indent: number; node: TNode }[] = [{ indent: -1, node: { text: '', children: [] } }];
  const close = (indent: number): void => {
    while (stack.length > 1 && stack.at(-1)!.indent >= indent) {
      const { node } = stack.pop()!;
      stack.at(-1)!.node.children.push(node);
    }
  };
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    close(indent);
    stack.push({ indent, node: { text: line.trim(), children: [] } });
  }
  close(0);
  return stack[0]!.node.children;
});

export const postOrderResults = workflow(async ({ tree }: { tree: Tree }) => {
  const stack: { node: Tree; next: number; done: { name: string; all: string[] }[] }[] = [
    { node: tree, next: 0, done: [] },
  ];
  for (;;) {
    const top = stack[stack.length - 1]!;
    const kid = top.node.kids?.[top.next];
    if (kid !== undefined) {
      top.next += 1;
      stack.push({ node: kid, next: 0, done: [] });
      continue;
    }
    stack.pop();
    const result = { name: top.node.name, all: [top.node.name, ...top.done.flatMap((d) => d.all)] };
    const parent = stack[stack.length - 1];
    if (!parent) return result;
    parent.done.push(result);
  }
});

const split = (texts: string[]) => texts.map((text) => ({ tokens: text.split(' ').filter(Boolean) }));
const texts = (list: string[]) => list.map((text) => ({ text }));
const lines = (list: string[]) => list.map((text) => ({ lines: text.split('|').filter(Boolean) }));
const tree = (n: number, depth: number): Tree => ({
  name: `n${n}.${depth}`,
  size: n + depth,
  ...(depth > 0 && n % 3 !== 0 && { kids: Array.from({ length: n % 3 }, (_, at) => tree(n + at + 1, depth - 1)) }),
});
const trees = [{ tree: tree(1, 0) }, { tree: tree(1, 3) }, { tree: tree(2, 4) }];

export default cases(
  {
    bracketsToTree: { inputs: split(['', 'a', '( ) ( ( ) )', '(', ')', 'x ( y ( z ) w ) v']) },
    nestedLists: { inputs: split(['', 'a', '[ [ x ] y [ [ ] ] ] z', '[', ']']) },
    sumsAndMaxima: { inputs: split(['', '1', 'sum 1 2 max 3 4 ) ) 5', 'max ) )', 'x']) },
    postOrderNames: { inputs: trees },
    postOrderTotals: { inputs: trees },
    itemsOfFrames: { inputs: split(['', 'a', '( ) ( ( ) )', '(', ')', 'x ( y ( z ) w ) v']) },
    jsonParser: {
      inputs: texts(['', '1', '[]', '[1,[2,{"a":[null,true]}],"x"]', '{"a":{"b":1,"c":[{}]},"d":"é"}', ']', '[[[]]]']),
    },
    xmlParser: { inputs: texts(['', 'x', '<a></a>', '<a>t<b>u</b></a>v', '<a><b></a>', '<a>', '</a>']) },
    undoFrames: {
      inputs: [
        [],
        ['set a 1'],
        ['begin x', 'set a 1', 'begin y', 'set a 2', 'set b 3', 'commit', 'rollback'],
        ['begin x', 'set a 1', 'begin y', 'set a 2', 'rollback', 'set c 1', 'commit'],
        ['commit'],
        ['rollback'],
      ].map((commands) => ({ commands })),
    },
    expressionFrames: { inputs: texts(['', '1', '1+2*3', '(1+2)*3', '((4))-1', ')', '(', '2*(3+(4-1))/3']) },
    symbolLists: { inputs: texts(['', 'a', '(a (b c) d)', '(', ')', '(()(x))y']) },
    openBlocks: { inputs: split(['', 'a', 'begin:x a end b', 'end', 'begin:x begin:y z end end end q']) },
    directorySizes: { inputs: lines(['', 'cd a|10 f|cd b|5 g|cd ..|1 h', 'cd ..|cd a|cd b|cd c|3 x']) },
    indentedText: { inputs: lines(['a', 'a| b|  c| d|e', ' x|y|  z']) },
    postOrderResults: { inputs: trees },
  },
  () => ({}),
);

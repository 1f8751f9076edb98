/**
 * Trees that are built under two names: the variable of the root, and a stack of the objects that are open. Outlines, indented
 * text, XML, charts of who reports to whom.
 */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ask = lambda.fn<{ name: string }, number>('Ask');

interface N {
  name: string;
  count: number;
  kids: N[];
  meta?: Record<string, number>;
}
interface Tokens {
  tokens: string[];
}
interface Lines {
  lines: string[];
}
interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}
interface Section {
  title: string;
  level: number;
  sections: Section[];
}
interface Person {
  name: string;
  reports: Person[];
}
interface TNode {
  text: string;
  children: TNode[];
}

const leaf = (name: string): N => ({ name, count: 0, kids: [] });

export const xmlUnderRoot = workflow(async ({ text }: { text: string }) => {
  const root: Element = { name: '#root', attributes: {}, children: [] };
  const stack: Element[] = [root];
  for (const match of text.matchAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"]*")*)(\/?)>|([^<]+)/g)) {
    const [, close, name, attrs, self, content] = match;
    const parent = stack[stack.length - 1]!;
    if (content !== undefined) {
      if (content.trim()) parent.children.push(content.trim());
    } else if (close) {
      const done = stack.pop()!;
      if (done.name !== name) throw new Error(`expected </${done.name}> but got </${name}>`);
    } else {
      const element: Element = { name: name!, attributes: {}, children: [] };
      for (const [, key, value] of attrs!.matchAll(/([a-z]+)="([^"]*)"/g)) element.attributes[key!] = value!;
      parent.children.push(element);
      if (!self) stack.push(element);
    }
  }
  if (stack.length > 1) throw new Error(`unclosed <${stack.at(-1)!.name}>`);
  return root.children;
});

export const headings = workflow(async ({ lines }: Lines) => {
  const outline: Section[] = [];
  const stack: Section[] = [];
  for (const line of lines) {
    const match = /^(#+) (.*)$/.exec(line);
    if (!match) continue;
    const section: Section = { title: match[2]!, level: match[1]!.length, sections: [] };
    while (stack.length > 0 && stack[stack.length - 1]!.level >= section.level) stack.pop();
    const parent = stack[stack.length - 1];
    if (parent) parent.sections.push(section);
    else outline.push(section);
    stack.push(section);
  }
  return outline;
});

export const headingsUnderRoot = workflow(async ({ lines }: Lines) => {
  const root: Section = { title: '', level: 0, sections: [] };
  const path = [root];
  for (const line of lines) {
    const level = line.search(/[^#]/);
    if (level < 1) continue;
    const section: Section = { title: line.slice(level).trim(), level, sections: [] };
    while (path.at(-1)!.level >= level) path.pop();
    path.at(-1)!.sections.push(section);
    path.push(section);
  }
  return root.sections;
});

export const orgChart = workflow(async ({ rows }: { rows: { name: string; depth: number }[] }) => {
  const roots: Person[] = [];
  const stack: Person[] = [];
  for (const { name, depth } of rows) {
    const person: Person = { name, reports: [] };
    stack.length = Math.min(stack.length, depth);
    if (stack.length === 0) roots.push(person);
    else stack[stack.length - 1]!.reports.push(person);
    stack.push(person);
  }
  return roots;
});

export const indentedText = workflow(async ({ lines }: Lines) => {
  const root: TNode = { text: '', children: [] };
  const stack: { indent: number; node: TNode }[] = [{ indent: -1, node: root }];
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    while (stack[stack.length - 1]!.indent >= indent) stack.pop();
    const node: TNode = { text: line.trim(), children: [] };
    stack[stack.length - 1]!.node.children.push(node);
    stack.push({ indent, node });
  }
  return root.children;
});

export const scalarWrites = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const top = stack.at(-1)!;
    top.count++;
    if (token === ')') {
      if (stack.length > 1) {
        const done = stack.pop()!;
        done.name += '!';
        (done.meta ??= {}).closed = stack.length;
      }
      continue;
    }
    const node = leaf(token);
    node.meta = { depth: stack.length };
    top.kids.push(node);
    node.count = top.kids.length * 10;
    stack.push(node);
    node.kids.push(leaf(`first of ${token}`));
    if (token === 'x') delete node.meta;
  }
  return root;
});

export const levels = workflow(async ({ tokens }: Tokens) => {
  const roots: N[] = [];
  const at: N[] = [];
  for (const token of tokens) {
    const depth = token.length - 1;
    const node = leaf(token);
    const parent = depth > 0 ? at[depth - 1] : undefined;
    if (parent) parent.kids.push(node);
    else roots.push(node);
    at[depth > at.length ? at.length : depth] = node;
  }
  return roots;
});

export const snapshots = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  const texts: string[] = [];
  for (const token of tokens) {
    if (token === '!') {
      stack.length = 0;
      stack.push(root);
      continue;
    }
    const node = leaf(token);
    const parent = stack[stack.length - 1] ?? root;
    parent.kids.push(node);
    if (token === ')') stack.pop();
    else stack.push(node);
    texts.push(JSON.stringify(root), `${stack.length}${parent.name}`);
  }
  return { root, texts };
});

export const countedFrames = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [{ node: root, opened: 0, names: [] as string[] }];
  for (const token of tokens) {
    if (token === ')') {
      if (stack.length < 2) throw new Error('unbalanced');
      const { node, opened, names } = stack.pop()!;
      node.name = `${node.name}(${opened}:${names.join()})`;
      continue;
    }
    const node = leaf(token);
    const frame = stack.at(-1)!;
    frame.opened++;
    frame.names.push(token);
    frame.node.kids.push(node);
    stack.push({ node, opened: 0, names: [] });
  }
  return { root, left: stack.length };
});

export const withCalls = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    if (token === ')') {
      stack.pop();
      continue;
    }
    const node = leaf(token);
    const top = stack.at(-1);
    if (!top) throw new Error('nothing is open');
    top.kids.push(node);
    node.count = await ask({ name: token });
    stack.push(node);
    top.count += node.count;
  }
  return { root, open: stack.length, last: stack.at(-1)?.name };
});

export const thrown = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  try {
    for (const token of tokens) {
      if (token === ')') {
        stack.pop();
        continue;
      }
      const node = leaf(token);
      stack.at(-1)!.kids.push(node);
      stack.push(node);
      if (token === 'x') throw new Error('x');
    }
  } catch (error) {
    return { root, message: (error as Error).name };
  }
  return root;
});

export const helpers = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack: N[] = [root];
  const current = (): N => stack[stack.length - 1]!;
  const open = (name: string): void => {
    const node = leaf(name);
    current().kids.push(node);
    stack.push(node);
  };
  const close = (): void => {
    const done = stack.pop()!;
    done.count = done.kids.length;
  };
  for (const token of tokens) {
    if (token === ')') close();
    else if (token.length > 1) current().kids.push(leaf(token));
    else open(token);
  }
  while (stack.length > 0) close();
  return root;
});

export const breadcrumbs = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  const trail: string[] = [];
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) {
      stack.pop();
      continue;
    }
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack.push(node);
    trail.push(stack.map((one) => one.name).join('/'));
  }
  return { root, trail };
});

export const namedBefore = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    const same = node;
    stack.at(-1)!.kids.push(node);
    stack.push(node);
    same.count = 3;
    if (token === ')') stack.pop();
  }
  return root;
});

const split = (texts: string[]) => texts.map((text) => ({ tokens: text.split(' ').filter(Boolean) }));
const texts = (list: string[]) => list.map((text) => ({ text }));
const lines = (list: string[]) => list.map((text) => ({ lines: text.split('|').filter(Boolean) }));
const row = (name: string, depth: number) => ({ name, depth });
const tokens = split([
  '',
  'a',
  'a b ) )',
  'a ) b c ) ) ) d',
  'x ( y z ) w',
  'a bb ccc dd a bbb ! c',
  'x x y xx y ) ) x',
]);

export default cases(
  {
    xmlUnderRoot: {
      inputs: texts(['', 'x', '<a/>', '<a x="1">t<b>u</b><c y="2" z=""/></a>v', '<a><b></a>', '<a>', '</a>']),
    },
    headings: { inputs: lines(['', '# a', '# a|## b|### c|## d|# e|text', '## x|# y|#### z']) },
    headingsUnderRoot: { inputs: lines(['', '# a', '# a|## b|### c|## d|# e|text', '## x|# y|#### z']) },
    orgChart: {
      inputs: [
        { rows: [] },
        { rows: [row('a', 0), row('b', 1), row('c', 2), row('d', 1), row('e', 0), row('f', 5)] },
        { rows: [row('a', -1)] },
      ],
    },
    indentedText: { inputs: lines(['a', 'a| b|  c| d|e', ' x|y|  z']) },
    scalarWrites: { inputs: tokens },
    levels: { inputs: tokens },
    snapshots: { inputs: tokens },
    countedFrames: { inputs: tokens },
    withCalls: { inputs: tokens },
    thrown: { inputs: tokens },
    helpers: { inputs: tokens },
    breadcrumbs: { inputs: tokens },
    namedBefore: { inputs: tokens },
  },
  () => ({ Ask: ({ name }: { name: string }) => name.length }),
);

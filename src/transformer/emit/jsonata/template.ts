/**
 * Encodings written as JSONata text with holes for nodes. Names that the text itself binds are replaced by fresh ones, so
 * that an encoding never captures a variable of the nodes put into its holes. Templates are parsed once.
 */
import type { JsonataNode } from './ast.ts';
import { mapParts } from './map-parts.ts';
import { RESERVED_VARIABLE_NAMES } from './names.ts';
import { holeName, parseJsonata } from './parse.ts';
import { holeMark } from './tokenize.ts';

interface Template {
  readonly node: JsonataNode;
  readonly boundNames: ReadonlySet<string>;
}

const templates = new WeakMap<TemplateStringsArray, Template>();

/**
 * The node of a template. A hole where a name is bound (`${x} := …`, `function(${x})`) must hold a variable.
 *
 * @example
 * instantiate`($n := $count(${list}); $n > 1)`
 */
export function instantiate(
  strings: TemplateStringsArray,
  holes: readonly JsonataNode[],
  fresh: (name: string) => string,
): JsonataNode {
  const template = templateOf(strings);
  const names = new Map([...template.boundNames].map((name) => [name, fresh(name)]));
  const holeOf = new Map(holes.map((hole, index) => [holeName(index), hole]));
  return substitute(template.node, {
    variable: (name) => holeOf.get(name) ?? { kind: 'variable', name: names.get(name) ?? name },
    name: (name) => {
      const hole = holeOf.get(name);
      if (hole === undefined) return names.get(name) ?? name;
      if (hole.kind !== 'variable') throw new TypeError('a hole that is bound must hold a variable');
      return hole.name;
    },
  });
}

function templateOf(strings: TemplateStringsArray): Template {
  const known = templates.get(strings);
  if (known !== undefined) return known;
  const text = strings.raw.reduce((before, part, index) => before + holeMark(index - 1) + part);
  const node = parseJsonata(text);
  const boundNames = new Set<string>();
  substitute(node, {
    variable: (name) => ({ kind: 'variable', name }),
    name: (name) => {
      // The text would call its own variable where it means the built-in.
      if (RESERVED_VARIABLE_NAMES.has(name)) throw new Error(`an encoding binds the built-in $${name}`);
      if (!name.startsWith('#')) boundNames.add(name);
      return name;
    },
  });
  const template = { node, boundNames };
  templates.set(strings, template);
  return template;
}

interface Substitution {
  readonly variable: (name: string) => JsonataNode;
  /** A name where it is bound. */
  readonly name: (name: string) => string;
}

/** The tree with its variables replaced. */
export function substitute(node: JsonataNode, by: Substitution): JsonataNode {
  if (node.kind === 'variable') return by.variable(node.name);
  const inner = mapParts(node, (part) => substitute(part, by));
  if (inner.kind === 'lambda') return { ...inner, parameters: inner.parameters.map(by.name) };
  return inner.kind === 'bind' ? { ...inner, name: by.name(inner.name) } : inner;
}

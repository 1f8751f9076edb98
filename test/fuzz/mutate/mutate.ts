/** Makes a mutant of a program: some mutations at random places that do not touch each other. */
import ts from 'typescript';
import type { Random } from '../generate/random.ts';
import type { Mutation } from './context.ts';
import { applied, areApart, type Edit } from './edits.ts';
import { withPrelude } from './prelude.ts';
import { MUTATIONS } from './registry.ts';

export interface Mutant {
  readonly source: string;
  /** The mutations in it, by name. */
  readonly names: readonly string[];
}

/** Nodes that a mutation is tried at before it is given up. */
const TRIES = 60;

/** A mutant of the program with `count` changes, or as many as found their place. */
export function mutantOf(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  random: Random,
  count: number,
  mutations: readonly Mutation[] = MUTATIONS,
): Mutant {
  const nodes = nodesOf(file);
  const edits: Edit[] = [];
  const names: string[] = [];
  let number = 0;
  const fresh = (): string => {
    number += 1;
    return `mut${number}`;
  };
  const cx = { file, checker, random, fresh };
  for (let tries = 0; names.length < count && tries < 8 * count; tries += 1) {
    const mutation = random.pick(mutations);
    const found = placeOf(mutation, nodes, cx, edits);
    if (!found) continue;
    edits.push(...found);
    names.push(mutation.name);
  }
  return { source: withPrelude(applied(file.text, edits)), names };
}

function placeOf(
  mutation: Mutation,
  nodes: readonly ts.Node[],
  cx: Parameters<Mutation['apply']>[1],
  taken: readonly Edit[],
): readonly Edit[] | undefined {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = mutation.apply(cx.random.pick(nodes), cx);
    if (!found) continue;
    const inside = found.filter((edit) => edit.start !== cx.file.end);
    if (areApart(inside, taken)) return found;
  }
  return undefined;
}

/** All nodes that are code in functions. */
function nodesOf(file: ts.SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node, isCode: boolean): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (isCode) nodes.push(node);
    ts.forEachChild(node, (child) => visit(child, isCode || ts.isFunctionLike(node)));
  };
  for (const statement of file.statements) if (!ts.isImportDeclaration(statement)) visit(statement, false);
  return nodes.length > 0 ? nodes : [file];
}

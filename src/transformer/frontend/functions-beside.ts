/**
 * Which other functions of a file may run while some code does: not those that it stands in, unless they call themselves, and not
 * other workflows, which run in executions of their own.
 */
import ts from 'typescript';
import type { CallGraph } from './call-graph.ts';
import type { DslFacts } from './dsl-facts.ts';

/** What answers for a piece of code. */
export type FunctionsBeside = (file: ts.SourceFile, node: ts.Node) => readonly ts.SignatureDeclaration[];

/** Answers about one program. */
export function createFunctionsBeside({ calledFrom }: CallGraph, { dsl }: Pick<DslFacts, 'dsl'>): FunctionsBeside {
  const isWorkflow = ({ parent }: ts.Node): boolean =>
    ts.isCallExpression(parent) && dsl(parent.expression) === 'workflow';
  const known = new WeakMap<ts.Node, readonly ts.SignatureDeclaration[]>();
  return (file, node) => {
    // The same for all code of a function.
    const home = (node.getSourceFile() === file && ts.findAncestor(node, ts.isFunctionLike)) || file;
    const found = known.get(home) ?? search(file, home);
    known.set(home, found);
    return found;
  };
  function search(file: ts.SourceFile, home: ts.Node): readonly ts.SignatureDeclaration[] {
    const found: ts.SignatureDeclaration[] = [];
    const visit = (child: ts.Node): void => {
      const around = child.pos <= home.pos && home.end <= child.end;
      if (ts.isFunctionLike(child) && !around && isWorkflow(child)) return;
      if (ts.isFunctionLike(child) && (!around || isRecursive(child, calledFrom))) found.push(child);
      else ts.forEachChild(child, visit);
    };
    visit(file);
    return found;
  }
}

/** The function may call itself, through others too. */
export function isRecursive(node: ts.SignatureDeclaration, calledFrom: CallGraph['calledFrom']): boolean {
  return hasBody(node) && calledFrom(node).has(node);
}

function hasBody(node: ts.Node): node is ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction {
  return ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node);
}

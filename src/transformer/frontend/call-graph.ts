/** Which functions of a file a function may call. The answer depends on the file alone, and is kept for its next asker. */
import ts from 'typescript';

/** What a call graph answers. */
export interface CallGraph {
  /** The functions that a function may call, through others too. */
  calledFrom(node: ts.FunctionLikeDeclaration): ReadonlySet<ts.FunctionLikeDeclaration>;
}

/** Answers about one program, given its symbols. */
export function createCallGraph(symbol: (node: ts.Node) => ts.Symbol | undefined): CallGraph {
  const known = new WeakMap<ts.FunctionLikeDeclaration, ReadonlySet<ts.FunctionLikeDeclaration>>();
  const direct = (node: ts.FunctionLikeDeclaration): ReadonlySet<ts.FunctionLikeDeclaration> => {
    const found = known.get(node) ?? named(node, symbol);
    known.set(node, found);
    return found;
  };
  return {
    calledFrom: (node) => {
      const reached = new Set<ts.FunctionLikeDeclaration>();
      const open = [node];
      for (let caller = open.pop(); caller; caller = open.pop()) {
        for (const callee of direct(caller)) {
          if (reached.has(callee)) continue;
          reached.add(callee);
          open.push(callee);
        }
      }
      return reached;
    },
  };
}

/** The functions that a function's body names. One that is passed on may be called too. */
function named(
  { body }: ts.FunctionLikeDeclaration,
  symbol: (node: ts.Node) => ts.Symbol | undefined,
): ReadonlySet<ts.FunctionLikeDeclaration> {
  const found = new Set<ts.FunctionLikeDeclaration>();
  const visit = (node: ts.Node): void => {
    const target = ts.isIdentifier(node) ? functionOf(symbol(node)?.valueDeclaration) : undefined;
    if (target?.body) found.add(target);
    ts.forEachChild(node, visit);
  };
  if (body) visit(body);
  return found;
}

/** The function that a declaration declares. */
export function functionOf(declaration: ts.Declaration | undefined): ts.FunctionLikeDeclaration | undefined {
  if (!declaration || ts.isFunctionDeclaration(declaration)) return declaration;
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    ? initializer
    : undefined;
}

/** The outermost function that a node stands in; the node itself where it stands in none. */
export function outermostFunction(node: ts.Node): ts.Node {
  let found = node;
  for (let at = node; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) found = at;
  return found;
}

/** True for a function that is written here, not only declared. */
export function hasCode(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

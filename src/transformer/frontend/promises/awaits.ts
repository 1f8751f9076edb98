/** What a piece of source awaits and where control can leave it, by syntax: nested functions are not part of it. */
import ts from 'typescript';

/** The `await` expressions (and `for await` heads) of a node, in the order in which they are evaluated. */
export function awaitsIn(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child)) return;
    if (ts.isForOfStatement(child) && child.awaitModifier) found.push(child.expression);
    ts.forEachChild(child, visit);
    if (ts.isAwaitExpression(child)) found.push(child);
  };
  visit(node);
  return found;
}

/** Uses of a symbol in a node, nested functions included. */
export function usesIn(
  node: ts.Node,
  symbol: ts.Symbol,
  symbolOf: (name: ts.Node) => ts.Symbol | undefined,
): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child) && child.text === symbol.name && symbolOf(child) === symbol) found.push(child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** A `return`, or a `break` or `continue` to the outside, can leave the statement. */
export function canLeave(statement: ts.Node): boolean {
  const leaves = (node: ts.Node, loops: boolean, switches: boolean, labels: readonly string[]): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    if (ts.isReturnStatement(node)) return true;
    if (ts.isBreakStatement(node)) return node.label ? !labels.includes(node.label.text) : !loops && !switches;
    if (ts.isContinueStatement(node)) return node.label ? !labels.includes(node.label.text) : !loops;
    const inLoop = loops || ts.isIterationStatement(node, false);
    const inSwitch = switches || ts.isSwitchStatement(node);
    const known = ts.isLabeledStatement(node) ? [...labels, node.label.text] : labels;
    return ts.forEachChild(node, (child) => leaves(child, inLoop, inSwitch, known) || undefined) ?? false;
  };
  return leaves(statement, false, false, []);
}

/** Where a part of a statement stands: whether it is surely evaluated once. */
export function placeIn(part: ts.Node, statement: ts.Node): { readonly certain: boolean } {
  let certain = true;
  for (let node = part; node !== statement; node = node.parent) if (!isCertain(node, node.parent)) certain = false;
  return { certain: certain && !jumpsOver(part, statement) };
}

/** Something in front of the part leaves what it stands in: `found: { if (none) break found; await promise; }`. */
function jumpsOver(part: ts.Node, statement: ts.Node): boolean {
  const isAround = (node: ts.Node): boolean => node.pos <= part.pos && node.end >= part.end;
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return isAround(node) && someChild(node);
    const jumps = ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node);
    if (jumps && node.end <= part.pos) return isAround(targetOf(node));
    return someChild(node);
  };
  const someChild = (node: ts.Node): boolean =>
    ts.forEachChild(node, (child) => (child.pos <= part.pos && visit(child)) || undefined) ?? false;
  return someChild(statement);
}

/** What a jump leaves: a function, a loop, a `switch` or a statement with a label. */
export function targetOf(jump: ts.ReturnStatement | ts.BreakOrContinueStatement): ts.Node {
  const label = ts.isReturnStatement(jump) ? undefined : jump.label?.text;
  const found = ts.findAncestor(jump.parent, (node) => {
    if (ts.isFunctionLike(node)) return true;
    if (ts.isReturnStatement(jump)) return false;
    if (label !== undefined) return ts.isLabeledStatement(node) && node.label.text === label;
    return ts.isIterationStatement(node, false) || (ts.isBreakStatement(jump) && ts.isSwitchStatement(node));
  });
  return found ?? jump.getSourceFile();
}

/**
 * What looks at how the promise that `use` names fails, within the statement: the innermost `try` around it, the call of
 * `.catch`, `.finally`, `.then` or `Promise.allSettled` that it is given to, or a function that somebody calls elsewhere.
 */
export function watcherOf(use: ts.Node, statement: ts.Node): ts.Node | null {
  for (let node = use; node !== statement; node = node.parent) {
    const { parent } = node;
    if (ts.isTryStatement(parent) && node === parent.tryBlock) return parent;
    if (ts.isFunctionLike(node) && !ts.isCallExpression(skipParentheses(parent))) return node;
    if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent) && watches(parent)) return parent;
    if (ts.isCallExpression(parent) && parent.expression !== node && isSettling(parent.expression)) return parent;
  }
  return ts.isFunctionLike(statement) ? statement : null;
}

function skipParentheses(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node) ? skipParentheses(node.parent) : node;
}

/** `promise.catch`, `promise.finally` and `promise.then` with two functions. */
function watches(method: ts.PropertyAccessExpression): boolean {
  const { text } = method.name;
  const count = ts.isCallExpression(method.parent) ? method.parent.arguments.length : 0;
  return text === 'catch' || text === 'finally' || (text === 'then' && count > 1);
}

function isSettling(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.getText() === 'Promise.allSettled';
}

function isCertain(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isFunctionLike(parent) || ts.isCatchClause(parent) || ts.isCaseOrDefaultClause(parent)) return false;
  if (ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) return node === parent.expression;
  if (ts.isConditionalExpression(parent)) return node === parent.condition;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return node === parent.expression;
  if (ts.isForStatement(parent)) return node === parent.initializer;
  if (ts.isIterationStatement(parent, false)) return false;
  if (ts.isBinaryExpression(parent) && node === parent.right) {
    const operator = parent.operatorToken.kind;
    return (
      operator !== ts.SyntaxKind.AmpersandAmpersandToken &&
      operator !== ts.SyntaxKind.BarBarToken &&
      operator !== ts.SyntaxKind.QuestionQuestionToken
    );
  }
  return true;
}

/** Names of promises where others are added to them, which awaits nothing: `list.push(…)`, `chain = chain.then(…)`. */
import ts from 'typescript';

/** The name is one whose `push` is called. */
export function isPushed(use: ts.Identifier): boolean {
  const { parent } = use;
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'push' && parent.expression === use;
}

/** The name stands where a promise is added. */
export function isAdding(use: ts.Identifier): boolean {
  return isPushed(use) || continuedBy(use) !== undefined;
}

/** `Object.keys(name)`, which reads no promise. */
export function isAskedForKeys({ parent }: ts.Identifier): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'Object.keys';
}

/** The assignment `name = name.then(…)` in which a name stands, on either side. */
export function continuedBy(use: ts.Identifier): ts.BinaryExpression | undefined {
  let node: ts.Expression = use;
  for (let outer = outerCall(node); outer; outer = outerCall(node)) node = outer;
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const { left } = parent;
  const [methods, receiver] = spineOf(parent.right);
  const goesOn =
    methods.length > 0 && ts.isIdentifier(left) && ts.isIdentifier(receiver) && left.text === receiver.text;
  return goesOn && (use === left || use === receiver) ? parent : undefined;
}

const METHODS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** The calls of promises' methods in `promise.then(f).catch(g)`, and what they begin with. */
export function spineOf(expression: ts.Expression): readonly [readonly ts.CallExpression[], ts.Expression] {
  const methods: ts.CallExpression[] = [];
  let node = expression;
  for (;;) {
    if (ts.isParenthesizedExpression(node)) node = node.expression;
    else if (ts.isCallExpression(node) && isMethod(node.expression)) {
      methods.push(node);
      node = node.expression.expression;
    } else return [methods, node];
  }
}

function isMethod(callee: ts.Expression): callee is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(callee) && !callee.questionDotToken && METHODS.has(callee.name.text);
}

/** `(promise)` and `promise.then(…)`. */
function outerCall(node: ts.Expression): ts.Expression | undefined {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return parent;
  const called = ts.isPropertyAccessExpression(parent) && parent.expression === node && isMethod(parent);
  return called && ts.isCallExpression(parent.parent) && parent.parent.expression === parent
    ? parent.parent
    : undefined;
}

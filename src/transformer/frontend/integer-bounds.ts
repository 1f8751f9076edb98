/**
 * What is known of integer variables from all that is ever assigned to them: that they are integers, the least value of those that
 * only count up, and the list whose last index those that only count down start from.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { rootOf, unwrap } from './write-facts.ts';
import { writeOf } from './write-target.ts';

/** What a variable gets: values, or steps from the value it has. */
interface Given {
  readonly values: readonly ts.Node[];
  /** Amounts that are added, 1 for `++` and -1 for `--`; null for one that is not known. */
  readonly steps: readonly (number | null)[];
}

/** An integer expression as a variable and a constant: `i`, `i + 1`, `2`, `i++` for the value before it. */
export interface Linear {
  readonly variable: ts.Symbol | null;
  readonly offset: number;
}

/** The expression as a variable and a constant; undefined for others. */
export function linear(expression: ts.Node, facts: Facts): Linear | undefined {
  const node = unwrap(expression);
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    return Number.isSafeInteger(value) ? { variable: null, offset: value } : undefined;
  }
  if (ts.isPostfixUnaryExpression(node)) return linear(node.operand, facts);
  if (ts.isIdentifier(node)) {
    const variable = facts.symbol(node);
    return variable && { variable, offset: 0 };
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const operator = node.operatorToken.kind;
  const [left, right] = [linear(node.left, facts), linear(node.right, facts)];
  if (!left || !right) return undefined;
  if (operator === ts.SyntaxKind.PlusToken && (left.variable === null || right.variable === null))
    return { variable: left.variable ?? right.variable, offset: left.offset + right.offset };
  if (operator === ts.SyntaxKind.MinusToken && right.variable === null)
    return { variable: left.variable, offset: left.offset - right.offset };
  return undefined;
}

/** All that a local variable ever gets; undefined for what gets values in other ways. */
export function givenTo(variable: ts.Symbol, facts: Facts): Given | undefined {
  const declaration = variable.valueDeclaration;
  if (variable.declarations?.length !== 1 || !declaration || !ts.isVariableDeclaration(declaration)) return undefined;
  const home = ts.findAncestor(declaration, ts.isFunctionLike);
  if (!home || !ts.isIdentifier(declaration.name) || !declaration.initializer) return undefined;
  const values: ts.Node[] = [declaration.initializer];
  const steps: (number | null)[] = [];
  let known = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== declaration.name && facts.symbol(node) === variable) {
      const write = writeOf(node);
      if (write) known = note(write, node, values, steps, facts) && known;
    }
    ts.forEachChild(node, visit);
  };
  if (facts.isReassigned(variable)) visit(home);
  return known ? { values, steps } : undefined;
}

/** Notes what a write gives the variable; false where that is not known. */
function note(
  write: NonNullable<ReturnType<typeof writeOf>>,
  target: ts.Node,
  values: ts.Node[],
  steps: (number | null)[],
  facts: Facts,
): boolean {
  if (ts.isForOfStatement(write) || ts.isForInStatement(write)) return false;
  if (!ts.isBinaryExpression(write)) {
    steps.push(write.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1);
    return true;
  }
  if (unwrap(write.left) !== target) return false;
  const by = linear(write.right, facts);
  const step = by && by.variable === null ? by.offset : null;
  const operator = write.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) values.push(write.right);
  else if (operator === ts.SyntaxKind.PlusEqualsToken) steps.push(step);
  else if (operator === ts.SyntaxKind.MinusEqualsToken) steps.push(step === null ? null : -step);
  else return false;
  return true;
}

/** The expression is an integer whatever happens. */
export function isInteger(expression: ts.Node, facts: Facts, asked: ReadonlySet<ts.Symbol> = new Set()): boolean {
  const node = unwrap(expression);
  if (ts.isNumericLiteral(node)) return Number.isSafeInteger(Number(node.text));
  if (isLength(node, facts)) return true;
  if (ts.isPostfixUnaryExpression(node)) return isInteger(node.operand, facts, asked);
  if (ts.isBinaryExpression(node))
    return (
      INTEGER_OPERATORS.has(node.operatorToken.kind) &&
      [node.left, node.right].every((one) => isInteger(one, facts, asked))
    );
  const variable = ts.isIdentifier(node) ? facts.symbol(node) : undefined;
  if (!variable) return false;
  // What is computed from the variable itself is an integer if the rest is.
  if (asked.has(variable)) return true;
  const given = givenTo(variable, facts);
  const inner = new Set([...asked, variable]);
  return (
    given !== undefined && !given.steps.includes(null) && given.values.every((one) => isInteger(one, facts, inner))
  );
}

const INTEGER_OPERATORS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
]);

/** `list.length`, of whichever array. */
function isLength(node: ts.Node, facts: Facts): node is ts.PropertyAccessExpression {
  return (
    ts.isPropertyAccessExpression(node) && /^(Array|String)\.prototype\.length$/.test(facts.libraryMember(node) ?? '')
  );
}

/** Variables that are being looked at; `open` where what is computed from them may only be more than they are. */
interface Asked {
  readonly variables: ReadonlySet<ts.Symbol>;
  readonly open: boolean;
}

const NOTHING: Asked = { variables: new Set(), open: true };

/** The least value that the expression ever has, by what its variables ever get; null where that is not known or negative. */
export function least(expression: ts.Node, facts: Facts, asked: Asked = NOTHING): number | null {
  const node = unwrap(expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (isLength(node, facts)) return 0;
  if (ts.isPostfixUnaryExpression(node)) return least(node.operand, facts, asked);
  if (!ts.isBinaryExpression(node)) {
    const variable = ts.isIdentifier(node) ? facts.symbol(node) : undefined;
    return variable ? leastOf(variable, facts, asked) : null;
  }
  const operator = node.operatorToken.kind;
  const right = least(node.right, facts, asked);
  // Taking from what is computed from the variable itself may go on for ever.
  const minus = operator === ts.SyntaxKind.MinusToken;
  const left = least(node.left, facts, minus ? { ...asked, open: false } : asked);
  if (left === null || right === null) return null;
  if (operator === ts.SyntaxKind.PlusToken) return left + right;
  if (operator === ts.SyntaxKind.AsteriskToken) return left * right;
  const difference = left - right;
  return minus && ts.isNumericLiteral(unwrap(node.right)) && difference >= 0 ? difference : null;
}

/** The least value of a variable that only counts up; null where that is not known or negative. */
export function leastOf(variable: ts.Symbol, facts: Facts, { variables, open }: Asked = NOTHING): number | null {
  if (variables.has(variable)) return open ? Number.POSITIVE_INFINITY : null;
  const given = givenTo(variable, facts);
  if (!given || given.steps.some((step) => step === null || step < 0)) return null;
  const inner: Asked = { variables: new Set([...variables, variable]), open };
  const values = given.values.map((value) => least(value, facts, inner));
  if (values.includes(null)) return null;
  const found = Math.min(...values.map(Number));
  return variables.size > 0 || Number.isFinite(found) ? found : null;
}

/** How far below the length of a list a variable starts that only counts down; null for others. */
export function belowLength(variable: ts.Symbol, list: ts.Symbol, facts: Facts): number | null {
  const given = givenTo(variable, facts);
  const [start, ...others] = given?.values ?? [];
  if (!given || !start || others.length > 0 || given.steps.some((step) => step === null || step > 0)) return null;
  const node = unwrap(start);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.MinusToken) return null;
  const amount = unwrap(node.right);
  const length = unwrap(node.left);
  if (!ts.isNumericLiteral(amount) || !isLength(length, facts) || facts.symbol(rootOf(length)) !== list) return null;
  return ts.isIdentifier(unwrap(length.expression)) ? Number(amount.text) : null;
}

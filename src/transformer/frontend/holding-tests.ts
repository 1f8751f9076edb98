/**
 * Tests on the way to a place whose outcome still holds there: conditions of `if`, `while`, `for`, `? :`, `&&` and `||` around it,
 * and `if (…) return` in front of it, as long as nothing in between undoes them.
 */
import ts from 'typescript';
import { leaves } from './proven-present.ts';
import { isPlainAssignment } from './write-facts.ts';

/** What is looked for. */
export interface Claim {
  /** The test proves it whenever it has this outcome. */
  proves(test: ts.Expression, outcome: boolean): boolean;
  /** The code, and what may run while it does, leaves it true. */
  keeps(code: ts.Node): boolean;
}

/** True when the claim holds at the place whatever happens. */
export function holdsAt(place: ts.Node, claim: Claim): boolean {
  const shows = (test: ts.Expression, outcome: boolean): boolean => claim.proves(test, outcome) && claim.keeps(test);
  for (let child = place; !ts.isSourceFile(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isFunctionLike(parent)) return false;
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      if (shows(parent.expression, child === parent.thenStatement)) return true;
      if (!claim.keeps(parent.expression)) return false;
    } else if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      if (shows(parent.condition, child === parent.whenTrue)) return true;
      if (!claim.keeps(parent.condition)) return false;
    } else if (ts.isIterationStatement(parent, false)) {
      // What stands in the head of a loop runs at other times than its body, and all of it may have run before.
      const test = ts.isWhileStatement(parent) ? parent.expression : ts.isForStatement(parent) && parent.condition;
      if (child === parent.statement && test && shows(test, true)) return true;
      if (!claim.keeps(parent)) return false;
    } else if (ts.isBinaryExpression(parent) && child === parent.right) {
      const operator = parent.operatorToken.kind;
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken && shows(parent.left, true)) return true;
      if (operator === ts.SyntaxKind.BarBarToken && shows(parent.left, false)) return true;
      if (!claim.keeps(parent.left)) return false;
    } else if (ts.isBlock(parent)) {
      for (const one of parent.statements.filter(({ pos }) => pos < child.pos).reverse()) {
        if (ts.isIfStatement(one) && leaves(one.thenStatement) && shows(one.expression, false)) {
          if (!one.elseStatement || claim.keeps(one.elseStatement)) return true;
        }
        if (!claim.keeps(one)) return false;
      }
    } else if (!earlierParts(parent, child).every(claim.keeps)) return false;
    // What is taken apart comes before the defaults of the pattern on its left.
    const source = sourceOf(parent);
    if (source && source !== child && !claim.keeps(source)) return false;
  }
  return false;
}

/** The value of a declaration, and of an assignment to a pattern. */
function sourceOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node)) return node.initializer;
  return isPlainAssignment(node) ? node.right : undefined;
}

/** What is evaluated in front of a part of an expression or statement, as the arguments before an argument are. */
function earlierParts(parent: ts.Node, child: ts.Node): readonly ts.Node[] {
  const parts: ts.Node[] = [];
  ts.forEachChild(parent, (part) => {
    if (part.pos < child.pos) parts.push(part);
  });
  return parts;
}

/**
 * Whether an array of promises that is awaited in parts can be kept as what its promises need, to be run where it is awaited:
 * on every way what was pushed is awaited before anything else is, and forgotten (`ps = []`) before more is pushed.
 */
import ts from 'typescript';
import { isForEach } from '../discarded.ts';
import type { Facts } from '../facts.ts';
import { unwrap } from '../write-facts.ts';
import { targetOf, usesIn } from './awaits.ts';
import { type BatchUse, batchHelper, batchUse, testsContent } from './batch-uses.ts';

/** What the array may be: a set of these. */
const EMPTY = 1;
/** Promises that nobody awaits yet. */
const PENDING = 2;
/** Promises that have been awaited. */
const SETTLED = 4;
type States = number;

/** Every way through the statements that follow the declaration keeps to that, and nothing else is done with the array. */
export function isBatch(symbol: ts.Symbol, statements: readonly ts.Statement[], facts: Facts): boolean {
  const flow = createFlow(symbol, facts);
  const end = flow.list(statements, EMPTY);
  if (end & PENDING || !flow.isSound()) return false;
  const known = (name: ts.Symbol): boolean =>
    statements
      .flatMap((node) => usesIn(node, name, facts.symbol))
      .every((use) => flow.seen.has(use) || isDeclared(use));
  return [symbol, ...flow.helpers].every(known);
}

function isDeclared(name: ts.Identifier): boolean {
  const { parent } = name;
  return (ts.isVariableDeclaration(parent) || ts.isFunctionDeclaration(parent)) && parent.name === name;
}

function createFlow(symbol: ts.Symbol, facts: Facts) {
  let sound = true;
  const seen = new Set<ts.Node>();
  const helpers = new Set<ts.Symbol>();
  /** What the array may be where something throws, and where statements are left. */
  let thrown: States = 0;
  const left = new Map<ts.Node, States>();
  const within: ts.Node[] = [];
  /** How many handlers catch what is thrown. */
  let handlers = 0;

  const demand = (holds: boolean): void => {
    if (!holds) sound = false;
  };
  const leave = (target: ts.Node, states: States): void => {
    left.set(target, (left.get(target) ?? 0) | states);
  };
  const takeLeft = (target: ts.Node): States => {
    const states = left.get(target) ?? 0;
    left.delete(target);
    return states;
  };

  const list = (nodes: readonly ts.Node[], start: States): States =>
    nodes.reduce<States>((states, node) => walk(node, states), start);

  const children = (node: ts.Node, start: States): States => {
    let states = start;
    ts.forEachChild(node, (child) => {
      states = walk(child, states);
    });
    return states;
  };

  const used = (use: BatchUse, states: States): States => {
    for (const name of use.names) seen.add(name);
    switch (use.kind) {
      case 'push': {
        const before = walk(use.value, states);
        demand(!(before & SETTLED));
        return before && PENDING;
      }
      case 'reset':
        demand(!(states & PENDING));
        return states && EMPTY;
      case 'await':
        demand(!(states & SETTLED));
        thrown |= use.resets ? EMPTY : SETTLED;
        return states && (use.resets ? EMPTY : SETTLED);
      case 'read':
        return states;
    }
  };

  /** A loop: what the array is at its head is what it is before, or after a round. */
  const loop = (node: ts.Node, start: States, round: (head: States) => readonly [States, States]): States => {
    let head = start;
    for (;;) {
      const [exit, next] = round(head);
      const again = head | next;
      if (again === head) return exit | takeLeft(node);
      head = again;
    }
  };
  const body = (node: ts.IterationStatement, states: States): States => {
    const end = walk(node.statement, states);
    return end | takeLeft(node.statement);
  };

  const walk = (node: ts.Node, states: States): States => {
    const use = batchUse(node, symbol, facts);
    if (use) return used(use, states);
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return states;
    if (ts.isCallExpression(node) && isForEach(node)) return visited(node, states);
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) return choice(node, states);
    if (ts.isBinaryExpression(node)) return binary(node, states);
    if (ts.isAwaitExpression(node)) return awaited(node, states);
    if (ts.isTryStatement(node)) return guarded(node, states);
    if (ts.isSwitchStatement(node)) return chosen(node, states);
    if (ts.isLabeledStatement(node)) return walk(node.statement, states) | takeLeft(node);
    if (ts.isIterationStatement(node, false)) return looped(node, states);
    if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) {
      const end = node.expression ? walk(node.expression, states) : states;
      const isCaught = ts.isThrowStatement(node) && handlers > 0;
      demand(isCaught || !(end & PENDING));
      if (ts.isThrowStatement(node)) thrown |= end;
      else leave(targetOf(node), end);
      return 0;
    }
    if (ts.isBreakOrContinueStatement(node)) {
      leave(jumpTarget(node), states);
      return 0;
    }
    const end = children(node, states);
    if (mayThrow(node, facts)) thrown |= end;
    return end;
  };

  const choice = (node: ts.IfStatement | ts.ConditionalExpression, states: States): States => {
    const [test, yes, no] = ts.isIfStatement(node)
      ? [node.expression, node.thenStatement, node.elseStatement]
      : [node.condition, node.whenTrue, node.whenFalse];
    const tested = walk(test, states);
    const otherwise = refined(test, false, tested);
    return walk(yes, refined(test, true, tested)) | (no ? walk(no, otherwise) : otherwise);
  };

  const binary = (node: ts.BinaryExpression, states: States): States => {
    const first = walk(node.left, states);
    const kind = node.operatorToken.kind;
    if (!SHORT.has(kind)) {
      const end = walk(node.right, first);
      // `in` and destructuring may fail.
      thrown |= end;
      return end;
    }
    const goesOn = kind === ts.SyntaxKind.AmpersandAmpersandToken;
    const isTest = goesOn || kind === ts.SyntaxKind.BarBarToken;
    if (!isTest) return first | walk(node.right, first);
    return refined(node.left, !goesOn, first) | walk(node.right, refined(node.left, goesOn, first));
  };

  const awaited = (node: ts.AwaitExpression, states: States): States => {
    const helper = batchHelper(node, symbol, facts);
    if (helper && !within.includes(helper.body)) {
      seen.add(helper.name);
      helpers.add(helper.symbol);
      within.push(helper.body);
      const end = walk(helper.body, states) | takeLeft(helper.body.parent);
      within.pop();
      return end;
    }
    demand(helper === undefined);
    const end = walk(node.expression, states);
    demand(!(end & PENDING));
    thrown |= end;
    return end;
  };

  const guarded = (node: ts.TryStatement, states: States): States => {
    const outer = thrown;
    thrown = 0;
    const caughtHere = node.catchClause ? 1 : 0;
    handlers += caughtHere;
    const tried = walk(node.tryBlock, states);
    handlers -= caughtHere;
    const caught = node.catchClause ? walk(node.catchClause.block, thrownIn()) : 0;
    const { finallyBlock } = node;
    if (!finallyBlock || !acts(finallyBlock)) {
      thrown |= outer;
      return tried | caught;
    }
    // Jumps would run it too, each with what the array is there.
    demand(!jumps(node.tryBlock) && !(node.catchClause && jumps(node.catchClause)));
    const end = walk(finallyBlock, tried | caught);
    thrown = outer | walk(finallyBlock, thrownIn());
    return end;
  };
  /** What is thrown in the block; what its handler throws is another matter. */
  const thrownIn = (): States => {
    const states = thrown;
    thrown = 0;
    return states;
  };
  const acts = (node: ts.Node): boolean =>
    ts.isAwaitExpression(node) ||
    batchUse(node, symbol, facts) !== undefined ||
    isJump(node) ||
    (ts.forEachChild(node, (child) => acts(child) || undefined) ?? false);
  const jumps = (node: ts.Node): boolean =>
    isJump(node) || (ts.forEachChild(node, (child) => jumps(child) || undefined) ?? false);

  const chosen = (node: ts.SwitchStatement, states: States): States => {
    const start = walk(node.expression, states);
    const { clauses } = node.caseBlock;
    const end = clauses.reduce<States>((before, clause) => list(clause.statements, before | start), 0);
    const isTotal = clauses.some(ts.isDefaultClause);
    return end | takeLeft(node) | (isTotal ? 0 : start);
  };

  /** `items.forEach((item) => { … })`. */
  const visited = (node: ts.CallExpression, states: States): States => {
    const [callback] = node.arguments;
    const start = walk(node.expression, states);
    if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return start;
    return loop(callback, start, (head) => [head, walk(callback.body, head) | takeLeft(callback)]);
  };

  const looped = (node: ts.IterationStatement, states: States): States => {
    if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      const start = walk(node.expression, states);
      return loop(node, start, (head) => {
        if (ts.isForOfStatement(node) && node.awaitModifier) demand(!(head & PENDING));
        return [head, body(node, head)];
      });
    }
    if (ts.isForStatement(node)) {
      const start = node.initializer ? walk(node.initializer, states) : states;
      return loop(node, start, (head) => {
        const { condition: test, incrementor } = node;
        const tested = test ? walk(test, head) : head;
        const end = body(node, test ? refined(test, true, tested) : tested);
        return [test ? refined(test, false, tested) : 0, incrementor ? walk(incrementor, end) : end];
      });
    }
    if (ts.isWhileStatement(node))
      return loop(node, states, (head) => {
        const tested = walk(node.expression, head);
        return [refined(node.expression, false, tested), body(node, refined(node.expression, true, tested))];
      });
    if (!ts.isDoStatement(node)) return states;
    return loop(node, states, (head) => {
      const tested = walk(node.expression, body(node, head));
      return [refined(node.expression, false, tested), refined(node.expression, true, tested)];
    });
  };

  /** What the array may be where a test held or did not: `if (ps.length > 0)`. */
  const refined = (test: ts.Expression, holds: boolean, states: States): States => {
    if (ts.isParenthesizedExpression(test)) return refined(test.expression, holds, states);
    if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
      return refined(test.operand, !holds, states);
    if (ts.isBinaryExpression(test)) {
      const kind = test.operatorToken.kind;
      const all = kind === ts.SyntaxKind.AmpersandAmpersandToken;
      if ((all && holds) || (kind === ts.SyntaxKind.BarBarToken && !holds))
        return refined(test.right, holds, refined(test.left, holds, states));
    }
    const has = testsContent(test, symbol, facts);
    if (has === undefined) return states;
    return has === holds ? states & ~EMPTY : states & ~PENDING;
  };

  return { list, seen, helpers, isSound: () => sound && [...left.values()].every((states) => !(states & PENDING)) };
}

/** `&&`, `||`, `??` and their assignments, whose right side may be left out. */
const SHORT: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** Where a jump goes: behind the statement, or for `continue` behind the body of the loop. */
function jumpTarget(jump: ts.BreakOrContinueStatement): ts.Node {
  const target = targetOf(jump);
  if (!ts.isContinueStatement(jump)) return target;
  const loop = ts.isLabeledStatement(target) ? target.statement : target;
  return ts.isIterationStatement(loop, false) ? loop.statement : target;
}

function isJump(node: ts.Node): boolean {
  return ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node);
}

/** What a handler might see fail: not a property of what is surely an object. */
function mayThrow(node: ts.Node, facts: Facts): boolean {
  if (ts.isPropertyAccessExpression(node)) return !isMadeHere(node.expression, facts);
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node)
  );
}

/** A name that holds one object or list from its declaration on. */
function isMadeHere(node: ts.Expression, facts: Facts): boolean {
  const symbol = ts.isIdentifier(node) ? facts.symbol(node) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || facts.isReassigned(symbol) || !declaration || !ts.isVariableDeclaration(declaration)) return false;
  const made = declaration.initializer && unwrap(declaration.initializer);
  return made !== undefined && (ts.isArrayLiteralExpression(made) || ts.isObjectLiteralExpression(made));
}

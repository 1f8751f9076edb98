/**
 * Which code may make an array shorter (`pop`, `shift`, `splice`, `delete list[i]`, writes of a length) or of another length at all,
 * take keys out of a `Map` or an object (`delete`, `clear`), or put other values where some are: of what has the name, or of
 * anything else that it may stand for. Functions that may run meanwhile count, those of other files too.
 */
import ts from 'typescript';
import { type CallGraph, hasCode, outermostFunction } from './call-graph.ts';
import type { FunctionsBeside } from './functions-beside.ts';
import type { SymbolReader } from './single-name.ts';
import { unwrap } from './write-facts.ts';
import { writeOf } from './write-target.ts';

export interface ShrinkFacts {
  /** The code, or a function that may run while it does, may make the array in a variable shorter. */
  mayShrink(list: ts.Symbol, node: ts.Node): boolean;
  /** The same of any other length. */
  mayResize(list: ts.Symbol, node: ts.Node): boolean;
  /** The same of anything that puts other values into an array or object. */
  mayOverwrite(object: ts.Symbol, node: ts.Node): boolean;
  /** The same of the keys of a `Map` or an object. */
  mayLoseKeys(object: ts.Symbol, node: ts.Node): boolean;
}

/** Answers about one program. */
export function createShrinkFacts(
  { symbolOf, memberOf }: SymbolReader,
  hasSingleName: (symbol: ts.Symbol) => boolean,
  { calledFrom }: CallGraph,
  functionsBeside: FunctionsBeside,
): ShrinkFacts {
  const shorter = remembered(shortened);
  const resized = remembered((node) => [...shorter(node), ...lengthened(node)]);
  const changed = remembered((node) => [...shorter(node), ...overwritten(node, memberOf)]);
  const fewerKeys = remembered(emptied);
  const callsOthers = remembered((node) => runsOthers(node, memberOf));
  const elsewhere = (node: ts.Node): readonly ts.Node[] => {
    const file = node.getSourceFile();
    const home = outermostFunction(node);
    const called = hasCode(home) ? [...calledFrom(home)] : [];
    return [...functionsBeside(file, node), ...called.filter((one) => one.getSourceFile() !== file)];
  };
  const mayReach = (object: ts.Symbol, node: ts.Node, changed: (code: ts.Node) => readonly ts.Node[]): boolean => {
    const alone = hasSingleName(object);
    return [node, ...(callsOthers(node) ? elsewhere(node) : [])].flatMap(changed).some((receiver) => {
      const name = ts.isIdentifier(receiver) ? symbolOf(receiver) : undefined;
      if (name && name !== object && isMadeForName(name) && isMadeForName(object)) return false;
      return name === object || (!alone && (!name || !hasSingleName(name)));
    });
  };
  return {
    mayShrink: (list, node) => mayReach(list, node, shorter),
    mayResize: (list, node) => mayReach(list, node, resized),
    mayOverwrite: (object, node) => mayReach(object, node, changed),
    mayLoseKeys: (object, node) => mayReach(object, node, fewerKeys),
  };
}

/** A constant that an object is written out for: no other such constant has the same. */
function isMadeForName({ valueDeclaration: declaration }: ts.Symbol): boolean {
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const made = unwrap(declaration.initializer);
  return isConstant && (ts.isObjectLiteralExpression(made) || ts.isArrayLiteralExpression(made));
}

/** The answer for each node, found once. */
function remembered<T>(find: (node: ts.Node) => T): (node: ts.Node) => T {
  const known = new WeakMap<ts.Node, { readonly answer: T }>();
  return (node) => {
    const found = known.get(node) ?? { answer: find(node) };
    known.set(node, found);
    return found.answer;
  };
}

/** The code may run functions that are not written in it: it waits, or calls more than built-ins that are given none by name. */
function runsOthers(node: ts.Node, memberOf: SymbolReader['memberOf']): boolean {
  if (ts.isAwaitExpression(node) || ts.isTaggedTemplateExpression(node) || ts.isYieldExpression(node)) return true;
  if (ts.isForOfStatement(node) && node.awaitModifier) return true;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const callee = unwrap(node.expression);
    const named = ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee);
    if (!named || memberOf(callee) === undefined) return true;
    const given = (argument: ts.Expression): boolean => {
      const value = unwrap(argument);
      return (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) && memberOf(value) === undefined;
    };
    if (TAKES_FUNCTIONS.test(memberOf(callee) ?? '') && node.arguments?.some(given)) return true;
  }
  return ts.forEachChild(node, (child) => runsOthers(child, memberOf) || undefined) ?? false;
}

const TAKES_FUNCTIONS =
  /^(?!(Array\.prototype\.(push|unshift|splice|includes|indexOf|lastIndexOf|concat|join|slice|at|fill|with)|(Map|Set)\.prototype\.(get|set|has|add|delete)|String|Number|Math\.\w+|JSON\.\w+)$)/;

/** What the code does something to: the expression that `of` gives for each node that does. */
function receiversIn(code: ts.Node, of: (node: ts.Node) => ts.Node | undefined): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const receiver = of(node);
    if (receiver) found.push(unwrap(receiver));
    ts.forEachChild(node, visit);
  };
  visit(code);
  return found;
}

/** What a method of one of the names is taken from. */
function calledOn(node: ts.Node, methods: ReadonlySet<string>): ts.Node | undefined {
  return ts.isPropertyAccessExpression(node) && methods.has(node.name.text) ? node.expression : undefined;
}

const SHRINKING: ReadonlySet<string> = new Set(['pop', 'shift', 'splice']);

/** The arrays that the code makes shorter. */
function shortened(code: ts.Node): readonly ts.Node[] {
  return receiversIn(code, (node) => {
    if (namesLength(node) && writeOf(node)) return node.expression;
    const deleted = ts.isDeleteExpression(node) ? unwrap(node.expression) : undefined;
    return deleted && ts.isElementAccessExpression(deleted) ? deleted.expression : calledOn(node, SHRINKING);
  });
}

const GROWING: ReadonlySet<string> = new Set(['push', 'unshift']);

/** The arrays that the code makes longer, or puts items into by their indexes. */
function lengthened(code: ts.Node): readonly ts.Node[] {
  return receiversIn(code, (node) =>
    ts.isElementAccessExpression(node) && writeOf(node) ? node.expression : calledOn(node, GROWING),
  );
}

const MOVING: ReadonlySet<string> = new Set(['unshift', 'sort', 'reverse', 'fill', 'copyWithin', 'set']);

/** What the code puts other values into; the code itself, as the left side of an assignment, gets its value behind it. */
function overwritten(code: ts.Node, memberOf: SymbolReader['memberOf']): readonly ts.Node[] {
  return receiversIn(code, (node) => {
    if (isAccess(node) && node !== code && writeOf(node)) return node.expression;
    const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
    const assigns = callee && ts.isPropertyAccessExpression(callee) && memberOf(callee) === 'Object.assign';
    return assigns && ts.isCallExpression(node) ? node.arguments[0] : calledOn(node, MOVING);
  });
}

const EMPTYING: ReadonlySet<string> = new Set(['delete', 'clear']);

/** The maps and objects that the code takes keys out of. */
function emptied(code: ts.Node): readonly ts.Node[] {
  return receiversIn(code, (node) => {
    const deleted = ts.isDeleteExpression(node) ? unwrap(node.expression) : undefined;
    return deleted && isAccess(deleted) ? deleted.expression : calledOn(node, EMPTYING);
  });
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** `list.length` or `list['length']`. */
function namesLength(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'length';
  if (!ts.isElementAccessExpression(node)) return false;
  const key = unwrap(node.argumentExpression);
  return ts.isStringLiteralLike(key) && key.text === 'length';
}

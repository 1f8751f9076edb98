/**
 * Arrays that are known by one name only: a local variable that only ever gets arrays made for it, and is only read, changed and
 * looped over through that name, or given back when its function ends. No other name can see such an array, so what happens to
 * it through its name happens to no other array, and nothing else happens to it.
 */
import ts from 'typescript';
import { isAssignedTo, isAssignmentOperator, unwrap } from './write-facts.ts';

/** What of the program answers are read from. */
export interface SymbolReader {
  symbolOf(node: ts.Node): ts.Symbol | undefined;
  memberOf(node: ts.PropertyAccessExpression | ts.Identifier): string | undefined;
}

/** Methods that give an array of their own, or no array. */
const LOOKS =
  /^Array\.prototype\.(slice|concat|flat|join|includes|indexOf|lastIndexOf|at|entries|keys|values|toReversed|toSpliced|with|toString|push|pop|shift|unshift|splice)$/;
/** Methods that call a function with the array as its last argument. */
const CALLS =
  /^Array\.prototype\.(map|filter|forEach|some|every|find|findIndex|findLast|findLastIndex|flatMap|reduce|reduceRight|sort|toSorted)$/;
/** Methods that give the array that they are called on. */
const GIVES_ITSELF = /^Array\.prototype\.(sort|reverse|fill|copyWithin)$/;
/** Functions that keep nothing of the array. */
const READERS =
  /^(JSON\.stringify|structuredClone|Array\.(from|isArray)|Object\.(keys|values|entries)|console\.\w+|Console\.\w+)$/;
const FRESH =
  /^(Array\.prototype\.(slice|map|filter|concat|flat|flatMap|toSorted|toSpliced|toReversed|with|splice)|String\.prototype\.(split|matchAll)|Array\.(from|of)|Object\.(keys|values|entries)|structuredClone|JSON\.parse)$/;

/** Answers about one program; each variable is looked at once. */
export function createSingleNames(reading: SymbolReader): (symbol: ts.Symbol) => boolean {
  const known = new WeakMap<ts.Symbol, boolean>();
  return (symbol) => {
    const found = known.get(symbol) ?? hasSingleName(symbol, reading);
    known.set(symbol, found);
    return found;
  };
}

function hasSingleName(symbol: ts.Symbol, reading: SymbolReader): boolean {
  const declaration = symbol.valueDeclaration;
  if (symbol.declarations?.length !== 1 || !declaration || !ts.isVariableDeclaration(declaration)) return false;
  const { initializer, name } = declaration;
  const home = ts.findAncestor(declaration, ts.isFunctionLike);
  if (!home || !ts.isIdentifier(name) || ts.isForOfStatement(declaration.parent.parent)) return false;
  if (initializer && !isFresh(initializer, reading)) return false;
  const mentions = mentionsOf(name, symbol, home, reading);
  // What is given back is seen by others, so that nothing may reach the variable from then on.
  const kept = mentions.some((mention) => !runsInside(mention, home, reading));
  return mentions.every((mention) => isHarmless(mention, reading) || (!kept && isGivenBack(mention, home)));
}

function mentionsOf(
  name: ts.Identifier,
  symbol: ts.Symbol,
  home: ts.Node,
  { symbolOf }: SymbolReader,
): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text && symbolOf(node) === symbol)
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(home);
  return found;
}

/** The code runs before the function ends: it stands in it, or in callbacks of methods of arrays. */
function runsInside(mention: ts.Node, home: ts.Node, { memberOf }: SymbolReader): boolean {
  for (let node = mention.parent; node !== home; node = node.parent) {
    if (!ts.isFunctionLike(node)) continue;
    if (!ts.isArrowFunction(node) || node.modifiers) return false;
    const call = node.parent;
    const callee = ts.isCallExpression(call) && call.arguments.includes(node) ? unwrap(call.expression) : undefined;
    if (!callee || !ts.isPropertyAccessExpression(callee) || !CALLS.test(memberOf(callee) ?? '')) return false;
  }
  return true;
}

function isFresh(expression: ts.Node, reading: SymbolReader): boolean {
  const node = unwrap(expression);
  if (ts.isArrayLiteralExpression(node)) return true;
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    if (ts.isIdentifier(callee) && callee.text === 'Array' && reading.memberOf(callee) === 'Array') return true;
    if (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee)) return false;
    const member = reading.memberOf(callee) ?? '';
    if (FRESH.test(member)) return true;
    return GIVES_ITSELF.test(member) && ts.isPropertyAccessExpression(callee) && isFresh(callee.expression, reading);
  }
  return false;
}

function isHarmless(mention: ts.Node, reading: SymbolReader): boolean {
  let value = mention;
  while (unwrap(value.parent) === unwrap(mention) && ts.isExpression(value.parent)) value = value.parent;
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'length' || isHarmlessCall(parent, reading);
  if (ts.isElementAccessExpression(parent)) return parent.expression === value;
  if (ts.isSpreadElement(parent)) return true;
  if (ts.isForOfStatement(parent)) return parent.expression === value;
  if (ts.isVariableDeclaration(parent)) return ts.isArrayBindingPattern(parent.name);
  if (ts.isBinaryExpression(parent) && isAssignmentOperator(parent.operatorToken.kind)) {
    const isSet = isAssignedTo(value);
    return isSet && ts.isExpressionStatement(parent.parent) && isFresh(parent.right, reading);
  }
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  const callee = unwrap(parent.expression);
  if (parent.expression === value || (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee))) return false;
  const member = reading.memberOf(callee) ?? '';
  return ts.isNewExpression(parent) ? member === 'Map' || member === 'Set' : READERS.test(member);
}

/** A call of a method that neither gives the array nor shows it to a function. */
function isHarmlessCall(access: ts.PropertyAccessExpression, { memberOf }: SymbolReader): boolean {
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return false;
  const member = memberOf(access) ?? '';
  if (GIVES_ITSELF.test(member) && !ts.isExpressionStatement(call.parent)) return false;
  if (!CALLS.test(member)) return LOOKS.test(member) || GIVES_ITSELF.test(member);
  const [callback] = call.arguments;
  if (!callback) return true;
  const seen = /reduce/.test(member) ? 3 : 2;
  if (ts.isArrowFunction(callback))
    return callback.parameters.length <= seen && callback.parameters.every((one) => !one.dotDotDotToken);
  return ts.isIdentifier(callback) && memberOf(callback) !== undefined;
}

/** Returned by the function, as it is or in an object or array. */
function isGivenBack(mention: ts.Node, home: ts.Node): boolean {
  let node = mention;
  while (
    ts.isPropertyAssignment(node.parent) ||
    ts.isShorthandPropertyAssignment(node.parent) ||
    ts.isObjectLiteralExpression(node.parent) ||
    ts.isArrayLiteralExpression(node.parent) ||
    ts.isParenthesizedExpression(node.parent)
  )
    node = node.parent;
  return ts.isReturnStatement(node.parent) && ts.findAncestor(node.parent, ts.isFunctionLike) === home;
}

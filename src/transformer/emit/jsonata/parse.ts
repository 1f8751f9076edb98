/**
 * Reads JSONata text back into nodes: encodings and helpers are written as text, and the depth of an emitted field is
 * computed from its text. Precedence climbing over the operators of `precedence.ts`; parentheses always become blocks, so
 * that depth counts them.
 */
import type { JsonataList, JsonataNode, JsonataOperator } from './ast.ts';
import { OPERATOR_POWER } from './precedence.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Name of the variable that stands for a hole of a template. */
export function holeName(index: number): string {
  return `#${index}`;
}

/** The tree of an expression. */
export function parseJsonata(text: string): JsonataNode {
  const tokens = tokenize(text);
  let at = 0;

  const peek = (): Token => tokens[at] ?? { kind: 'end' };
  const advance = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const fail = (): never => {
    throw new SyntaxError(`Unexpected ${JSON.stringify(peek())} in JSONata: ${text}`);
  };
  const isSymbol = (value: string): boolean => {
    const token = peek();
    return token.kind === 'symbol' && token.value === value;
  };
  const accept = (value: string): boolean => {
    if (!isSymbol(value)) return false;
    at += 1;
    return true;
  };
  const expect = (value: string): void => {
    if (!accept(value)) fail();
  };
  const separated = <T>(separator: string, end: string, element: () => T): T[] => {
    const elements: T[] = [];
    while (!isSymbol(end)) {
      elements.push(element());
      if (!accept(separator)) break;
    }
    expect(end);
    return elements;
  };
  const nameOf = (token: Token): string => {
    if (token.kind === 'variable') return token.value;
    return token.kind === 'hole' ? holeName(token.index) : fail();
  };

  const expression = (): JsonataNode => {
    const left = binary(0);
    if (accept(':=')) {
      return left.kind === 'variable' ? { kind: 'bind', name: left.name, value: expression() } : fail();
    }
    if (!accept('?')) return left;
    const consequent = expression();
    expect(':');
    return { kind: 'condition', test: left, consequent, alternate: expression() };
  };

  const binary = (minimum: number): JsonataNode => {
    let left = unary();
    for (;;) {
      const operator = peekOperator(peek());
      if (operator === null || OPERATOR_POWER[operator] <= minimum) return left;
      advance();
      left = { kind: 'binary', operator, left, right: binary(OPERATOR_POWER[operator]) };
    }
  };

  const unary = (): JsonataNode => {
    if (!accept('-')) return postfix(primary());
    const operand = unary();
    return operand.kind === 'literal' && typeof operand.value === 'number'
      ? { kind: 'literal', value: -operand.value }
      : { kind: 'negate', operand };
  };

  const postfix = (start: JsonataNode): JsonataNode => {
    let node = start;
    for (;;) {
      if (accept('.')) {
        const key = advance();
        node = { kind: 'field', object: node, name: key.kind === 'name' || key.kind === 'string' ? key.value : fail() };
      } else if (accept('[')) {
        if (accept(']')) node = { kind: 'keep', operand: node };
        else {
          node = { kind: 'index', object: node, predicate: expression() };
          expect(']');
        }
      } else if (accept('(')) {
        node = { kind: 'call', callee: node, arguments: separated(',', ')', expression) };
      } else return node;
    }
  };

  const primary = (): JsonataNode => {
    const token = advance();
    switch (token.kind) {
      case 'string':
      case 'number':
        return { kind: 'literal', value: token.value };
      case 'variable':
      case 'hole':
        return { kind: 'variable', name: nameOf(token) };
      case 'regexp':
        return { kind: 'regexp', source: token.source, flags: token.flags };
      case 'name':
        if (token.value === 'function') return lambda();
        if (token.value === 'true' || token.value === 'false')
          return { kind: 'literal', value: token.value === 'true' };
        return token.value === 'null' ? { kind: 'literal', value: null } : fail();
      case 'symbol':
        if (token.value === '(') return { kind: 'block', items: separated(';', ')', expression) };
        if (token.value === '[') return { kind: 'list', items: separated(',', ']', listItem) };
        if (token.value === '{') return { kind: 'object', entries: separated(',', '}', entry) };
        return fail();
      case 'end':
        return fail();
    }
  };

  const lambda = (): JsonataNode => {
    expect('(');
    const parameters = separated(',', ')', () => nameOf(advance()));
    expect('{');
    const body = expression();
    expect('}');
    return { kind: 'lambda', parameters, body };
  };

  const listItem = (): JsonataList['items'][number] => {
    const item = expression();
    return accept('..') ? { kind: 'range', from: item, to: expression() } : item;
  };

  const entry = (): { key: JsonataNode; value: JsonataNode } => {
    const key = expression();
    expect(':');
    return { key, value: expression() };
  };

  const node = expression();
  return peek().kind === 'end' ? node : fail();
}

function peekOperator(token: Token): JsonataOperator | null {
  if (token.kind !== 'symbol' && token.kind !== 'name') return null;
  return isOperator(token.value) ? token.value : null;
}

function isOperator(value: string): value is JsonataOperator {
  return Object.hasOwn(OPERATOR_POWER, value);
}

/** Operators, literals and conditions: others in their place, or the same said otherwise. */
import ts from 'typescript';
import { asStatement, asValue, hasAwait, type Mutation, replace, textOf } from '../context.ts';

const OTHER: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+', '*'],
  '*': ['+', '-'],
  '/': ['%', '*'],
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '&&': ['||'],
  '||': ['&&', '??'],
  '??': ['||', '&&'],
  '===': ['!==', '=='],
  '!==': ['===', '!='],
  '+=': ['-=', '='],
  '-=': ['+='],
  '??=': ['||=', '='],
  '||=': ['??='],
};

const changeOperator: Mutation = {
  name: 'change-operator',
  apply: (node, cx) => {
    if (!ts.isBinaryExpression(node)) return undefined;
    const others = OTHER[textOf(node.operatorToken, cx)];
    return others && [replace(node.operatorToken, cx.random.pick(others), cx)];
  },
};

const changeLiteral: Mutation = {
  name: 'change-literal',
  apply: (node, cx) => {
    const value = asValue(node);
    if (!value) return undefined;
    if (ts.isNumericLiteral(value)) return [replace(value, cx.random.pick(['0', '1', '2', '3', '(-1)']), cx)];
    if (ts.isStringLiteral(value)) return [replace(value, cx.random.pick(["''", "'a'", "'b,c'", "'0'"]), cx)];
    if (value.kind === ts.SyntaxKind.TrueKeyword) return [replace(value, 'false', cx)];
    if (value.kind === ts.SyntaxKind.FalseKeyword) return [replace(value, 'true', cx)];
    if (value.kind === ts.SyntaxKind.NullKeyword) return [replace(value, 'undefined', cx)];
    if (ts.isArrayLiteralExpression(value) && value.elements.length > 0)
      return [
        replace(value, cx.random.pick(['[]', `[${value.elements[0] ? textOf(value.elements[0], cx) : ''}]`]), cx),
      ];
    return undefined;
  },
};

/** The same test in another form. */
const sayOtherwise: Mutation = {
  name: 'say-otherwise',
  apply: (node, cx) => {
    if (ts.isConditionalExpression(node)) {
      const [test, yes, no] = [node.condition, node.whenTrue, node.whenFalse].map((part) => textOf(part, cx));
      const isAsync = hasAwait(node);
      const body = `if (${test}) return ${yes};\nreturn ${no};`;
      const call = isAsync ? `(await (async () => {\n${body}\n})())` : `(() => {\n${body}\n})()`;
      return [replace(node, cx.random.pick([`(!(${test}) ? ${no} : ${yes})`, call]), cx)];
    }
    if (!ts.isBinaryExpression(node)) return undefined;
    const [left, right] = [textOf(node.left, cx), textOf(node.right, cx)];
    switch (textOf(node.operatorToken, cx)) {
      case '===':
        return [
          replace(
            node,
            cx.random.pick([
              `!(${left} !== ${right})`,
              `[${left}].includes(${right})`,
              `(${right} === ${left})`,
              `[${left}].some((mut) => mut === ${right})`,
            ]),
            cx,
          ),
        ];
      case '!==':
        return [replace(node, cx.random.pick([`!(${left} === ${right})`, `![${left}].includes(${right})`]), cx)];
      case '&&':
        return [replace(node, `(${left} ? ${right} : false)`, cx)];
      case '||':
        return [replace(node, `(${left} ? ${left} : ${right})`, cx)];
      case '??':
        return [replace(node, `(${left} === undefined || ${left} === null ? ${right} : ${left})`, cx)];
      case '+=':
      case '-=':
      case '*=':
        return [replace(node, `${left} = ${left} ${textOf(node.operatorToken, cx)[0]} (${right})`, cx)];
      default:
        return undefined;
    }
  },
};

const turnIf: Mutation = {
  name: 'turn-if',
  apply: (node, cx) => {
    if (!asStatement(node) || !ts.isIfStatement(node)) return undefined;
    const [test, yes] = [textOf(node.expression, cx), textOf(node.thenStatement, cx)];
    const no = node.elseStatement ? textOf(node.elseStatement, cx) : '{}';
    const forms = [
      `if (!(${test})) ${no} else ${yes}`,
      `switch (${test} ? 1 : 0) {\ncase 1: {\n${yes}\nbreak;\n}\ndefault:\n${no}\n}`,
      `const ${cx.fresh()} = ${test};\nif (${test}) ${yes} else ${no}`,
    ];
    return [replace(node, cx.random.pick(forms), cx)];
  },
};

export const OPERATOR_MUTATIONS: readonly Mutation[] = [changeOperator, changeLiteral, sayOtherwise, turnIf];

/**
 * JSONata nodes as text: one space around operators and after `,` and `;`, parentheses only where precedence asks for them.
 * Reading the text back gives a tree that evaluates alike.
 */
import type { JsonataNode, JsonataRange } from './ast.ts';
import { needsParentheses, type OperandRole } from './precedence.ts';
import { printKey, printString } from './print-string.ts';

/** The text of an expression, without `{%` and `%}`. */
export function printJsonata(node: JsonataNode): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.value);
    case 'placeholder':
      return `'${node.text}'`;
    case 'variable':
      return `$${node.name}`;
    case 'field':
      return `${operand(node.object, { kind: 'fieldObject' })}.${printKey(node.name)}`;
    case 'index':
      return `${operand(node.object, { kind: 'indexObject' })}[${printJsonata(node.predicate)}]`;
    case 'keep':
      return `${operand(node.operand, { kind: 'kept' })}[]`;
    case 'call':
      return `${operand(node.callee, { kind: 'callee' })}(${printAll(node.arguments)})`;
    case 'lambda':
      return `function(${node.parameters.map((name) => `$${name}`).join(', ')}) { ${printJsonata(node.body)} }`;
    case 'negate':
      return `-${operand(node.operand, { kind: 'negated' })}`;
    case 'binary': {
      const left = operand(node.left, { kind: 'left', operator: node.operator });
      const right = operand(node.right, { kind: 'right', operator: node.operator });
      return `${left} ${node.operator} ${right}`;
    }
    case 'condition': {
      const test = operand(node.test, { kind: 'test' });
      const consequent = operand(node.consequent, { kind: 'consequent' });
      return `${test} ? ${consequent} : ${printJsonata(node.alternate)}`;
    }
    case 'bind':
      return `$${node.name} := ${printJsonata(node.value)}`;
    case 'block':
      return `(${node.items.map(printJsonata).join('; ')})`;
    case 'list':
      return `[${node.items.map(printListItem).join(', ')}]`;
    case 'object':
      return `{${node.entries.map(({ key, value }) => `${printJsonata(key)}: ${printJsonata(value)}`).join(', ')}}`;
    case 'regexp':
      return `/${node.source.replaceAll('%}', '%\\x7d').replaceAll('${', '$\\x7b')}/${node.flags}`;
  }
}

function printLiteral(value: string | number | boolean | null): string {
  if (typeof value === 'string') return printString(value);
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

function printListItem(item: JsonataNode | JsonataRange): string {
  return item.kind === 'range' ? `${printJsonata(item.from)}..${printJsonata(item.to)}` : printJsonata(item);
}

function printAll(nodes: readonly JsonataNode[]): string {
  return nodes.map(printJsonata).join(', ');
}

function operand(node: JsonataNode, role: OperandRole): string {
  const text = printJsonata(node);
  return needsParentheses(node, role) ? `(${text})` : text;
}

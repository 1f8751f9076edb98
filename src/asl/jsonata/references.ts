/**
 * What an expression refers to. Step Functions evaluates without an input document, so `$`, `$$` and bare names are refused
 * where they would read it: at the top level, in function bodies too, but not in later steps, filters, sort terms and groups,
 * which have a context of their own (each case measured on AWS by floci-io/floci, JsonataTopLevelReferencesTest).
 */
import { leftOf, pairsOf, type SyntaxNode } from './syntax.ts';

/**
 * The distinct names that the expression reads from the missing input document, in writing order; `$` and `$$` by these names.
 *
 * @example
 * topLevelReferences(root); // ['phone', '$'] for phone & $.name
 */
export function topLevelReferences(root: SyntaxNode): readonly string[] {
  const names = new Set<string>();
  const visit = (node: SyntaxNode | undefined): void => {
    switch (node?.type) {
      case 'path':
        visit(node.steps?.[0]);
        return;
      case 'name':
        names.add(String(node.value));
        return;
      case 'variable':
        if (node.value === '') names.add('$');
        if (node.value === '$') names.add('$$');
        return;
      case 'lambda':
        visit(node.body);
        return;
      default:
        if (node !== undefined) for (const operand of operandsOf(node)) visit(operand);
    }
  };
  visit(root);
  return [...names];
}

/**
 * The fields of `$states` that the expression reads, wherever it does.
 *
 * @example
 * statesFields(root); // Set { 'input', 'result' } for $states.input.a & $states.result.b
 */
export function statesFields(root: SyntaxNode): ReadonlySet<string> {
  const fields = new Set<string>();
  visitAll(root, (node) => {
    const [first, second] = node.type === 'path' ? (node.steps ?? []) : [];
    if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name')
      fields.add(String(second.value));
  });
  return fields;
}

/**
 * The variables that the expression reads and nowhere binds itself; built-in functions are among them.
 *
 * @example
 * variablesRead(root); // Set { 'sum', 'x' } for ($y := 1; $sum([$x, $y]))
 */
export function variablesRead(root: SyntaxNode): ReadonlySet<string> {
  const read = new Set<string>();
  const bound = new Set<string>();
  visitAll(root, (node) => {
    if (node.type === 'variable') read.add(String(node.value));
    if (node.type === 'bind') bound.add(String(leftOf(node)?.value));
    if (node.type === 'lambda' && node.thunk !== true) {
      for (const parameter of node.arguments ?? []) bound.add(String(parameter.value));
    }
    if (node.focus !== undefined) bound.add(node.focus);
    if (node.index !== undefined) bound.add(node.index);
    for (const stage of node.stages ?? []) if (stage.type === 'index') bound.add(String(stage.value));
  });
  return new Set([...read].filter((name) => !bound.has(name)));
}

// What a node evaluates in its own context, in writing order.
function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return [
    node.type === 'bind' ? undefined : leftOf(node),
    node.rhs,
    node.expression,
    ...(node.expressions ?? []),
    ...pairsOf(node).flat(),
    node.procedure,
    ...(node.type === 'lambda' ? [] : (node.arguments ?? [])),
    node.condition,
    node.then,
    node.else,
  ].filter((operand) => operand !== undefined);
}

function visitAll(node: SyntaxNode, see: (node: SyntaxNode) => void): void {
  see(node);
  const parts = [
    ...operandsOf(node),
    node.body,
    ...(node.steps ?? []),
    ...(node.stages ?? []).map(({ expr }) => expr),
    ...(node.predicate ?? []).map(({ expr }) => expr),
    ...(node.group?.lhs ?? []).flat(),
    ...(node.terms ?? []).map(({ expression }) => expression),
    node.pattern,
    node.update,
    node.delete,
  ];
  for (const part of parts) if (part !== undefined) visitAll(part, see);
}

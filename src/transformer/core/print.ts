/**
 * Readable dumps of expressions and statements, for tests and `--trace`: JavaScript-like, every operator in parentheses, one
 * statement per line. `createPrinter` takes the texts of a level's extra leaves; `printExpression` and `printStatements` print
 * pure code. The text is for people and is never parsed.
 */
import { type ExpressionLeaf, isCoreExpression, isCoreStatement, type StatementLeaf } from './children.ts';
import type { CoreExpr, Expr, RecordEntry } from './expr.ts';
import type { LabelId, VarId } from './ids.ts';
import { printShape } from './print-shape.ts';
import type { CoreStatement, LoopHead, PathStep, Statement } from './statement.ts';

export interface PrintOptions {
  /** Name of a variable; default `v<id>`. */
  readonly name?: (id: VarId) => string;
  /** Show the shape of every read of a variable. */
  readonly shapes?: boolean;
}

/** Prints the nodes of one level. */
export interface Printer<E, S> {
  expression(node: Expr<E>): string;
  /** One line per statement; bodies are indented. */
  statements(list: readonly Statement<E, S>[]): readonly string[];
  name(id: VarId): string;
}

/** Texts of a level's extra leaves. */
export interface LeafTexts<E, S> {
  expression(leaf: E, printer: Printer<E, S>): string;
  statement(leaf: S, printer: Printer<E, S>): readonly string[];
}

/**
 * @example printExpression(b.binary('+', left, right, origin)) // '(v1 + 2)'
 */
export function printExpression(node: Expr, options: PrintOptions = {}): string {
  return createPrinter(noLeaves, options).expression(node);
}

/** The dump of pure statements. */
export function printStatements(list: readonly Statement<never, never>[], options: PrintOptions = {}): string {
  return createPrinter(noLeaves, options).statements(list).join('\n');
}

const noLeaves: LeafTexts<never, never> = { expression: (leaf) => leaf, statement: (leaf) => leaf };

/** Makes the printer of a level. */
export function createPrinter<E extends ExpressionLeaf, S extends StatementLeaf>(
  leaves: LeafTexts<E, S>,
  options: PrintOptions = {},
): Printer<E, S> {
  const name = options.name ?? ((id: VarId): string => `v${id}`);
  const label = (id: LabelId): string => `L${id}`;
  const expression = (node: Expr<E>): string => {
    if (!isCoreExpression(node)) return leaves.expression(node, printer);
    const text = coreText(node);
    return options.shapes && node.kind === 'ref' ? `${text}:${printShape(node.shape)}` : text;
  };
  const all = (nodes: readonly Expr<E>[]): string => nodes.map(expression).join(', ');

  const coreText = (node: CoreExpr<E>): string => {
    switch (node.kind) {
      case 'literal':
        return JSON.stringify(node.value);
      case 'absent':
        return 'undefined';
      case 'ref':
        return name(node.variable);
      case 'member':
        return `${expression(node.object)}${memberText(node.key)}`;
      case 'index':
        return `${expression(node.object)}[${node.inRange ? '#' : ''}${expression(node.index)}]`;
      case 'record':
        return node.entries.length === 0 ? '{}' : `{ ${node.entries.map(entryText).join(', ')} }`;
      case 'list':
        return `[${node.entries.map((entry) => `${entry.kind === 'spread' ? '...' : ''}${expression(entry.value)}`).join(', ')}]`;
      case 'template':
        return `\`${node.parts.map(partText).join('')}\``;
      case 'unary':
        return `${node.operator}${node.operator.length > 1 ? ' ' : ''}${expression(node.operand)}`;
      case 'binary':
      case 'logical':
        return `(${expression(node.left)} ${node.operator} ${expression(node.right)})`;
      case 'conditional':
        return `(${expression(node.test)} ? ${expression(node.consequent)} : ${expression(node.alternate)})`;
      case 'library':
        return node.receiver === null
          ? `${node.member}(${all(node.arguments)})`
          : `${expression(node.receiver)}.${node.member}(${all(node.arguments)})`;
      case 'lambda':
        return `(${node.parameters.map(name).join(', ')}) => ${bodyText(node.body)}`;
      case 'call':
        return `f${node.function}(${all(node.arguments)})`;
      case 'regexp':
        return `/${node.source}/${node.flags}`;
      case 'program':
        return `do ${bodyText(node.body)}`;
      case 'placeholder':
        return `\${${node.id}${node.attribute}}`;
      case 'context':
        return `context.${node.path.join('.')}`;
      case 'ambient':
        return `$${node.source}`;
    }
  };
  const entryText = (entry: RecordEntry<E>): string => {
    if (entry.kind === 'spread') return `...${expression(entry.value)}`;
    const key = entry.key;
    const isName = isCoreExpression(key) && key.kind === 'literal' && /^[A-Za-z_$][\w$]*$/.test(String(key.value));
    return `${isName ? String(key.value) : `[${expression(key)}]`}: ${expression(entry.value)}`;
  };
  const partText = (part: Expr<E>): string =>
    isCoreExpression(part) && part.kind === 'literal' && typeof part.value === 'string'
      ? part.value
      : `\${${expression(part)}}`;
  const bodyText = (body: readonly Statement<E, never>[]): string => {
    const [only, ...rest] = body;
    if (only !== undefined && rest.length === 0 && only.kind === 'return' && only.value !== null)
      return expression(only.value);
    return `{ ${statements(body)
      .map((line) => line.trim())
      .join(' ')} }`;
  };

  const statements = (list: readonly Statement<E, S>[]): readonly string[] =>
    list.flatMap((node) => (isCoreStatement(node) ? statementLines(node) : leaves.statement(node, printer)));
  const nested = (list: readonly Statement<E, S>[]): readonly string[] => indent(statements(list));

  const statementLines = (node: CoreStatement<E, S>): readonly string[] => {
    switch (node.kind) {
      case 'declare':
        return [`let ${name(node.variable)}${node.value === null ? '' : ` = ${expression(node.value)}`};`];
      case 'assign': {
        const target = `${name(node.variable)}${node.path.map(stepText).join('')}`;
        if (node.value === 'remove') return [`delete ${target};`];
        return [`${target} ${node.inPlace ? ':=' : '='} ${expression(node.value)};`];
      }
      case 'evaluate':
        return [`${expression(node.value)};`];
      case 'if':
        return [
          `if (${expression(node.test)}) {`,
          ...nested(node.consequent),
          ...(node.alternate.length > 0 ? ['} else {', ...nested(node.alternate)] : []),
          '}',
        ];
      case 'loop':
        return [
          `${label(node.label)}: ${headText(node.head)} {`,
          ...nested(node.body),
          ...(node.update.length > 0 ? ['} update {', ...nested(node.update)] : []),
          node.head.kind === 'do' ? `} while (${expression(node.head.test)});` : '}',
        ];
      case 'break':
        return [`break ${label(node.label)};`];
      case 'continue':
        return [`continue ${label(node.label)};`];
      case 'return':
        return [node.value === null ? 'return;' : `return ${expression(node.value)};`];
      case 'throw':
        return [`throw ${expression(node.error)};`];
      case 'try': {
        const variable = node.handler?.variable ?? null;
        return [
          'try {',
          ...nested(node.body),
          ...(node.handler
            ? [`} catch${variable === null ? '' : ` (${name(variable)})`} {`, ...nested(node.handler.body)]
            : []),
          ...(node.finalizer ? ['} finally {', ...nested(node.finalizer)] : []),
          '}',
        ];
      }
      case 'block':
        return [`${node.label === null ? '' : `${label(node.label)}: `}{`, ...nested(node.body), '}'];
    }
  };
  const stepText = (step: PathStep<E>): string => {
    const key = step.key;
    if (isCoreExpression(key) && key.kind === 'literal' && step.container === 'record')
      return memberText(String(key.value));
    return `[${expression(key)}]`;
  };
  const headText = (head: LoopHead<E>): string => {
    switch (head.kind) {
      case 'while':
        return head.test === null ? 'forever' : `while (${expression(head.test)})`;
      case 'do':
        return 'do';
      case 'each':
        return `for (${name(head.variable)} of ${expression(head.list)})`;
    }
  };
  const printer: Printer<E, S> = { expression, statements, name };
  return printer;
}

/** Lines moved in by two spaces. */
export function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function memberText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

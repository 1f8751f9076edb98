/**
 * What Step Functions refuses in an expression when a state machine is created: text that does not parse, references to a
 * context item that does not exist (`$`, `$$`, bare names; the body of a function counts as top level too) and fields of
 * `$states` that the place does not have. Predicates, path steps and group values have a context item and are left alone.
 */
import jsonata from 'jsonata';
import { isSyntaxNode, type SyntaxNode, visitNodes } from './syntax-tree.ts';
import { evaluationErrorOf } from './thrown.ts';

/** Where an expression stands, which decides the fields of `$states` that it may read. */
export type ExpressionPlace = 'anywhere' | 'result' | 'error';

const STATES_FIELDS: Readonly<Record<ExpressionPlace, ReadonlySet<string>>> = {
  anywhere: new Set(['input', 'context']),
  result: new Set(['input', 'context', 'result']),
  error: new Set(['input', 'context', 'errorOutput']),
};

/** Why Step Functions refuses an expression; `undefined` if it accepts it. The text is AWS's, without the location. */
export function refusalOf(source: string, place: ExpressionPlace): string | undefined {
  let root: unknown;
  try {
    root = jsonata(source).ast();
  } catch (thrown) {
    return `INVALID_JSONATA_EXPRESSION: ${evaluationErrorOf(thrown).message}`;
  }
  const reference = topLevelReference(root);
  if (reference !== undefined) {
    return `UNSUPPORTED_JSONATA_EXPRESSION: Reference to '${reference}' at the top level is not supported.`;
  }
  const field = unknownStatesField(root, STATES_FIELDS[place]);
  return field === undefined ? undefined : `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.${field}' does not exist.`;
}

function unknownStatesField(root: unknown, known: ReadonlySet<string>): string | undefined {
  let unknown: string | undefined;
  visitNodes(root, (node) => {
    if (node.type !== 'path' || !Array.isArray(node.steps)) return;
    const [first, second]: unknown[] = node.steps;
    if (!isSyntaxNode(first) || first.type !== 'variable' || first.value !== 'states') return;
    if (!isSyntaxNode(second) || second.type !== 'name' || typeof second.value !== 'string') return;
    if (!known.has(second.value)) unknown ??= second.value;
  });
  return unknown;
}

/** The first reference to a context item where there is none. */
function topLevelReference(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstOf(value);
  if (!isSyntaxNode(value)) return undefined;
  switch (value.type) {
    case 'name':
      return String(value.value);
    case 'variable':
      if (value.value === '' || value.value === '$') return `$${value.value}`;
      return undefined;
    case 'path':
      return topLevelReferenceInPath(value);
    default:
      return firstOf(
        Object.entries(value)
          .filter(([key]) => !WITH_CONTEXT.has(key))
          .map(([, field]) => field),
      );
  }
}

/** Fields of a node that jsonata-js evaluates with a context item. */
const WITH_CONTEXT: ReadonlySet<string> = new Set([
  'predicate',
  'stages',
  'group',
  'slot',
  'ancestor',
  'pattern',
  'update',
  'delete',
]);

/** Only the first step lacks a context item; the later ones have each item of the step before. */
function topLevelReferenceInPath(path: SyntaxNode): string | undefined {
  const [first, ...rest]: unknown[] = Array.isArray(path.steps) ? path.steps : [];
  return topLevelReference(first) ?? rootReference(rest);
}

/** `$$` is the root document, which does not exist at any depth. */
function rootReference(value: unknown): string | undefined {
  let found: string | undefined;
  visitNodes(value, (node) => {
    if (node.type === 'variable' && node.value === '$') found = '$$';
  });
  return found;
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const reference = topLevelReference(value);
    if (reference !== undefined) return reference;
  }
  return undefined;
}

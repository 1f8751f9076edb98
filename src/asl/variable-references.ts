/**
 * The variables that each state's own fields read, as DescribeStateMachine lists them: by the name of the state, at every
 * nesting level, sorted, without states that read none. What a name refers to is not looked up.
 */

import { expressionSource } from './expression-text.ts';
import { findExpressions } from './find-expressions.ts';
import { isBuiltIn } from './jsonata/built-ins.ts';
import { variablesRead } from './jsonata/references.ts';
import { parseExpression } from './jsonata/syntax.ts';
import { type IntrinsicArgument, parseIntrinsic } from './jsonpath/intrinsic-syntax.ts';
import { type Path, parsePath } from './jsonpath/path-syntax.ts';
import { PathSyntaxError } from './jsonpath/scanner.ts';
import { stateShapes } from './state-shapes.ts';
import { type DocumentState, type Fields, isFields, readGraphs } from './validate/document.ts';

/**
 * The variables that states read.
 *
 * @example
 * variableReferences(machine); // { Charge: ['orderId', 'total'] }
 */
export function variableReferences(machine: object): Readonly<Record<string, readonly string[]>> {
  const fields = { ...machine };
  const references: [string, readonly string[]][] = [];
  for (const state of readGraphs(fields).flatMap(({ states }) => states)) {
    const jsonata =
      (state.fields.QueryLanguage ?? ('QueryLanguage' in fields ? fields.QueryLanguage : '')) === 'JSONata';
    const names = new Set(jsonata ? readByExpressions(state) : readByPaths(state.fields));
    if (names.size > 0) references.push([state.name, [...names].sort()]);
  }
  return Object.fromEntries(references);
}

function readByExpressions({ type, fields }: DocumentState): readonly string[] {
  if (type === undefined) return [];
  return [...findExpressions(fields, stateShapes[type])].flatMap(({ text }) => {
    const parsed = parseExpression(expressionSource(text));
    const names = parsed.ok ? [...variablesRead(parsed.root)] : [];
    return names.filter((name) => name !== '' && name !== '$' && name !== 'states' && !isBuiltIn(name));
  });
}

/** Fields with states or plain data of their own. */
const OTHERS: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator', 'Result']);
const TEMPLATES: ReadonlySet<string> = new Set([
  'Parameters',
  'ResultSelector',
  'Assign',
  'ItemSelector',
  'BatchInput',
  'Credentials',
]);

function readByPaths(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (OTHERS.has(name)) return [];
    if (TEMPLATES.has(name)) return readByTemplate(value);
    if (typeof value === 'string') return /Path$|^Variable$/.test(name) ? readByText(value) : [];
    if (Array.isArray(value)) return value.filter(isFields).flatMap(readByPaths);
    return isFields(value) ? readByPaths(value) : [];
  });
}

function readByTemplate(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(readByTemplate);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([key, field]) =>
    key.endsWith('.$') && typeof field === 'string' ? readByText(field) : readByTemplate(field),
  );
}

function readByText(text: string): readonly string[] {
  try {
    return text.startsWith('States.') ? readByArgument(parseIntrinsic(text)) : readByPath(parsePath(text));
  } catch (thrown) {
    if (thrown instanceof PathSyntaxError) return [];
    throw thrown;
  }
}

function readByArgument(argument: IntrinsicArgument): readonly string[] {
  if (argument.kind === 'call') return argument.arguments.flatMap(readByArgument);
  return argument.kind === 'path' ? readByPath(argument.path) : [];
}

function readByPath({ root }: Path): readonly string[] {
  return root.kind === 'variable' ? [root.name] : [];
}

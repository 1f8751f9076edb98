/**
 * What the paths of one state refer to: `$` an input, `$$` the context object, `$name` a variable. Evaluates paths and
 * intrinsic calls in that scope; parsed texts are kept, since a definition says the same thing many times.
 */
import type { Json, JsonObject } from '../../../asl/index.ts';
import {
  type IntrinsicArgument,
  type IntrinsicCall,
  parseIntrinsic,
  unescapeText,
} from '../../../asl/jsonpath/intrinsic-syntax.ts';
import { type Path, parsePath } from '../../../asl/jsonpath/path-syntax.ts';
import { PathSyntaxError } from '../../../asl/jsonpath/scanner.ts';
import type { EvaluationHost } from '../jsonata/evaluation-host.ts';
import { evaluatePath, type PathResult } from './evaluate-path.ts';
import { format, INTRINSIC_FUNCTIONS, IntrinsicError } from './intrinsics.ts';
import { PathFailure } from './path-failure.ts';

/** A scope. */
export interface PathScope {
  readonly input: Json;
  readonly context: JsonObject;
  readonly variables: JsonObject;
  readonly host: EvaluationHost;
}

/** The same scope with `$` meaning something else. */
export function withInput(scope: PathScope, input: Json): PathScope {
  return { ...scope, input };
}

/** The value at a path, or why there is none. */
export function lookUp(scope: PathScope, text: string): PathResult {
  return resolve(scope, pathOf(text));
}

/** The value at a path, as InputPath and OutputPath ask for it. */
export function valueAt(scope: PathScope, text: string): Json {
  const result = lookUp(scope, text);
  if (result.found) return result.value;
  throw new PathFailure(`Invalid path '${text}' : ${result.reason}`);
}

/** The value of a path or an intrinsic call that stands in `field`. */
export function evaluateText(scope: PathScope, text: string, field: string): Json {
  if (text.startsWith('States.')) return call(scope, callOf(text), field);
  return pathValue(scope, pathOf(text), field);
}

function pathValue(scope: PathScope, path: Path, field: string): Json {
  const result = resolve(scope, path);
  if (result.found) return result.value;
  throw new PathFailure(
    `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${JSON.stringify(scope.input)}'`,
  );
}

function resolve(scope: PathScope, { root, segments }: Path): PathResult {
  if (root.kind !== 'variable') return evaluatePath(segments, root.kind === 'input' ? scope.input : scope.context);
  const value = Object.hasOwn(scope.variables, root.name) ? scope.variables[root.name] : undefined;
  if (value === undefined) return { found: false, reason: `The variable '$${root.name}' is not defined` };
  return evaluatePath(segments, value);
}

function call(scope: PathScope, { name, text, arguments: given }: IntrinsicCall, field: string): Json {
  try {
    const [first, ...rest] = given;
    if (name === 'Format' && first !== undefined) {
      const values = rest.map((argument) => argumentOf(scope, argument, field));
      if (first.kind === 'text') return format(first.source, values);
      const template = argumentOf(scope, first, field);
      if (typeof template !== 'string') throw new IntrinsicError('The template must be a string');
      return format(template, values);
    }
    if (name === 'Format') throw new IntrinsicError('The template is missing');
    return INTRINSIC_FUNCTIONS[name](
      given.map((argument) => argumentOf(scope, argument, field)),
      scope.host,
    );
  } catch (thrown) {
    if (!(thrown instanceof IntrinsicError)) throw thrown;
    throw new PathFailure(
      `The function '${text}' had the following error: ${thrown.message}`,
      'States.IntrinsicFailure',
    );
  }
}

function argumentOf(scope: PathScope, argument: IntrinsicArgument, field: string): Json {
  switch (argument.kind) {
    case 'call':
      return call(scope, argument, field);
    case 'path':
      return pathValue(scope, argument.path, field);
    case 'text':
      return unescapeText(argument.source);
    case 'value':
      return argument.value;
  }
}

const KEPT_TEXTS = 10_000;

/** Parses each text once. */
function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= KEPT_TEXTS) known.clear();
    const parsed = parse(text);
    known.set(text, parsed);
    return parsed;
  };
}

const pathOf = remembering((text) => asFailure(text, parsePath));
const callOf = remembering((text) => asFailure(text, parseIntrinsic));

/** A definition that was validated has no such text; a path in a variable of one that was not fails its state. */
function asFailure<T>(text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof PathSyntaxError) throw new PathFailure(`Invalid path '${text}' : ${thrown.message}`);
    throw thrown;
  }
}

/**
 * TestState takes a context object only beside a mock, and none inside of a Map's iterations. A state that cannot have one
 * reads it from a variable instead: its expressions are rewritten, and what the answer says of them is written back.
 */
import { expressionSource, expressionText, isExpression, type Json, type State } from '../../../asl/index.ts';
import { replaceReferences } from '../../../asl/jsonata/replace-references.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import { cannotTest } from './cannot-test.ts';

/** The variable. */
export const CONTEXT_VARIABLE = 'stepscript_context';

/** The state with every `$states.context` of it replaced by the variable; states inside of it are not sent anyway. */
export function contextAsVariable(state: State): State {
  const plain: Json = JSON.parse(JSON.stringify(state));
  return JSON.parse(JSON.stringify(replaced(plain)));
}

/** A text of the answer as if nothing had been replaced. */
export function contextWrittenBack(text: string): string {
  return text.replaceAll(`$${CONTEXT_VARIABLE}`, '$states.context');
}

function replaced(value: Json): Json {
  if (typeof value === 'string') {
    return isExpression(value) ? expressionText(replacedIn(expressionSource(value))) : value;
  }
  if (isJsonArray(value)) return value.map(replaced);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item)]));
}

function replacedIn(source: string): string {
  const same = ['input', 'result', 'errorOutput'].map((field) => [field, `$states.${field}`]);
  return replaceReferences(source, {
    states: { context: `$${CONTEXT_VARIABLE}`, ...Object.fromEntries(same) },
    variable: (name) => {
      if (name === 'states') throw cannotTest(`${source} reads $states as a whole, which has no context object there`);
      return undefined;
    },
  });
}

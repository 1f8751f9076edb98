/**
 * The filters around a JSONPath state's work, each by itself: InputPath, Parameters, ItemsPath, ResultSelector, ResultPath
 * and OutputPath. The data layer composes them; TestState shows what comes out of each.
 */
import type { Json } from '../../../asl/index.ts';
import type { StateView } from '../data.ts';
import { isJsonArray } from '../json.ts';
import { PathFailure } from './path-failure.ts';
import { type PathScope, valueAt, withInput } from './path-scope.ts';
import { fillTemplate } from './payload-template.ts';
import { placeResult } from './result-path.ts';

/** The fields of a state, whatever its type. */
export type Fields = Readonly<Record<string, Json | undefined>>;

/** A state object as its JSON; its types are those of JSONata mode. */
export function fieldsOf(state: object): Fields {
  const known = read.get(state);
  if (known !== undefined) return known;
  const fields: Fields = Object.fromEntries(Object.entries(state));
  read.set(state, fields);
  return fields;
}

/** Definitions do not change, and are read at every moment of every execution. */
const read = new WeakMap<object, Fields>();

/** InputPath and OutputPath: absent is everything, null is nothing. */
export function throughPath(path: Json | undefined, scope: PathScope): Json {
  if (path === undefined) return scope.input;
  return path === null ? {} : valueAt(scope, String(path));
}

/** ResultPath: absent replaces the input, null keeps it. */
export function throughResultPath(path: Json | undefined, input: Json, result: Json): Json {
  if (path === null) return input;
  return path === undefined ? result : placeResult(input, String(path), result);
}

/** What a Task, Pass or Parallel works on. */
export function parametersOf(state: Fields, scope: PathScope): Json {
  return state.Parameters === undefined ? scope.input : fillTemplate(state.Parameters, scope);
}

/** The result of a Task, Parallel or Map after ResultSelector. */
export function selected(state: Fields, view: StateView, raw: PathScope): Json {
  const result = view.result ?? null;
  return state.ResultSelector === undefined ? result : fillTemplate(state.ResultSelector, withInput(raw, result));
}

/** The items of a Map. */
export function itemsOf(state: Fields, scope: PathScope): readonly Json[] {
  const path = state.ItemsPath === undefined ? '$' : String(state.ItemsPath);
  const items = valueAt(scope, path);
  if (isJsonArray(items)) return items;
  // Step Functions shows a path into the context object without its first dollar sign.
  throw new PathFailure(`Reference path "${path.replace(/^\$\$/, '$')}" must point to array.`);
}

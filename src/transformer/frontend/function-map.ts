/**
 * Maps of functions that are written out, or of objects with functions in them: `new Map([['add', add], ['remove', remove]])`,
 * `new Map<string, Step>().set('add', add)`. Keys are constants, so that `get` is a choice among the values.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { isUsedUp } from './collections/iterated.ts';
import { holdsFunctions, isMapType } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { oneList } from './one-list.ts';
import { isTested } from './presence-test.ts';
import { type Binding, type MapBinding, type Scope, type Static, tupleParts } from './scope.ts';
import { asPresence, UNDEFINED } from './static-forms.ts';
import { partIn, staticOf } from './static-value.ts';
import { rootOf, unwrap } from './write-facts.ts';

/** The map that `new Map(…)` makes; undefined where its keys are not known. */
export function newFunctionMap(node: ts.NewExpression, scope: Scope, cx: Lowering): Static | undefined {
  const isMap = ts.isIdentifier(node.expression) && cx.facts.libraryMember(node.expression) === 'Map';
  if (!isMap) return undefined;
  const [given] = node.arguments ?? [];
  const source = given && unwrap(given);
  if (!source || source.kind === ts.SyntaxKind.NullKeyword) return { before: [], binding: mapOf([]) };
  if (!ts.isArrayLiteralExpression(source)) return copied(source as ts.Expression, scope, cx);
  const before: RawStatement[] = [];
  let map = mapOf([]);
  for (const element of source.elements) {
    const pair = unwrap(element);
    const [key, value, ...others] = ts.isArrayLiteralExpression(pair) ? pair.elements : [];
    const added = key && value && others.length === 0 ? withEntry(map, key, value, scope, cx) : undefined;
    if (added) {
      before.push(...added.before);
      map = added.map;
    } else cx.report(unknownEntry(cx.origin(element)));
  }
  return { before, binding: map };
}

function unknownEntry(origin: RawExpr['origin']): ReturnType<typeof d.unsupportedLibraryMember> {
  const hint = "Write the pairs out, with constant keys: `new Map([['add', add], ['remove', remove]])`.";
  return d.unsupportedLibraryMember(origin, { member: 'a Map of functions whose entries are not constants', hint });
}

function mapOf(entries: MapBinding['entries']): MapBinding {
  return { kind: 'map', entries };
}

/** A copy of another map, or the map of such pairs as `Object.entries(steps)` gives. */
function copied(source: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  const value = staticOf(source, scope, cx);
  if (value?.binding.kind === 'map') return value;
  const pairs = value?.binding.kind === 'list' ? tupleParts(value.binding)?.parts : undefined;
  if (!value || !pairs) return undefined;
  const entries = [...pairs.values()].flatMap((pair) => {
    const key = pair.kind === 'parts' ? pair.parts.get('0') : undefined;
    const part = pair.kind === 'parts' ? pair.parts.get('1') : undefined;
    const known = key?.kind === 'value' && key.value.kind === 'literal' ? key.value.value : null;
    return part && known !== null ? [{ key: known, binding: part }] : [];
  });
  return entries.length === pairs.size ? { before: value.before, binding: mapOf(entries) } : undefined;
}

/** The map with one more entry, or with another value for a key that it has. */
export function withEntry(
  { entries }: MapBinding,
  key: ts.Expression,
  value: ts.Expression,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly map: MapBinding } | undefined {
  const known = cx.expression(key, scope);
  if (known.kind !== 'literal' || known.value === null) return undefined;
  const part = partIn(value, `${known.value}`, scope, cx);
  if (!part) return undefined;
  const entry = { key: known.value, binding: part.binding };
  const isThere = entries.some((one) => one.key === entry.key);
  const changed = isThere ? entries.map((one) => (one.key === entry.key ? entry : one)) : [...entries, entry];
  return { before: part.before, map: mapOf(changed) };
}

/** The method of a map that is called. */
function methodOf(call: ts.CallExpression, cx: Lowering): Method | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const name = /^(?:Readonly)?Map\.prototype\.(\w+)$/.exec(cx.facts.libraryMember(callee) ?? '')?.[1];
  return name === undefined ? undefined : { name, owner: callee.expression };
}

interface Method {
  readonly name: string;
  readonly owner: ts.Expression;
}

function ownerOf({ owner }: Method, scope: Scope, cx: Lowering): (Static & { binding: MapBinding }) | undefined {
  const { checker } = cx.facts;
  const type = checker.getNonNullableType(cx.facts.type(owner));
  const value = isMapType(type) && holdsFunctions(type, checker) ? staticOf(owner, scope, cx) : undefined;
  return value?.binding.kind === 'map' ? { before: value.before, binding: value.binding } : undefined;
}

/** What `get`, `set`, `values` and `entries` of such a map give; undefined for other calls. */
export function givenByMap(call: ts.CallExpression, scope: Scope, cx: Lowering): Static | undefined {
  const method = methodOf(call, cx);
  const [key, value] = call.arguments;
  if (!method) return undefined;
  if (method.name === 'set') {
    const made = isJustMade(method.owner) ? ownerOf(method, scope, cx) : undefined;
    const added = made && key && value ? withEntry(made.binding, key, value, scope, cx) : undefined;
    return made && added && { before: [...made.before, ...added.before], binding: added.map };
  }
  const owner = ownerOf(method, scope, cx);
  if (!owner) return undefined;
  if (method.name === 'get' && key && call.arguments.length === 1) return valueAt(owner, key, scope, cx);
  if (!isUsedUp(call, cx)) return undefined;
  const list = method.name === 'values' || method.name === 'entries';
  return list
    ? { before: owner.before, binding: listOf(owner.binding, method.name === 'values', call, cx) }
    : undefined;
}

/** `new Map().set('add', add)`: nothing else knows the map yet. */
function isJustMade(node: ts.Expression): boolean {
  const made = unwrap(node);
  if (ts.isNewExpression(made)) return true;
  const callee = ts.isCallExpression(made) ? unwrap(made.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === 'set'
    ? isJustMade(callee.expression)
    : false;
}

function listOf(map: MapBinding, values: boolean, node: ts.Node, cx: Lowering): Binding {
  const origin = cx.origin(node);
  const pairs = oneList(map, origin);
  if (!values || !pairs) return pairs ?? UNDEFINED;
  return { ...pairs, options: map.entries.map(({ binding }) => binding) };
}

function valueAt(owner: Static & { binding: MapBinding }, node: ts.Expression, scope: Scope, cx: Lowering): Static {
  const { entries } = owner.binding;
  const [declare, key] = b.capture(cx.expression(node, scope), 'key', cx);
  const before = [...owner.before, ...declare];
  if (key.kind === 'literal')
    return { before, binding: entries.find((one) => one.key === key.value)?.binding ?? UNDEFINED };
  const type = cx.facts.type(node);
  const keys = (type.isUnion() ? type.types : [type]).map((one) => (one.isStringLiteral() ? one.value : undefined));
  const complete = keys.every((one) => one !== undefined && entries.some((entry) => entry.key === one));
  const possible = complete ? entries.filter((entry) => keys.some((one) => one === entry.key)) : [...entries];
  const last = complete ? possible.pop()?.binding : UNDEFINED;
  const options = possible.map((entry) => ({ test: isKey(key, entry.key), binding: entry.binding }));
  const otherwise = last ?? UNDEFINED;
  return { before, binding: options.length === 0 ? otherwise : { kind: 'choice', options, otherwise } };
}

function isKey(key: RawExpr, value: string | number | boolean): RawExpr {
  return b.binary('===', key, b.literal(value, key.origin), key.origin);
}

const CHANGES: ReadonlySet<string> = new Set(['set', 'delete', 'clear']);

/** A map of functions is changed while the workflow runs. */
export function changedMap(origin: RawExpr['origin']): ReturnType<typeof d.unsupportedLibraryMember> {
  const hint =
    'Give the `Map` all its functions where it is made, or with `set` and constant keys directly behind it; test what may be left out where the functions are called.';
  return d.unsupportedLibraryMember(origin, { member: 'changing a Map of functions', hint });
}

/** Lowers `has` and `keys` of such a map, and `get` where it is asked whether there is one; undefined for other calls. */
export function lowerFunctionMap(call: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const method = methodOf(call, cx);
  const owner = method && ownerOf(method, scope, cx);
  if (!owner) return undefined;
  const origin = cx.origin(call);
  const { entries } = owner.binding;
  const [node] = call.arguments;
  if (CHANGES.has(method.name)) {
    // A name is reported where it is declared.
    const root = rootOf(method.owner);
    const declared = ts.isIdentifier(root) ? cx.facts.symbol(root)?.valueDeclaration : undefined;
    const named = declared && (ts.isVariableDeclaration(declared) || ts.isParameter(declared));
    cx.report(changedMap(named ? cx.origin(declared.name) : origin));
    return cx.invalid(call);
  }
  if (method.name === 'keys' && isUsedUp(call, cx)) {
    const keys = entries.map(({ key }) => b.literal(key, origin));
    return b.sequence(owner.before, b.items(keys, origin), origin);
  }
  if (method.name === 'get' && isTested(call)) {
    const given = givenByMap(call, scope, cx);
    return given && b.sequence(given.before, asPresence(given.binding, origin), origin);
  }
  if (method.name !== 'has' || !node) return undefined;
  const [declare, key] = b.capture(cx.expression(node, scope), 'key', cx);
  const tests = entries.map((entry) => isKey(key, entry.key));
  const has = tests.reduceRight<RawExpr | undefined>(
    (rest, test) => (rest ? b.logical('||', test, rest, origin) : test),
    undefined,
  );
  return b.sequence([...owner.before, ...declare], has ?? b.literal(false, origin), origin);
}

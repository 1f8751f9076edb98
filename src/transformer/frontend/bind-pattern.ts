/**
 * Binding patterns: declares the variables of `const { a, b: [c = 1], ...rest } = value` from a value, in JavaScript's order,
 * with defaults evaluated only when the property is undefined. Serves declarations, parameters, catch and for-of.
 */
import ts from 'typescript';
import { isOnly, Kind, mayBe, shapes, type ValueShape, withKinds, without } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { demandObject } from './checks.ts';
import { namedItems } from './code-points.ts';
import { asIterable } from './collections/iterated.ts';
import { noteName } from './collections/names.ts';
import { sizeOf } from './collections/size.ts';
import { demandNoCollection } from './data.ts';
import { ENTRIES, ITEMS, isAnything, noteAssigned, propertyShape, surplusKinds } from './denied.ts';
import { isSurelyFinite } from './finite.ts';
import { constantShape, partShape } from './given.ts';
import { isIndexed } from './indexed.ts';
import { keyedKinds } from './keyed.ts';
import { mayBeEngineError } from './language-errors.ts';
import { matchesIn } from './library/match-variable.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchAsList } from './match-list.ts';
import { isSplit } from './not-empty.ts';
import { patternKey } from './property-key.ts';
import { restProperties } from './rest-properties.ts';
import type { Scope } from './scope.ts';
import { demandNoMethod, demandTaken } from './special-properties.ts';
import { isTupleItem, itemByKey } from './tuple-item.ts';
import { isAssignedTo } from './write-facts.ts';

export type DeclarationKind = 'const' | 'let';

/** Declares a name or pattern; `value` null = declared without a value. */
export function bindPattern(
  name: ts.BindingName,
  value: RawExpr | null,
  scope: Scope,
  cx: Lowering,
  kind: DeclarationKind,
): readonly RawStatement[] {
  if (ts.isIdentifier(name)) return [bindName(name, value, scope, cx, kind)];
  const given = value ?? cx.invalid(name);
  if (given.shape.collection && asksSize(name)) return bindSize(name, given, scope, cx, kind);
  const source = ts.isArrayBindingPattern(name) ? asIterable(given, sourceOf(name), cx) : demandNoCollection(given, cx);
  if (ts.isArrayBindingPattern(name)) demandTakenApart(source, name, cx);
  const [declare, ref] = takenApart(source) ?? b.capture(source, 'value', cx);
  const demanded = demandObject(ref, cx.origin(name), cx);
  const checks = demanded.kind === 'sequence' ? demanded.body : [];
  const checked = demanded.kind === 'sequence' ? demanded.value : demanded;
  if (ts.isObjectBindingPattern(name)) return [...declare, ...checks, ...objectParts(name, checked, scope, cx, kind)];
  const [declareList, items] = namedItems(checked, cx);
  return [...declare, ...checks, ...declareList, ...arrayParts(name, items, scope, cx, kind)];
}

/** The pattern asks for the size of a `Map` or `Set` and nothing else. */
function asksSize(name: ts.BindingPattern): name is ts.ObjectBindingPattern {
  return ts.isObjectBindingPattern(name) && name.elements.length > 0 && name.elements.every(isSize);
}

function isSize({ propertyName, name, dotDotDotToken }: ts.BindingElement): boolean {
  const key = propertyName ?? name;
  return !dotDotDotToken && ts.isIdentifier(key) && key.text === 'size';
}

/** `const { size } = map`. */
function bindSize(
  pattern: ts.ObjectBindingPattern,
  collection: RawExpr,
  scope: Scope,
  cx: Lowering,
  kind: DeclarationKind,
): readonly RawStatement[] {
  const origin = cx.origin(pattern);
  const [declare, size] = b.capture(sizeOf(demandObject(collection, origin, cx), origin), 'size', cx);
  return [...declare, ...pattern.elements.flatMap((element) => bindPattern(element.name, size, scope, cx, kind))];
}

/** Reports a value that may be neither a list nor text, of which JavaScript would say that it is not iterable. */
function demandTakenApart({ shape }: RawExpr, name: ts.Node, cx: Lowering): void {
  if (shape.match || isOnly(shape, Kind.list | Kind.string | Kind.null | Kind.absent)) return;
  const hint = 'Narrow its type first: `Array.isArray(value)`.';
  cx.report(d.unsupportedSyntax(cx.origin(name), { syntax: 'taking apart a value that may not be an array', hint }));
}

/** The expression that a pattern takes apart, for its type. */
function sourceOf(name: ts.BindingName): ts.Node {
  const { parent } = name;
  return ts.isVariableDeclaration(parent) && parent.initializer ? parent.initializer : name;
}

/** The list of `Promise.all([…])`, taken apart where it stands: its items may be undefined, which a list could not hold. */
function takenApart(value: RawExpr): readonly [readonly RawStatement[], RawExpr] | undefined {
  if (value.kind !== 'sequence' || value.value.kind !== 'list') return undefined;
  const plain = value.value.entries.every((entry) => entry.kind === 'item' && isPlain(entry.value));
  return plain ? [value.body, value.value] : undefined;
}

/** Reads of constants, which may move past each other. */
function isPlain(value: RawExpr): boolean {
  if (value.kind === 'member' || value.kind === 'index') return isPlain(value.object);
  return value.kind === 'ref' || value.kind === 'literal' || value.kind === 'absent';
}

function bindName(
  name: ts.Identifier,
  value: RawExpr | null,
  scope: Scope,
  cx: Lowering,
  kind: DeclarationKind,
): RawStatement {
  const symbol = cx.facts.symbol(name);
  const written = symbol !== undefined && (cx.facts.isReassigned(symbol) || cx.facts.isMutated(symbol));
  const constant = kind === 'const' ? !(symbol && cx.facts.isMutated(symbol)) : !written;
  const declared = cx.facts.declaredShape(name);
  const { parent } = name;
  if (value && ts.isVariableDeclaration(parent) && parent.initializer)
    noteAssigned(name, value.shape, parent.initializer, cx);
  // What the checker takes for present and may be missing (`const first = list[0]`) stays so.
  const noted = symbol === undefined ? 0 : cx.denied.kindsOf(symbol);
  const given = value === null ? unassignedKinds(name, declared, cx) : surplusKinds(value.shape, declared);
  const known = constant && value ? constantShape(declared, value.shape, cx) : declared;
  const keyed = value && !isAnything(value.shape) ? keyedKinds(name, declared, value.shape, cx.facts) : 0;
  const shape = asMatch(withKinds(known, noted | given | keyed), constant ? undefined : matchesIn(name, scope, cx));
  const kept = symbol !== undefined && cx.keptErrors.untyped.has(symbol);
  const variable = cx.variable({
    name: name.text,
    origin: cx.origin(name),
    shape: value?.shape.error ? value.shape : kept ? shapes.keptError : shape,
    constant,
  });
  if (scope.region) cx.regions.set(variable, scope.region);
  if (constant && value && isSurelyFinite(value, cx)) cx.finite.add(variable);
  if (value?.shape.collection) noteName(variable, value, cx);
  if (symbol) cx.typedBy.set(variable, symbol);
  const engine = symbol !== undefined && cx.keptErrors.engine.has(symbol);
  if (engine || (value && mayBeEngineError(value, cx))) cx.engineErrors.add(variable);
  if (symbol) scope.bindings.set(symbol, { kind: 'variable', variable });
  return { kind: 'declare', origin: cx.origin(name.parent), variable, value };
}

/** The shape of a variable that only holds matches. */
function asMatch(shape: ValueShape, match: ValueShape['match']): ValueShape {
  return match ? { kinds: shape.kinds & (Kind.record | Kind.null | Kind.absent), match } : shape;
}

/**
 * `undefined` where a name may be read before it is assigned although the checker lets that pass: `let name!: string`, and names
 * that functions read.
 */
function unassignedKinds(name: ts.Identifier, declared: ValueShape, cx: Lowering): number {
  const declaration = name.parent;
  if (mayBe(declared, Kind.absent) || !ts.isVariableDeclaration(declaration)) return 0;
  return declaration.exclamationToken || isReadByFunction(name, cx) ? Kind.absent : 0;
}

/** A function inside of the block where the name is declared reads it. */
function isReadByFunction(name: ts.Identifier, cx: Lowering): boolean {
  const symbol = cx.facts.symbol(name);
  const visit = (node: ts.Node, inside: boolean): boolean => {
    if (inside && ts.isIdentifier(node) && node.text === name.text && cx.facts.symbol(node) === symbol)
      return !isAssignedTo(node);
    return ts.forEachChild(node, (child) => visit(child, inside || ts.isFunctionLike(child))) ?? false;
  };
  return visit(name.parent.parent.parent.parent, false);
}

function objectParts(
  pattern: ts.ObjectBindingPattern,
  source: RawExpr,
  scope: Scope,
  cx: Lowering,
  kind: DeclarationKind,
): readonly RawStatement[] {
  const taken: RawExpr[] = [];
  return pattern.elements.flatMap((element) => {
    const origin = cx.origin(element);
    if (element.dotDotDotToken) {
      const rest = restProperties(source, taken, origin, cx);
      return bindPattern(element.name, rest, scope, cx, kind);
    }
    const [evaluate, key] = b.capture(patternKey(element.propertyName ?? element.name, scope, cx), 'key', cx);
    taken.push(key);
    demandTaken(source, key, origin, cx);
    demandNoMethod(source, key, element, cx);
    const keyName = key.kind === 'literal' && typeof key.value === 'string' ? key.value : null;
    const reason = key.kind === 'literal' && cx.facts.isReason(cx.facts.type(pattern), String(key.value));
    const own = cx.facts.shape(element.name);
    const shape = reason
      ? shapes.error
      : keyName === null
        ? own
        : partShape(source, propertyShape(own, declaredIn(pattern, keyName, cx), keyName, cx), element.name, cx);
    const uncertain = element.initializer !== undefined || isFromIndex(pattern, key, cx);
    const read = uncertain ? withAbsent(withKinds(shape, cx.denied.kindsOf(ENTRIES))) : shape;
    const value = itemByKey(source, key, read, cx.facts.type(pattern), cx) ?? b.propertyAt(source, key, read, origin);
    const given = withDefault(value, element.initializer, scope, cx);
    return [...evaluate, ...bindPattern(element.name, given, scope, cx, kind)];
  });
}

/** What the type of a pattern says of a property. */
function declaredIn(pattern: ts.ObjectBindingPattern, key: string, cx: Lowering): ValueShape {
  const { checker } = cx.facts;
  const property = checker.getPropertyOfType(checker.getNonNullableType(cx.facts.type(pattern)), key);
  return property ? cx.facts.shapeOf(checker.getTypeOfSymbol(property)) : { kinds: 0 };
}

/** The key is one that only an index signature promises. */
function isFromIndex(pattern: ts.ObjectBindingPattern, key: RawExpr, cx: Lowering): boolean {
  if (key.kind !== 'literal' || typeof key.value !== 'string') return true;
  return isIndexed(cx.facts.type(pattern), key.value, cx.facts.checker);
}

function arrayParts(
  pattern: ts.ArrayBindingPattern,
  source: RawExpr,
  scope: Scope,
  cx: Lowering,
  kind: DeclarationKind,
): readonly RawStatement[] {
  const type = cx.facts.type(pattern);
  return pattern.elements.flatMap((element, index) => {
    if (ts.isOmittedExpression(element)) return [];
    const origin = cx.origin(element);
    if (element.dotDotDotToken) {
      const list = matchAsList(source, cx);
      const rest = b.library('Array.prototype.slice', list, [b.literal(index, origin)], list.shape, origin);
      return bindPattern(element.name, rest, scope, cx, kind);
    }
    const own = withKinds(cx.facts.shape(element.name), cx.denied.kindsOf(ITEMS));
    const shape = partShape(source, own, element.name, cx);
    const literal = source.kind === 'list' ? source.entries[index]?.value : undefined;
    const isThere = (isTupleItem(type, index, cx) && !element.initializer) || (index === 0 && isFilled(pattern, cx));
    const value = literal ?? elementAt(source, b.literal(index, origin), shape, origin, isThere);
    return bindPattern(element.name, withDefault(value, element.initializer, scope, cx), scope, cx, kind);
  });
}

/** What the pattern takes apart has a first item. */
function isFilled({ parent }: ts.ArrayBindingPattern, cx: Lowering): boolean {
  return ts.isVariableDeclaration(parent) && parent.initializer !== undefined && isSplit(parent.initializer, cx.facts);
}

function withAbsent(shape: ValueShape): ValueShape {
  return { ...shape, kinds: shape.kinds | Kind.absent };
}

/** `value === undefined ? initializer : value`. */
export function withDefault(
  value: RawExpr,
  initializer: ts.Expression | undefined,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  if (!initializer || !mayBe(value.shape, Kind.absent)) return value;
  const origin = cx.origin(initializer);
  const [declare, ref] = b.capture(value, 'value', cx);
  const present = { ...ref, shape: without(ref.shape, Kind.absent) };
  const chosen = b.conditional(b.isAbsent(ref, origin), cx.expression(initializer, scope), present, origin);
  return b.sequence(declare, chosen, origin);
}

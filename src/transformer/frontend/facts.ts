/**
 * Facts about the program: the only place that asks the type checker. Constructs get answers in the compiler's own terms:
 * symbols with aliases resolved, shapes, integrations of task stubs, kinds of handles, which DSL function a call means.
 */
import ts from 'typescript';
import { shapes, type ValueShape } from '../core/shape.ts';
import { createBelievedType } from './believed-type.ts';
import { type CallGraph, createCallGraph } from './call-graph.ts';
import { type ChangedConstants, createChangedConstants } from './changed-constants.ts';
import { isCollectionPlace, isForCollections, losesCollections } from './collection-properties.ts';
import { createDslFacts, type DslFacts } from './dsl-facts.ts';
import { isErrorProperty, losesErrors } from './error-properties.ts';
import { createFunctionsBeside } from './functions-beside.ts';
import { holdsError, isReason } from './holds-error.ts';
import { libraryMemberName } from './library/member-name.ts';
import { phantomLiterals, phantomText } from './phantom.ts';
import { programClasses } from './program-classes.ts';
import { shapeOfJson, shapeOfType } from './shape-of.ts';
import { createShrinkFacts, type ShrinkFacts } from './shrinking.ts';
import { createSingleNames } from './single-name.ts';
import { type TypeArguments, type TypeReader, typeArgumentsOf } from './type-arguments.ts';
import { holdsCollection, notJson } from './type-holds.ts';
import { createWriteFacts, type WriteFacts } from './write-facts.ts';

/** What a task stub's type says about its integration. */
export interface StubFacts {
  /** ASL Resource; empty where the handle's ARN is the Resource. */
  readonly resource: string;
  readonly fills: string | null;
  readonly attribute: 'Name' | 'Arn' | 'Url' | null;
  readonly wraps: string | null;
  readonly unwraps: string | null;
  readonly token: boolean;
  readonly direct: boolean;
  /** The operation, where the stub works on plain items. */
  readonly items: string | null;
}

/** What the type of a source of a distributed map says. */
export interface ItemSourceFacts {
  readonly format: string;
  /** Shape of an item. */
  readonly item: ValueShape;
}

export interface Facts extends CallGraph, DslFacts, WriteFacts, ShrinkFacts, ChangedConstants {
  readonly checker: ts.TypeChecker;
  /** The facts where items of arrays may have kinds beyond their type. */
  withItems(kinds: number): Facts;
  /** The symbol an expression or name means, aliases resolved. */
  symbol(node: ts.Node): ts.Symbol | undefined;
  /** What names mean at a node, aliases resolved; undefined for names that mean no value there. */
  valuesInScope(at: ts.Node): (name: string) => ts.Symbol | undefined;
  type(node: ts.Node): ts.Type;
  /** Shape of an expression's value, as narrowed where it stands. */
  shape(node: ts.Node): ValueShape;
  /** Shape of a symbol's declared type, before narrowing. */
  declaredShape(node: ts.Node): ValueShape;
  shapeOf(type: ts.Type): ValueShape;
  /** Shape of what comes as JSON, from the workflow's input or a task. */
  shapeOfJson(type: ts.Type): ValueShape;
  /** What the type parameters of a function stand for in a call of it. */
  typeArguments(node: ts.FunctionLikeDeclaration, call: ts.Node): TypeArguments;
  /** What a type parameter stands for here; other types are themselves. */
  standsFor(type: ts.Type): ts.Type;
  /** Answers within `run` know what type parameters stand for. */
  within<T>(given: TypeArguments, run: () => T): T;
  /** The value is a promise (or another thenable). */
  isPromise(node: ts.Node): boolean;
  /** The value, or what it resolves to, may hold a reason of `Promise.allSettled`. */
  holdsError(node: ts.Node): boolean;
  /** The value may be or hold a `Map` or `Set`. */
  holdsCollection(node: ts.Node): boolean;
  /** What values of the type hold that JSON cannot bring. */
  notJson(type: ts.Type): string | undefined;
  /** The property is the reason of a rejected promise. */
  isReason(owner: ts.Type, key: string): boolean;
  /** Values of the type are promises (or other thenables). */
  isPromiseType(type: ts.Type): boolean;
  /** The shape of what awaiting the expression gives. */
  awaitedShape(node: ts.Node): ValueShape;
  /** The same of what is awaited from a task. */
  awaitedJson(node: ts.Node): ValueShape;
  /** The expression is of type `any` or `unknown`. */
  isUntyped(node: ts.Node): boolean;
  /** The shape of what calling (and awaiting) a function gives. */
  returnShape(node: ts.FunctionLikeDeclaration): ValueShape;
  /** Calling the function gives a promise. */
  givesPromise(node: ts.FunctionLikeDeclaration): boolean;
  /** What calling (and awaiting) a function gives is one of its type parameters: only the call knows what that is. */
  returnsTypeParameter(node: ts.FunctionLikeDeclaration): boolean;
  stub(node: ts.Expression): StubFacts | undefined;
  /** The handle kind of an expression's type, e.g. `dynamodb.table`. */
  handleKind(node: ts.Expression): string | undefined;
  /** What a source of a distributed map gives. */
  itemSource(node: ts.Node): ItemSourceFacts | undefined;
  /** The value of an enum member that an access names. */
  enumValue(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | number | undefined;
  /** The value of a property, whose type says that it is an error. */
  isErrorProperty(node: ts.Expression): boolean;
  /** An object that holds errors, given to a type that does not say so. */
  losesErrors(node: ts.Expression): boolean;
  /** The value of a property, whose type says that it is a `Map` or `Set`, or a list of them. */
  isCollectionPlace(node: ts.Expression): boolean;
  /** Values of the type are such. */
  isForCollections(type: ts.Type): boolean;
  /** What holds a `Map` or `Set`, given to a type that does not say so. */
  losesCollections(node: ts.Expression): boolean;
  /** The classes that the program's own files declare. */
  classes(): readonly ts.ClassDeclaration[];
  /** The built-in a property access means, e.g. `Array.prototype.map`; undefined for the user's own members. */
  libraryMember(node: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.Identifier): string | undefined;
}

/** Answers questions about one program. */
export function createFacts(program: ts.Program): Facts {
  const checker = program.getTypeChecker();
  const resolved = (found: ts.Symbol | undefined): ts.Symbol | undefined =>
    found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const symbol = (node: ts.Node): ts.Symbol | undefined => {
    const { parent } = node;
    if (ts.isShorthandPropertyAssignment(parent) && parent.name === node)
      return resolved(checker.getShorthandAssignmentValueSymbol(parent));
    // A parameter that is a property too: the parameter is meant where it is declared and where it is read.
    if (ts.isParameter(parent) && parent.name === node && ts.isParameterPropertyDeclaration(parent, parent.parent))
      return checker.getSymbolsOfParameterPropertyDeclaration(parent, parent.name.getText())[0];
    return resolved(checker.getSymbolAtLocation(node));
  };
  const type = createBelievedType(checker, symbol);
  const calls = createCallGraph(symbol);
  const memberOf = (node: Parameters<Facts['libraryMember']>[0]): string | undefined => libraryMemberOf(node, symbol);
  const dsl = createDslFacts(program, checker, symbol);
  const beside = createFunctionsBeside(calls, dsl);
  const reader = { symbolOf: symbol, memberOf };
  const hasSingleName = createSingleNames(reader);
  const writes = createWriteFacts(symbol, memberOf, calls, beside);
  const common = {
    ...dsl,
    ...calls,
    ...writes,
    ...createChangedConstants(program, { ...writes, dsl: dsl.dsl, checker, symbol }),
    ...createShrinkFacts(reader, hasSingleName, calls, beside),
    checker,
    classes: programClasses(program),
    valuesInScope: (at: ts.Node) => {
      const flags = ts.SymbolFlags.Value | ts.SymbolFlags.Alias;
      const found = new Map(checker.getSymbolsInScope(at, flags).map((one) => [one.name, one] as const));
      return (name: string) => {
        const symbol = resolved(found.get(name));
        return symbol && checker.getExportSymbolOfSymbol(symbol);
      };
    },
  };
  return factsWith(common, symbol, type, 0);
}

/** The facts, `items` being kinds that items of arrays may have beyond their type. */
function factsWith(
  common: DslFacts &
    WriteFacts &
    ShrinkFacts &
    ChangedConstants &
    CallGraph &
    Pick<Facts, 'checker' | 'valuesInScope' | 'classes'>,
  symbol: Facts['symbol'],
  type: Facts['type'],
  items: number,
): Facts {
  const { checker } = common;
  let known: TypeArguments = new Map();
  const shapeOf = (of: ts.Type): ValueShape => shapeOfType(of, checker, known, items);
  const types: TypeReader = { checker, standsFor: (of) => known.get(of) ?? of };
  return {
    ...common,
    withItems: (kinds) => factsWith(common, symbol, type, kinds),
    symbol,
    type,
    shapeOf,
    shapeOfJson: (of) => shapeOfJson(of, checker, known),
    typeArguments: (node, call) => typeArgumentsOf(node, call, checker),
    standsFor: types.standsFor,
    within: (given, run) => {
      const before = known;
      known = given;
      try {
        return run();
      } finally {
        known = before;
      }
    },
    shape: (node) => shapeOf(type(node)),
    declaredShape: (node) => {
      const found = symbol(node);
      return shapeOf(found ? checker.getTypeOfSymbol(found) : type(node));
    },
    isPromise: (node) => isThenable(type(node), checker),
    holdsError: (node) => holdsError(checker.getAwaitedType(type(node)) ?? type(node), types),
    holdsCollection: (node) => holdsCollection(checker.getAwaitedType(type(node)) ?? type(node), types),
    notJson: (of) => notJson(checker.getAwaitedType(of) ?? of, types),
    isErrorProperty: (node) => isErrorProperty(node, type(node), checker),
    losesErrors: (node) => losesErrors(node, type(node), types),
    isCollectionPlace: (node) => isCollectionPlace(node, type(node), types),
    isForCollections: (of) => isForCollections(of, types),
    losesCollections: (node) => losesCollections(node, type(node), types),
    isReason: (owner, key) => isReason(owner, key, checker),
    isPromiseType: (of) => isThenable(of, checker),
    awaitedShape: (node) => shapeOf(checker.getAwaitedType(type(node)) ?? type(node)),
    awaitedJson: (node) => shapeOfJson(checker.getAwaitedType(type(node)) ?? type(node), checker, known),
    isUntyped: (node) => (type(node).flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0,
    returnShape: (node) => {
      const signature = checker.getSignatureFromDeclaration(node);
      const returned = signature && checker.getReturnTypeOfSignature(signature);
      return returned ? shapeOf(checker.getAwaitedType(returned) ?? returned) : shapes.unknown;
    },
    givesPromise: (node) => {
      const returned = checker.getSignatureFromDeclaration(node)?.getReturnType();
      return returned !== undefined && isThenable(returned, checker);
    },
    returnsTypeParameter: (node) => {
      const returned = checker.getSignatureFromDeclaration(node)?.getReturnType();
      const given = returned && (checker.getAwaitedType(returned) ?? returned);
      return given !== undefined && (given.flags & ts.TypeFlags.TypeVariable) !== 0;
    },
    stub: (node) => stubOf(type(node), checker),
    handleKind: (node) => phantomText(checker.getNonNullableType(type(node)), 'handleKind', checker),
    itemSource: (node) => {
      const of = type(node);
      const format = phantomText(of, 'itemSource', checker);
      if (format === undefined) return undefined;
      const [item] = checker.getTypeArguments(of as ts.TypeReference);
      return { format, item: item ? shapeOf(item) : shapes.json };
    },
    enumValue: (node) => {
      // An index may be an enum member too: `table[Level.low]` reads the table.
      const named = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
      const member = ts.isPropertyAccessExpression(named) ? undefined : symbol(named)?.valueDeclaration;
      const owner = member && ts.isEnumMember(member) && symbol(node.expression) === symbol(member.parent.name);
      return owner ? checker.getConstantValue(member) : undefined;
    },
    libraryMember: (node) => libraryMemberOf(node, symbol),
  };
}

function isThenable(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
  if (type.isUnion()) return type.types.some((member) => isThenable(member, checker));
  const then = type.getProperty('then');
  return then !== undefined && checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
}

function stubOf(type: ts.Type, checker: ts.TypeChecker): StubFacts | undefined {
  const found = phantomLiterals(type, 'taskType', checker);
  if (!found) return undefined;
  const text = (key: string): string | null => (typeof found[key] === 'string' ? (found[key] as string) : null);
  const attribute = text('binding.attribute');
  return {
    resource: text('resource') ?? '',
    fills: text('binding.fills'),
    attribute: attribute === 'Name' || attribute === 'Arn' || attribute === 'Url' ? attribute : null,
    wraps: text('binding.wraps'),
    unwraps: text('binding.unwraps'),
    token: found['binding.token'] === true,
    direct: found['binding.direct'] === true,
    items: text('binding.items'),
  };
}

function libraryMemberOf(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.Identifier,
  symbolOf: (node: ts.Node) => ts.Symbol | undefined,
): string | undefined {
  const name = ts.isIdentifier(node) ? node : ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const symbol = symbolOf(name);
  const declaration = symbol?.declarations?.[0];
  if (!symbol || !declaration || !symbol.declarations?.every(isAmbientLibrary)) return undefined;
  if (ts.isIdentifier(node)) return symbol.name;
  return libraryMemberName(declaration, symbol.name);
}

/** Declared by TypeScript's lib or by @types/node. */
function isAmbientLibrary(node: ts.Node): boolean {
  const file = node.getSourceFile().fileName;
  return /[\\/]lib\.[^\\/]*\.d\.ts$/.test(file) || /[\\/]node_modules[\\/]@types[\\/]node[\\/]/.test(file);
}

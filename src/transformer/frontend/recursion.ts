/**
 * Recursive helpers. A pure one becomes a function of the workflow that expressions call by name; `liftCaptures` makes
 * parameters of what it reads around it and gives back to its callers what it writes there, `function-result` makes records of
 * what it throws. One with effects has no such form and is refused.
 */
import ts from 'typescript';
import { orAbsent, shapes, withKinds } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { bindPattern, withDefault } from './bind-pattern.ts';
import { bindStatic } from './bind-static.ts';
import { demandData } from './data.ts';
import { surplusKinds } from './denied.ts';
import { demandResult, escapingThrows, raisedByEngine, recordResults } from './function-result.ts';
import { holdsFunctions } from './function-types.ts';
import type { InlineArgument } from './inline.ts';
import type { Lowering, RecursiveFunction } from './lowering.ts';
import * as b from './make.ts';
import { placedArguments } from './placed-arguments.ts';
import { restList } from './rest-arguments.ts';
import {
  type Binding,
  childScope,
  type FunctionValue,
  isDeeplyNested,
  isInlining,
  lookUp,
  type Scope,
  variablesOf,
} from './scope.ts';
import { demandNoThis } from './this-parameter.ts';
import { unwrap } from './write-facts.ts';

/** True when the function calls itself, directly or through others of the same file. */
function isRecursive(node: ts.FunctionLikeDeclaration, cx: Lowering): boolean {
  return cx.facts.calledFrom(node).has(node);
}

/** True when a call of the function is a call of one of the workflow's functions, not its body in the caller's place. */
export function callsRecursively(fn: FunctionValue, scope: Scope, cx: Lowering): boolean {
  return !fn.choice && ((isInlining(scope, fn) && !isNested(fn, scope, cx)) || isRecursive(fn.node, cx));
}

/** `timed('a', () => timed('b', …))`: the call stands in a callback that was given to the call around it. */
function isNested({ node }: FunctionValue, scope: Scope, cx: Lowering): boolean {
  const outer = scope.inlining.findLastIndex((one) => one.node === node);
  const isGiven = ({ node: callback }: FunctionValue): boolean => {
    const call = callback.parent;
    if (!ts.isArrowFunction(callback) || !ts.isCallExpression(call) || !call.arguments.includes(callback)) return false;
    return declaredAs(call.expression, cx) === node;
  };
  return !isDeeplyNested(scope, node) && scope.inlining.slice(outer + 1).some(isGiven);
}

/** The function that a name is declared as. */
function declaredAs(callee: ts.Expression, cx: Lowering): ts.Node | undefined {
  const declaration = cx.facts.symbol(unwrap(callee))?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return declaration;
  return declaration.initializer && unwrap(declaration.initializer);
}

/** A call of a recursive function; `node` is what calls it. */
export function callRecursive(
  fn: FunctionValue,
  passed: readonly InlineArgument[],
  node: ts.Node,
  declared: RawExpr['shape'],
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const name = nameOf(fn.node);
  const args = placedArguments(fn.node, passed, node, cx);
  const functions = functionsGiven(fn.node, args, cx);
  const callable = fn.node !== cx.run && !fn.kept && !isAsync(fn.node);
  const definition = callable && functions ? defineFunction({ fn, functions, name }, scope, cx) : undefined;
  const origin = cx.origin(node);
  if (!definition || !functions) {
    cx.report(d.recursion(origin, { name }, [{ span: cx.origin(fn.node.name ?? fn.node), message: 'declared here' }]));
    return cx.invalid(node);
  }
  for (const [position, argument] of args.entries())
    if (argument.kind === 'value') noteArgument(fn.node.parameters[position], argument.value, cx);
  const shape = withKinds(declared, cx.denied.kindsOf(fn.node));
  const call: RawExpr = {
    kind: 'call',
    origin,
    shape: definition.throws ? shapes.record : shape,
    function: definition.definition.id,
    arguments: argumentsFor(fn.node, args, functions, origin, cx),
  };
  const before = args.flatMap((argument) => (argument.kind === 'static' ? argument.before : []));
  const value = definition.throws ? demandResult(call, shape, definition.throws.byEngine, cx) : call;
  return before.length === 0 ? value : b.sequence(before, value, origin);
}

/** What function parameters stand for, by position; such a parameter is the same function in all calls from inside. */
type FunctionsGiven = ReadonlyMap<number, Binding>;

/** The functions among the arguments; null where one is only known at run time, or is something else without a value. */
function functionsGiven(
  { parameters }: ts.FunctionLikeDeclaration,
  args: readonly InlineArgument[],
  cx: Lowering,
): FunctionsGiven | null {
  const given = new Map<number, Binding>();
  for (const [position, argument] of args.entries()) {
    if (argument.kind === 'value') continue;
    const plain = argument.kind === 'static' && isPlain(argument.binding) && !parameters[position]?.dotDotDotToken;
    if (!plain || parameters[position] === undefined) return null;
    given.set(position, argument.binding);
  }
  for (const [position, parameter] of parameters.entries()) {
    const missing = position >= args.length && !parameter.dotDotDotToken;
    if (missing && holdsFunctions(cx.facts.type(parameter), cx.facts.checker)) given.set(position, { kind: 'nothing' });
  }
  return given;
}

function isPlain(binding: Binding): boolean {
  if (binding.kind !== 'function') return binding.kind === 'nothing';
  const { choice, kept, adapt } = binding.value;
  return !choice && !kept && !adapt;
}

/** A text for the functions, and for what the names in them mean. */
function namesOfFunctions(functions: FunctionsGiven, cx: Lowering): string {
  return [...functions]
    .map(([position, binding]) => {
      if (binding.kind !== 'function') return `${position}: ${binding.kind}`;
      const { node } = binding.value;
      return `${position}: ${node.getSourceFile().fileName} ${node.pos} ${environmentOf(binding.value, cx)}`;
    })
    .join();
}

/** What an argument is although its parameter's type denies it. */
function noteArgument(parameter: ts.ParameterDeclaration | undefined, value: RawExpr, cx: Lowering): void {
  if (!parameter || parameter.dotDotDotToken) return;
  cx.denied.add(parameter, surplusKinds(value.shape, cx.facts.declaredShape(parameter.name)));
}

/** What the function returns although its type denies it. */
function noteResults(node: ts.FunctionLikeDeclaration, body: readonly RawStatement[], cx: Lowering): void {
  const shape = cx.facts.returnsTypeParameter(node) ? { kinds: 0 } : cx.facts.returnShape(node);
  rawWalk.visit(body, {
    statement: (statement) => {
      if (statement.kind === 'return' && statement.value)
        cx.denied.add(node, surplusKinds(statement.value.shape, shape));
      return undefined;
    },
    expression: (part) => part.kind !== 'lambda',
  });
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const owner = node.parent;
  return ts.isVariableDeclaration(owner) && ts.isIdentifier(owner.name) ? owner.name.text : 'this function';
}

/** One value per parameter that is no function: missing ones are undefined, those of a rest parameter a list. */
function argumentsFor(
  node: ts.FunctionLikeDeclaration,
  args: readonly InlineArgument[],
  functions: FunctionsGiven,
  origin: RawExpr['origin'],
  cx: Lowering,
): readonly RawExpr[] {
  return node.parameters.flatMap((parameter, position) => {
    if (functions.has(position)) return [];
    if (parameter.dotDotDotToken) return restList(parameter, args.slice(position), origin, cx);
    const argument = args[position];
    if (argument?.kind !== 'value') return b.absent(origin);
    // Calls have one function in common, which knows of errors and dates by its parameters' types only.
    const { value } = argument;
    const declared = cx.facts.declaredShape(parameter.name);
    const isHidden = (value.shape.error && !declared.error) || (value.shape.date && !declared.date);
    return isHidden ? demandData(value, cx) : value;
  });
}

function isAsync(node: ts.FunctionLikeDeclaration): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

/** A recursive function, with the functions that it is given. */
interface Called {
  readonly fn: FunctionValue;
  readonly functions: FunctionsGiven;
  readonly name: string;
}

/** The definition of a function where it stands; its body is lowered on the first call. */
function defineFunction(called: Called, scope: Scope, cx: Lowering): RecursiveFunction | undefined {
  const { fn, functions, name } = called;
  const environment = environmentOf(fn, cx);
  const given = namesOfFunctions(functions, cx);
  const all = cx.functions.filter((other) => other.node === fn.node);
  const versions = all.filter((other) => other.given === given);
  const inside = scope.inlining.some((one) => one.node === fn.node);
  const known = versions.find((other) => other.environment === environment) ?? (inside ? versions.at(-1) : undefined);
  // A call from inside that gives another function would need a version of its own, and so on.
  if (known || (inside && all.length > 0)) return known;
  const id = cx.ids.function();
  const before = cx.functions.length;
  // Whether it throws is only known when its body is lowered, where it may call itself.
  let throws = null as RecursiveFunction['throws'];
  for (;;) {
    cx.functions.length = before;
    const shape = throws ? shapes.record : cx.facts.returnShape(fn.node);
    const origin = cx.origin(fn.node);
    const definition = { id, name, origin, parameters: [], body: [], shape, ...(throws && { throws: true as const }) };
    const index = cx.functions.push({ node: fn.node, environment, given, definition, throws }) - 1;
    const lowered = lowerDefinition(called, scope, cx);
    noteResults(fn.node, lowered.body, cx);
    const escaping = escapingThrows(lowered.body);
    const byEngine = raisedByEngine(escaping);
    if (escaping.length === 0 || (throws !== null && (throws.byEngine || !byEngine))) {
      const body = throws ? recordResults(lowered.body, definition.origin, cx) : lowered.body;
      const made = { node: fn.node, environment, given, definition: { ...definition, ...lowered, body }, throws };
      cx.functions[index] = made;
      return made;
    }
    throws = { byEngine };
  }
}

function lowerDefinition(
  { fn, functions }: Called,
  scope: Scope,
  cx: Lowering,
): { readonly parameters: readonly ReturnType<Lowering['variable']>[]; readonly body: readonly RawStatement[] } {
  const origin = cx.origin(fn.node);
  demandNoThis(fn.node, cx);
  const inner: Scope = childScope(fn.scope, {
    effects: false,
    handsBack: true,
    frame: { kind: 'lambda' },
    jumps: [],
    insideTry: false,
    inlining: [...scope.inlining, fn],
  });
  const parameters = fn.node.parameters.map((parameter, position) => {
    if (functions.has(position)) return null;
    const shape = withKinds(cx.facts.declaredShape(parameter.name), cx.denied.kindsOf(parameter));
    return cx.variable({
      name: ts.isIdentifier(parameter.name) ? parameter.name.text : 'argument',
      origin,
      // Inside the function, a parameter with a default has the type that it has afterwards.
      shape: parameter.initializer ? orAbsent(shape) : shape,
      constant: true,
    });
  });
  const binding = fn.node.parameters.flatMap((parameter, position) => {
    const given = functions.get(position);
    if (given) return bindStatic(parameter.name, given, parameter.initializer, inner, cx);
    const variable = parameters[position];
    if (variable === undefined || variable === null) return [];
    const value = b.ref(variable, cx.shapeOfVariable(variable), origin);
    return bindPattern(parameter.name, withDefault(value, parameter.initializer, inner, cx), inner, cx, 'let');
  });
  return { parameters: parameters.flatMap((one) => one ?? []), body: [...binding, ...bodyOf(fn.node, inner, cx)] };
}

function bodyOf(node: ts.FunctionLikeDeclaration, scope: Scope, cx: Lowering): readonly RawStatement[] {
  if (!node.body) return [];
  if (ts.isBlock(node.body)) return cx.statements(node.body.statements, scope);
  return [{ kind: 'return', origin: cx.origin(node.body), value: cx.expression(node.body, scope) }];
}

/** The record that a captured value is read from. */
function keptIn(value: RawExpr): string {
  return value.kind === 'member' && value.object.kind === 'ref' ? String(value.object.variable) : '';
}

/**
 * The variables that the names in a function mean where it stands. A helper inlined twice has two variables of each name, and
 * so two versions of the functions in it.
 */
function environmentOf(fn: FunctionValue, cx: Lowering): string {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
    const binding = symbol && lookUp(fn.scope, symbol);
    for (const variable of variablesOf(binding)) found.add(String(variable));
    if (symbol && binding?.kind === 'value') found.add(`${symbol.name}: ${keptIn(binding.value)}`);
    ts.forEachChild(node, visit);
  };
  for (const { body } of [fn.node, ...cx.facts.calledFrom(fn.node)]) if (body) visit(body);
  for (const type of fn.scope.types.values())
    found.add(`${cx.facts.checker.typeToString(type)}: ${JSON.stringify(cx.facts.shapeOf(type))}`);
  return [...found].sort().join();
}

/**
 * The state behind one `Emission`: names handed out, helpers and functions used. When the expression is emitted, everything it
 * used is defined in a block around it, each once.
 */
import type { FunctionId, VarId } from '../../core/ids.ts';
import type { JsonataBind, JsonataNode, JsonataVariable } from './ast.ts';
import { bind, block, lambda, variable } from './build.ts';
import type { Emission, Value } from './emission.ts';
import { emitValue } from './expression.ts';
import { emitTest } from './expressions/choice.ts';
import { HELPERS, type HelperName, isHelperName } from './helpers/index.ts';
import { type LocalFacts, localFacts } from './local-facts.ts';
import { RESERVED_VARIABLE_NAMES, variableNameFrom } from './names.ts';
import { parseJsonata } from './parse.ts';
import { continuedFunctions } from './program/recursion.ts';
import { compileBody } from './program/statements.ts';
import type { EmitScope } from './scope.ts';
import { instantiate, substitute } from './template.ts';

/** Property names of completion records, which no local may be called like. */
const RECORD_KEYS = ['exit'];

export interface EmissionSession {
  readonly cx: Emission;
  /** The expression with the definitions that it needs in front. */
  complete(node: JsonataNode): JsonataNode;
}

/** Starts the emission of one expression. */
export function createEmission(root: Value, scope: EmitScope): EmissionSession {
  const taken = new Set<string>([...RESERVED_VARIABLE_NAMES, ...RECORD_KEYS]);
  for (const { name } of scope.variables.values()) taken.add(name);
  const locals = new Map<VarId, JsonataVariable>();
  const helpers = new Map<HelperName, JsonataVariable>();
  const functions = new Map<FunctionId, JsonataVariable>();
  const definitions: JsonataBind[] = [];
  let continued: ReadonlySet<FunctionId> | undefined;
  let known: LocalFacts | undefined;

  const facts = (): LocalFacts => {
    known ??= localFacts(
      root,
      [...scope.functions.values()].map(({ body }) => body),
    );
    return known;
  };

  const fresh = (hint: string): JsonataVariable => {
    const base = variableNameFrom(hint);
    const separator = /\d$/.test(base) ? '_' : '';
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}${separator}${count}`;
    taken.add(name);
    return variable(name);
  };

  const helper = (name: HelperName): JsonataVariable => {
    const known = helpers.get(name);
    if (known !== undefined) return known;
    const own = fresh(name);
    helpers.set(name, own);
    const definition = substitute(parseJsonata(HELPERS[name]), {
      variable: (used) => (isHelperName(used) ? helper(used) : variable(used)),
      name: (bound) => bound,
    });
    // Its own helpers were defined on the way.
    definitions.push(bind(own.name, definition));
    return own;
  };

  const functionName = (id: FunctionId): JsonataVariable => {
    const known = functions.get(id);
    if (known !== undefined) return known;
    const fn = scope.functions.get(id);
    if (fn === undefined) throw new Error(`no function ${id} in scope`);
    const own = fresh(fn.name);
    functions.set(id, own);
    const parameters = fn.parameters.map((parameter) => cx.local(parameter).name);
    const continuation = cx.continues(id) ? fresh('next') : null;
    const body = compileBody(fn.body, continuation, cx);
    const all = continuation === null ? parameters : [...parameters, continuation.name];
    definitions.push(bind(own.name, lambda(all, body)));
    return own;
  };

  const cx: Emission = {
    scope,
    emit: (value) => emitValue(value, cx),
    test: (value) => emitTest(value, cx),
    body: (statements) => compileBody(statements, null, cx),
    code: (strings, ...holes) => instantiate(strings, holes, (name) => fresh(name).name),
    fresh,
    local: (id) => {
      const known = locals.get(id);
      if (known !== undefined) return known;
      const own = fresh(scope.names?.get(id) ?? 'value');
      locals.set(id, own);
      return own;
    },
    shapeOf: (id) => facts().shapeOf(id),
    alias: (id, value) => {
      if (value.kind !== 'ref' || value.variable === scope.inputVariable || !facts().isConstant(id)) return false;
      const state = scope.variables.get(value.variable);
      if (state === undefined ? !facts().isConstant(value.variable) : state.encoding !== 'plain') return false;
      locals.set(id, state === undefined ? cx.local(value.variable) : variable(state.name));
      return true;
    },
    helper,
    function: functionName,
    continues: (id) => {
      continued ??= continuedFunctions(scope.functions);
      return continued.has(id);
    },
  };
  return { cx, complete: (node) => block([...definitions, node]) };
}

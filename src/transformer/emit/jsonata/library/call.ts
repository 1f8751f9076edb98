/** Parts of a call as the encodings want them. */
import { isOnly, Kind, mayBe, shapes, type ValueShape, without } from '../../../core/shape.ts';
import type { JsonataNode, JsonataVariable } from '../ast.ts';
import { condition, lambda, text } from '../build.ts';
import { type Emission, type Operand, operand, type Value } from '../emission.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { truthy } from '../semantics/truth.ts';
import type { AnyCall, Call } from './types.ts';

/** The object that a method is called on. */
export function receiverOf(call: Call, cx: Emission): Operand {
  if (call.receiver === null) throw new Error(`${call.member} needs an object to be called on`);
  return operand(call.receiver, cx);
}

/** An argument; `undefined` where the call has none. */
export function argumentOf(call: Call, index: number, cx: Emission): Operand {
  const argument = call.arguments[index];
  return argument === undefined ? { node: cx.emit(ABSENT), shape: shapes.absent } : operand(argument, cx);
}

const ABSENT: Value = { kind: 'absent', origin: { file: '', start: 0, end: 0 }, shape: shapes.absent };

/** The text of an argument; of the default where it is undefined. */
export function textArgumentOf(call: Call, index: number, otherwise: string, cx: Emission): JsonataNode {
  const given = argumentOf(call, index, cx);
  if (isOnly(given.shape, Kind.absent)) return text(otherwise);
  if (!mayBe(given.shape, Kind.absent)) return toText(given, cx);
  return share(given.node, 'text', cx, (node) => {
    const present = toText({ node, shape: without(given.shape, Kind.absent) }, cx);
    return condition(cx.code`$exists(${node})`, present, text(otherwise));
  });
}

/** The shape of an argument; absent where the call has none. */
export function argumentShape(call: AnyCall, index: number): ValueShape {
  return call.arguments[index]?.shape ?? shapes.absent;
}

/** The constant that an argument is; `undefined` for anything else. */
export function constantArgument(call: AnyCall, index: number): string | number | boolean | null | undefined {
  const argument = call.arguments[index];
  return argument !== undefined && 'value' in argument && argument.kind === 'literal' ? argument.value : undefined;
}

/** A callback with its body emitted. */
export interface Callback {
  readonly parameters: readonly JsonataVariable[];
  /** Emits the body; ask once. */
  readonly result: () => Operand;
  /** Emits the body as a test; ask once. */
  readonly test: () => JsonataNode;
}

/** The callback that an argument is. */
export function callbackOf(call: Call, index: number, cx: Emission): Callback {
  const callback = call.arguments[index];
  if (callback?.kind !== 'lambda') throw new Error(`${call.member} needs a callback`);
  const parameters = callback.parameters.map((parameter) => cx.local(parameter));
  const [only] = callback.body;
  const value = callback.body.length === 1 && only?.kind === 'return' ? only.value : null;
  const result = (): Operand => ({ node: cx.body(callback.body), shape: callback.shape });
  return { parameters, result, test: () => (value === null ? truthy(result(), cx) : cx.test(value)) };
}

/** A parameter of the callback, or a fresh one in its place. */
export function parameterOf(callback: Callback, index: number, hint: string, cx: Emission): JsonataVariable {
  return callback.parameters[index] ?? cx.fresh(hint);
}

/** A function with the callback's own parameters. */
export function callbackLambda(callback: Callback, body: JsonataNode): JsonataNode {
  return lambda(
    callback.parameters.map(({ name }) => name),
    body,
  );
}

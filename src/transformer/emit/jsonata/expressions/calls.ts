/** Calls of built-ins and of the workflow's functions, callbacks, and statements as an expression. */
import type { FunctionCall, Lambda, LibraryCall } from '../../../core/expr.ts';
import type { JsonataNode } from '../ast.ts';
import { lambda } from '../build.ts';
import type { Emission, Emitted } from '../emission.ts';
import { libraryEmitter } from '../library/index.ts';

export function emitLibraryCall(call: LibraryCall<Emitted>, cx: Emission): JsonataNode {
  const emitter = libraryEmitter(call.member);
  if (emitter === null) throw new Error(`no encoding of the built-in ${call.member}`);
  return emitter.emit(call, cx);
}

/** A call in direct style; a function that takes a continuation is given one that hands the result back. */
export function emitFunctionCall({ function: id, arguments: args }: FunctionCall<Emitted>, cx: Emission): JsonataNode {
  const nodes = args.map((argument) => cx.emit(argument));
  const callee = cx.function(id);
  if (!cx.continues(id)) return { kind: 'call', callee, arguments: nodes };
  const result = cx.fresh('result');
  return { kind: 'call', callee, arguments: [...nodes, lambda([result.name], result)] };
}

export function emitLambda({ parameters, body }: Lambda<Emitted>, cx: Emission): JsonataNode {
  return lambda(
    parameters.map((parameter) => cx.local(parameter).name),
    cx.body(body),
  );
}

/** Every kind of expression to the emitter of its family. */
import type { JsonataNode } from './ast.ts';
import { NOTHING } from './build.ts';
import type { Emission, Value } from './emission.ts';
import { emitIndex, emitMember } from './expressions/access.ts';
import { emitFunctionCall, emitLambda, emitLibraryCall } from './expressions/calls.ts';
import { emitConditional, emitLogical } from './expressions/choice.ts';
import { emitList, emitRecord, emitTemplate } from './expressions/collections.ts';
import { emitAmbient, emitContextValue, emitLiteral, emitPlaceholder, emitReference } from './expressions/leaf.ts';
import { emitBinary, emitUnary } from './expressions/operators.ts';

/** The value of an expression. */
export function emitValue(value: Value, cx: Emission): JsonataNode {
  switch (value.kind) {
    case 'literal':
      return emitLiteral(value);
    case 'absent':
      return NOTHING;
    case 'ref':
      return emitReference(value, cx);
    case 'member':
      return emitMember(value, cx);
    case 'index':
      return emitIndex(value, cx);
    case 'record':
      return emitRecord(value, cx);
    case 'list':
      return emitList(value, cx);
    case 'template':
      return emitTemplate(value, cx);
    case 'unary':
      return emitUnary(value, cx);
    case 'binary':
      return emitBinary(value, cx);
    case 'logical':
      return emitLogical(value, cx);
    case 'conditional':
      return emitConditional(value, cx);
    case 'library':
      return emitLibraryCall(value, cx);
    case 'lambda':
      return emitLambda(value, cx);
    case 'call':
      return emitFunctionCall(value, cx);
    case 'program':
      return cx.body(value.body);
    case 'placeholder':
      return emitPlaceholder(value);
    case 'context':
      return emitContextValue(value);
    case 'ambient':
      return emitAmbient(value);
    case 'emitted':
      return value.node;
    case 'regexp':
      throw new Error('a regular expression outside a call of a built-in');
  }
}

/** How one built-in is written in JSONata. */
import type { LibraryCall } from '../../../core/expr.ts';
import type { ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import type { Emission, Emitted } from '../emission.ts';

export type Call = LibraryCall<Emitted>;

/** A call as the front end has it, in which other leaves may stand: good for its shapes and constants only. */
export type AnyCall = LibraryCall<{ readonly kind: string; readonly shape: ValueShape }>;

/**
 * The encoding of a built-in. `refuses` says why a call cannot be exact (the front end asks before it lowers one); `emit` may
 * rely on `refuses` having returned null.
 *
 * @example
 * const upperCase: LibraryEmitter = { emit: (call, cx) => cx.code`$uppercase(${receiverOf(call, cx).node})` };
 */
export interface LibraryEmitter {
  readonly refuses?: (call: AnyCall) => string | null;
  readonly emit: (call: Call, cx: Emission) => JsonataNode;
}

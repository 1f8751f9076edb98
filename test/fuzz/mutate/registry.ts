/** All mutations. A new one is an entry of a file in `mutations`. */
import type { Mutation } from './context.ts';
import { DECLARATION_MUTATIONS } from './mutations/declarations.ts';
import { LOOP_MUTATIONS } from './mutations/loops.ts';
import { OPERATOR_MUTATIONS } from './mutations/operators.ts';
import { PROMISE_MUTATIONS } from './mutations/promises.ts';
import { STATEMENT_MUTATIONS } from './mutations/statements.ts';
import { TYPE_MUTATIONS } from './mutations/types.ts';
import { VALUE_MUTATIONS } from './mutations/values.ts';
import { WRAPPINGS } from './mutations/wrappings.ts';
import { WRITE_MUTATIONS } from './mutations/writes.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...STATEMENT_MUTATIONS,
  ...WRAPPINGS,
  ...VALUE_MUTATIONS,
  ...PROMISE_MUTATIONS,
  ...DECLARATION_MUTATIONS,
  ...OPERATOR_MUTATIONS,
  ...LOOP_MUTATIONS,
  ...WRITE_MUTATIONS,
  ...TYPE_MUTATIONS,
];

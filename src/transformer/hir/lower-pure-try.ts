/**
 * Removes `try` from pure code, where only explicit `throw`s can fail: the body becomes a labelled block, a throw assigns the
 * error variable and leaves it. Bodies of lambdas are treated too, since a `Program` has no `throw`. Input: no finalizers.
 */
import { b } from '../core/build.ts';
import type { LabelId, VarId } from '../core/ids.ts';
import type { PureStatement, Statement } from '../core/statement.ts';
import type { FreshIds } from '../core/substitute.ts';
import { jumpsOf } from './jumps.ts';
import type { HirStatement } from './types.ts';
import { hirWalk, isPure } from './walk.ts';

type Fresh = Pick<FreshIds, 'label'> & { label(): LabelId };

/** The statements without `try` around pure code. */
export function lowerPureTry(body: readonly HirStatement[], fresh: Fresh): readonly HirStatement[] {
  return hirWalk.mapStatements(body, {
    statement: (statement) => lowerHir(statement, fresh),
    lambda: (statement) => (statement.kind === 'try' ? lowerTry(statement, fresh) : [statement]),
  });
}

function lowerHir(statement: HirStatement, fresh: Fresh): readonly HirStatement[] {
  if (statement.kind !== 'try' || statement.finalizer) return [statement];
  const { body, handler, origin } = statement;
  if (!isPure(body)) return [statement];
  if (!handler || !jumpsOf<never>(body).throws) return [b.block(null, body, origin)];
  if (!isPure(handler.body)) return [statement];
  return lowerTry({ ...statement, body, handler: { ...handler, body: handler.body }, finalizer: null }, fresh);
}

type PureTry = Extract<PureStatement, { kind: 'try' }>;

function lowerTry({ body, handler, origin }: PureTry, fresh: Fresh): readonly PureStatement[] {
  if (!handler || !jumpsOf<never>(body).throws) return [b.block(null, body, origin)];
  const whole = fresh.label();
  const failed = fresh.label();
  const declared = handler.variable === null ? [] : [b.declare(handler.variable, null, origin)];
  const guarded = [...replaceThrows(body, handler.variable, failed), b.break(whole, origin)];
  return [b.block(whole, [...declared, b.block(failed, guarded, origin), ...handler.body], origin)];
}

/** Throws become assignments of the error and jumps; those inside lambdas are not the statements' own. */
function replaceThrows(body: readonly PureStatement[], error: VarId | null, target: LabelId): readonly PureStatement[] {
  return body.flatMap((statement): readonly Statement<never, never>[] => {
    const { origin } = statement;
    const inside = (inner: readonly PureStatement[]): readonly PureStatement[] => replaceThrows(inner, error, target);
    switch (statement.kind) {
      case 'throw': {
        const jump = b.break(target, origin);
        return error === null ? [jump] : [b.assign(error, statement.error, origin), jump];
      }
      case 'if':
        return [{ ...statement, consequent: inside(statement.consequent), alternate: inside(statement.alternate) }];
      case 'loop':
        return [{ ...statement, body: inside(statement.body), update: inside(statement.update) }];
      case 'block':
        return [{ ...statement, body: inside(statement.body) }];
      default:
        return [statement];
    }
  });
}

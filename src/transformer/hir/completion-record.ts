/**
 * A pure loop that can also return, throw or leave outer statements, as one expression: a `Program` whose value says how the
 * loop ended, with the values of the outer variables it wrote. Statements after it act on that.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { LabelId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import { joinShapes, shapes } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import { localizeWrites } from './localize-writes.ts';
import type { VariableTable } from './variable-table.ts';

/** A way out that is not the end, and the statement that takes it up again. */
interface Exit {
  readonly code: string;
  readonly statement: PureStatement;
  readonly shape: ValueShape;
}

/** The statements that take the place of `loop`. */
export function recordCompletion(loop: PureStatement, table: VariableTable): readonly PureStatement[] {
  const { origin } = loop;
  const { locals, declarations, body: localized } = localizeWrites([loop], table);
  const exits = new Map<string, Exit>();
  let shape: ValueShape = shapes.record;
  const leave = (code: string, value: Expr | null, at: Origin): PureStatement => {
    const written = [...locals.values()].map((local, index): readonly [string, Expr] => {
      return [`v${index}`, asData(b.ref(local, table.get(local).shape, at))];
    });
    const properties = { exit: b.literal(code, at), ...(value && { value: asData(value) }) };
    const record = b.object({ ...properties, ...Object.fromEntries(written) }, at);
    shape = joinShapes(shape, record.shape);
    return b.return(record, at);
  };
  const body = [...declarations, ...replaceExits(localized, new Set(), exits, leave), leave('end', null, origin)];
  const completion = table.temporary({ name: 'completion', shape, origin });
  const read = (key: string, as: ValueShape): Expr => b.member(b.ref(completion, shape, origin), key, as, origin);
  const writes = [...locals.keys()].map((variable, index) =>
    b.assign(variable, read(`v${index}`, table.get(variable).shape), origin),
  );
  return [
    b.declare(completion, b.program(body, shape, origin), origin),
    // The writes come after the tests, so that they are reads of the stored record and not parts of the loop's expression.
    ...[...exits.values()].map((exit) => {
      const test = b.binary('===', read('exit', shapes.string), b.literal(exit.code, origin), origin);
      return b.if(test, [...writes, resume(exit, read('value', exit.shape))], [], origin);
    }),
    ...writes,
  ];
}

/** Errors and dates are records and numbers, but no data: in the record they go by what they are made of. */
function asData(value: Expr): Expr {
  const { error, date, ...shape } = value.shape;
  return error || date ? { ...value, shape } : value;
}

/** The way out, taken with the value that the record holds. */
function resume({ statement }: Exit, value: Expr): PureStatement {
  if (statement.kind === 'return') return { ...statement, value };
  return statement.kind === 'throw' ? { ...statement, error: value } : statement;
}

type Leave = (code: string, value: Expr | null, at: Origin) => PureStatement;

function replaceExits(
  body: readonly PureStatement[],
  inner: ReadonlySet<LabelId>,
  exits: Map<string, Exit>,
  leave: Leave,
): readonly PureStatement[] {
  const note = (code: string, statement: PureStatement, shape: ValueShape): void => {
    const before = exits.get(code);
    exits.set(code, { code, statement, shape: before ? joinShapes(before.shape, shape) : shape });
  };
  const inside = (list: readonly PureStatement[], label: LabelId | null): readonly PureStatement[] =>
    replaceExits(list, label === null ? inner : new Set([...inner, label]), exits, leave);
  return body.map((statement): PureStatement => {
    switch (statement.kind) {
      case 'return':
        note('return', statement, statement.value?.shape ?? shapes.absent);
        return leave('return', statement.value, statement.origin);
      case 'throw':
        note('throw', statement, statement.error.shape);
        return leave('throw', statement.error, statement.origin);
      case 'break':
      case 'continue': {
        if (inner.has(statement.label)) return statement;
        const known = [...exits.values()].find(({ statement: other }) => isSameJump(other, statement));
        const code = known?.code ?? `${statement.kind} ${exits.size + 1}`;
        note(code, statement, shapes.absent);
        return leave(code, null, statement.origin);
      }
      case 'if':
        return {
          ...statement,
          consequent: inside(statement.consequent, null),
          alternate: inside(statement.alternate, null),
        };
      case 'loop':
        return {
          ...statement,
          body: inside(statement.body, statement.label),
          update: inside(statement.update, statement.label),
        };
      case 'block':
        return { ...statement, body: inside(statement.body, statement.label) };
      default:
        return statement;
    }
  });
}

type Jump = Extract<PureStatement, { kind: 'break' | 'continue' }>;

function isSameJump(other: PureStatement, jump: Jump): boolean {
  return other.kind === jump.kind && other.label === jump.label;
}

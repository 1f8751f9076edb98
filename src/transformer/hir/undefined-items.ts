/**
 * readUndefinedItems: lists with undefined items. JSON lists cannot hold `undefined`, so the front end puts a mark in its place
 * (`Data.item`); this takes the mark for undefined again wherever an item is read, and for null where data leaves the workflow.
 * In: HIR with inferred shapes. Out: no code but what moves whole items sees a mark; the expressions that would.
 */

import { isCoreStatement, type StatementLeaf } from '../core/children.ts';
import type { Expr, Lambda, LibraryCall } from '../core/expr.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import type { LibraryMember } from '../core/library.ts';
import { convertsOperands, itemShape } from '../core/operator-shapes.ts';
import { everyPair, type PairExpr } from '../core/pairs.ts';
import { Kind, mayBe, type ValueShape } from '../core/shape.ts';
import type { PureStatement, Statement } from '../core/statement.ts';
import { everywhere, pure } from '../core/walk.ts';
import { hir } from './build.ts';
import type { MapRun } from './map-run.ts';
import { mapRegion } from './region-statements.ts';
import type { HirStatement, HirWorkflow } from './types.ts';
import { asData, asItem, asWritten, holdsMarks, keptItem, keptShape, readItem } from './undefined-items/marks.ts';
import { markUse } from './undefined-items/uses.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk } from './walk.ts';

/** What the pass knows while it runs. */
interface Reading {
  readonly table: VariableTable;
  /** Expressions that have no meaning on marks. */
  readonly problems: Expr[];
}

/**
 * @example const { workflow, problems } = readUndefinedItems(inferShapes(hoisted), ids);
 */
export function readUndefinedItems(
  workflow: HirWorkflow,
  ids: IdSupply,
): { readonly workflow: HirWorkflow; readonly problems: readonly Expr[] } {
  if (!makesMarks(workflow)) return { workflow, problems: [] };
  const cx: Reading = { table: createVariableTable(workflow.variables, ids), problems: [] };
  for (const { id, shape } of workflow.variables.values()) cx.table.change(id, { shape: keptShape(shape) });
  const expression = (node: Expr): Expr => kept(readExpression(node, cx));
  const statement = (node: PureStatement): readonly PureStatement[] => [readLoop(node, cx)];
  const inside = everywhere({ expression, statement });
  const body = hirWalk.mapStatements(workflow.body, {
    expression,
    lambda: statement,
    program: inside.program,
    statement: (node) => [readEffect(readLoop(node, cx), cx)],
  });
  const functions = new Map(
    [...workflow.functions].map(([id, made]) => [
      id,
      { ...made, shape: keptShape(made.shape), body: pure.mapStatements(made.body, inside) },
    ]),
  );
  return {
    workflow: { ...workflow, body: returningData(body), functions, variables: cx.table.all() },
    problems: cx.problems,
  };
}

function makesMarks({ body, functions }: HirWorkflow): boolean {
  const isMark = (node: Expr): boolean => node.kind === 'library' && node.member === 'Data.item';
  return (
    hirWalk.someExpression(body, isMark) ||
    [...functions.values()].some((made) => pure.someExpression(made.body, isMark))
  );
}

/** The expression with the shape of what it is as it is kept. */
function kept(node: Expr): Expr {
  const isItem = node.kind === 'library' && node.member === 'Data.item';
  const shape = isItem ? keptItem(node.shape) : keptShape(node.shape);
  const same = shape === node.shape ? node : ({ ...node, shape } as Expr);
  return same.kind === 'library' && MAKES_ITEMS.has(same.member)
    ? { ...same, arguments: same.arguments.map(madeItem) }
    : same;
}

/** Built-ins whose callback's values become items. */
const MAKES_ITEMS: ReadonlySet<LibraryMember> = new Set([
  'Array.prototype.map',
  'Array.prototype.flatMap',
  'Array.fromLength',
]);

/** A callback whose undefined values have become marks. */
function madeItem(node: Expr): Expr {
  return node.kind === 'lambda' && node.shape.undefinedItems ? { ...node, shape: keptItem(node.shape) } : node;
}

function readExpression(node: Expr, cx: Reading): Expr {
  switch (node.kind) {
    case 'index':
      return holdsMarks(node.object) ? readItem(node, node.shape) : node;
    case 'library':
      return readCall(node, cx);
    case 'template':
      return demand(node, node.parts, cx);
    case 'record':
      // Items of a list become properties, which a mark would be, too. What may be anything is taken for an object.
      return demand(
        node,
        node.entries.flatMap((entry) =>
          entry.kind === 'spread' && !mayBe(entry.value.shape, Kind.string) ? [entry.value] : [],
        ),
        cx,
      );
    case 'unary':
      return node.operator === '!' || node.operator === 'typeof' ? node : demand(node, [node.operand], cx);
    case 'binary':
      return convertsOperands(node) ? demand(node, [node.left, node.right], cx) : node;
    default:
      return node;
  }
}

/** The expression; noted where one of the operands holds marks, which it would see. */
function demand(node: Expr, operands: readonly Expr[], cx: Reading): Expr {
  if (operands.some(holdsMarks)) cx.problems.push(node);
  return node;
}

function readCall(node: LibraryCall<never>, cx: Reading): Expr {
  const operands = [...(node.receiver ? [node.receiver] : []), ...node.arguments];
  if (!operands.some((operand) => operand.kind !== 'lambda' && operand.shape.undefinedItems)) return node;
  const [first, ...others] = node.arguments;
  // An undefined pair is an error, which a mark is not.
  const unsure = node.member === 'Object.fromEntries' && first && !everyPair(first, isPair, () => true);
  const use = unsure ? undefined : markUse(node.member, node.arguments.length);
  switch (use?.kind) {
    case undefined:
      return demand(node, operands, cx);
    case 'moves':
      return node;
    case 'gives':
      return readItem(node, node.shape);
    case 'seeks':
      return first ? { ...node, arguments: [asItem(first), ...others] } : node;
    case 'writes': {
      const written = use.numbers === 'own' ? asWritten : asData;
      // Among the keys that `JSON.stringify` is given a mark is the name of no property, which null would be.
      const given = node.arguments.map((argument, index) => (index === 0 ? written(argument) : argument));
      return { ...node, receiver: node.receiver && written(node.receiver), arguments: given };
    }
    case 'calls': {
      if (!node.receiver || !holdsMarks(node.receiver)) return node;
      const item = itemShape(node.receiver.shape);
      const called = node.arguments.map((argument) =>
        argument.kind === 'lambda' ? readParameters(argument, use.items, item, cx) : argument,
      );
      const call = { ...node, arguments: called };
      return use.gives === 'item' ? readItem(call, node.shape) : call;
    }
  }
}

function isPair(node: PairExpr): boolean {
  return node.kind === 'list';
}

/** The callback with some of its parameters read as items. */
function readParameters(
  lambda: Lambda<never>,
  positions: readonly number[],
  item: ValueShape,
  cx: Reading,
): Lambda<never> {
  const declared: PureStatement[] = [];
  const parameters = lambda.parameters.map((parameter, position) => {
    if (!positions.includes(position)) return parameter;
    const [raw, value] = keptVariable(parameter, item, lambda.origin, cx);
    declared.push(hir.declare(parameter, value, lambda.origin));
    return raw;
  });
  return { ...lambda, parameters, body: [...declared, ...lambda.body] };
}

/** A variable that gets items as they are kept, and what it stands for. */
function keptVariable(variable: VarId, item: ValueShape, origin: Expr['origin'], cx: Reading): readonly [VarId, Expr] {
  const shape = keptItem(item);
  const raw = cx.table.temporary({ name: cx.table.get(variable).name, shape, origin });
  return [raw, readItem(hir.ref(raw, shape, origin), item)];
}

/** A loop over a list with marks reads each item first. */
function readLoop<S extends StatementLeaf>(node: Statement<never, S>, cx: Reading): Statement<never, S> {
  if (!isCoreStatement(node) || node.kind !== 'loop') return node;
  const { head, origin } = node;
  if (head.kind !== 'each' || !holdsMarks(head.list)) return node;
  const [raw, value] = keptVariable(head.variable, itemShape(head.list.shape), origin, cx);
  const read: Statement<never, S> = { kind: 'declare', origin, variable: head.variable, value };
  return { ...node, head: { ...head, variable: raw }, body: [read, ...node.body] };
}

/** An iteration over a list with marks reads its item first; what a task gets is data. */
function readEffect(node: HirStatement, cx: Reading): HirStatement {
  if (node.kind !== 'perform') return node;
  const { effect } = node;
  if (effect.kind === 'task')
    return { ...node, effect: { ...effect, arguments: effect.arguments && asData(effect.arguments) } };
  if (effect.kind !== 'map') return node;
  if (effect.run) {
    demand(effect.items, [effect.items], cx);
    return { ...node, effect: { ...effect, run: startedWithData(effect.run), body: returningData(effect.body) } };
  }
  if (!holdsMarks(effect.items)) return node;
  const item = itemShape(effect.items.shape);
  const [raw, value] = keptVariable(effect.itemVariable, item, node.origin, cx);
  const read = hir.declare(effect.itemVariable, value, node.origin);
  return { ...node, effect: { ...effect, itemVariable: raw, body: [read, ...effect.body] } };
}

/** What the batches of a distributed map are given is data. */
function startedWithData(run: MapRun<never>): MapRun<never> {
  const input = run.batching?.input;
  return run.batching && input ? { ...run, batching: { ...run.batching, input: asData(input) } } : run;
}

/** The statements of the workflow, or of an execution of its own, whose results leave as data. */
function returningData(body: readonly HirStatement[]): readonly HirStatement[] {
  return mapRegion(body, (node) =>
    node.kind === 'return' && node.value ? [{ ...node, value: asData(node.value) }] : [node],
  );
}

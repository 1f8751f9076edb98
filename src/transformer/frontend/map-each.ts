/** Concurrent maps: `map(items, fn, options)` and `Promise.all(items.map(async fn))` become a Map state. */
import ts from 'typescript';
import { isOnly, jsonShape, Kind, mayBe, mayBeNonFinite, shapes, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { MapRun } from '../hir/map-run.ts';
import type { RawExpr, RawLeaf } from '../hir/types.ts';
import { functionOf } from './arguments.ts';
import { constantOf } from './constants.ts';
import { demandData } from './data.ts';
import { ITEMS, noteItem } from './denied.ts';
import { inlineFunction } from './inline.ts';
import { demandItem } from './items.ts';
import { functionsOf } from './kept/functions-of.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Ending } from './promises/source.ts';
import { childScope, type Scope } from './scope.ts';
import { takesMoreThan } from './takes-more.ts';
import { unwrap } from './write-facts.ts';

/** `map(items, fn, { maxConcurrency, name })`. */
export function lowerMapCall(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const [items, callback, options] = node.arguments;
  if (!items || !callback) return cx.invalid(node);
  const common = { node, callback, scope, cx, ending: null, passesList: false };
  const functions = functionsOf(items, scope, cx);
  const list = functions?.tags ?? cx.expression(items, scope);
  if (!functions) return mapEach({ ...common, list, ...mapOptions(options, scope, cx) });
  const inline: MapRequest['inline'] = (fn, ...rest) => inlineFunction({ ...fn, adapt: functions.adapt }, ...rest);
  const value = mapEach({ ...common, list, inline, ...mapOptions(options, scope, cx) });
  return b.sequence(functions.before, value, cx.origin(node));
}

function mapOptions(
  options: ts.Expression | undefined,
  scope: Scope,
  cx: Lowering,
): { maxConcurrency: RawExpr | null; name: string | null } {
  let maxConcurrency: RawExpr | null = null;
  let name: string | null = null;
  const literal = options && unwrap(options);
  if (literal && !ts.isObjectLiteralExpression(literal))
    cx.report(d.notConstant(cx.origin(literal), { option: 'options' }));
  if (!literal || !ts.isObjectLiteralExpression(literal)) return { maxConcurrency, name };
  for (const property of literal.properties) {
    const key = property.name && ts.isIdentifier(property.name) ? property.name.text : '';
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (!value) cx.report(d.notConstant(cx.origin(property), { option: 'options' }));
    else if (key === 'maxConcurrency') maxConcurrency = limitOf(cx.expression(value, scope));
    else if (key === 'name') name = String(constantOf(value, scope, cx.facts) ?? '') || null;
  }
  return { maxConcurrency, name };
}

/** The limit; none where it is not given. */
function limitOf(value: RawExpr): RawExpr | null {
  const nothing = Kind.null | Kind.absent;
  if (isOnly(value.shape, nothing)) return null;
  return mayBe(value.shape, nothing) ? b.logical('??', value, b.literal(0, value.origin), value.origin) : value;
}

/** What a Map state is made of. */
export interface MapRequest {
  readonly node: ts.CallExpression;
  readonly list: RawExpr;
  readonly callback: ts.Expression;
  readonly scope: Scope;
  readonly cx: Lowering;
  readonly maxConcurrency: RawExpr | null;
  readonly name: string | null;
  /** null = the iteration returns its value. */
  readonly ending: Ending | null;
  /** The callback takes the list as a third argument, as that of an array's method does. */
  readonly passesList?: boolean;
  /** How a call of the callback is lowered, where it is not simply inlined. */
  readonly inline?: typeof inlineFunction;
  /** How the iterations run as executions of their own. */
  readonly run?: MapRun<RawLeaf>;
}

/** A Map state over a list, its item processor the inlined callback. */
export function mapEach(request: MapRequest): RawExpr {
  const { node, callback, scope, cx, maxConcurrency, name, ending, inline, run = null, passesList = true } = request;
  const list = checkedList(request.list, node, cx);
  const origin = cx.origin(node);
  const fn = functionOf(callback, scope, cx);
  const given = list.shape.item ?? shapes.json;
  const itemShape = run?.batching ? shapes.record : run ? numbersAsJson(given) : given;
  if (run?.batching && mayBeNonFinite(given)) cx.denied.add(ITEMS, Kind.null);
  const itemVariable = cx.variable({ name: 'item', origin: cx.origin(callback), shape: itemShape, constant: true });
  const wantsIndex = fn && !run?.batching ? takesMoreThan(fn.node, 1) : false;
  const indexVariable = wantsIndex
    ? cx.variable({ name: 'index', origin: cx.origin(callback), shape: shapes.integer, constant: true })
    : null;
  const item = b.ref(itemVariable, itemShape, origin);
  const index = indexVariable === null ? b.absent(origin) : b.ref(indexVariable, shapes.integer, origin);
  const inner = childScope(scope, { frame: { kind: 'region' }, region: node, jumps: [], insideTry: false });
  const value = fn
    ? (inline ?? inlineFunction)(
        fn,
        [
          { kind: 'value', value: item },
          { kind: 'value', value: index },
          ...(run || !passesList ? [] : [{ kind: 'value' as const, value: list }]),
        ],
        callback,
        inner,
        cx,
      )
    : unknownCallback(callback, cx);
  const end = ending
    ? ending(value)
    : run
      ? returnJson(value, fn ? cx.facts.returnShape(fn.node) : shapes.json, cx)
      : returnItem(value, fn ? cx.facts.returnShape(fn.node) : shapes.json, cx);
  return {
    kind: 'perform',
    origin,
    shape: shapes.list(end.shape),
    effect: {
      kind: 'map',
      items: list,
      run,
      itemVariable,
      indexVariable,
      body: end.body,
      maxConcurrency,
      retry: [],
      name,
    },
  };
}

/** Ends an iteration with its value, which is an item of a list; `returns` is the shape that its type has. */
export function returnItem(value: RawExpr, returns: ValueShape, cx: Lowering): ReturnType<Ending> {
  noteItem(value.shape, returns, cx);
  const result = isOnly(value.shape, Kind.absent) ? value : demandItem(value, shapes.list(returns), cx);
  return { body: [{ kind: 'return', origin: value.origin, value: result }], shape: result.shape };
}

/** Ends an iteration with its value, which leaves as JSON; `returns` is the shape that its type has. */
function returnJson(value: RawExpr, returns: ValueShape, cx: Lowering): ReturnType<Ending> {
  const result = demandData(value, cx);
  const shape = jsonShape(result.shape);
  noteItem(shape, returns, cx);
  return { body: [{ kind: 'return', origin: value.origin, value: result }], shape };
}

/** What an item is that comes as JSON, where it may be a number that JSON does not have. */
function numbersAsJson(item: ValueShape): ValueShape {
  return mayBeNonFinite(item) ? { ...item, kinds: item.kinds | Kind.null } : item;
}

function unknownCallback(callback: ts.Expression, cx: Lowering): RawExpr {
  cx.report(d.unknownFunction(cx.origin(callback), { name: callback.getText() }));
  return cx.invalid(callback);
}

/** The items of a Map state are a list; what may be something else is refused. */
function checkedList(list: RawExpr, node: ts.CallExpression, cx: Lowering): RawExpr {
  if (list.shape.kinds !== 0 && isOnly(list.shape, Kind.list)) return list;
  if (list.kind !== 'absent') cx.report(d.notAList(cx.origin(node)));
  return list;
}

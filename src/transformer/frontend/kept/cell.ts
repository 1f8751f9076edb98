/**
 * Variables that hold one function after another: `let step = undo.pop(); while (step) { await step(); step = undo.pop(); }`. At run
 * time such a variable is a record of what the function captured, as an item of a list of functions is.
 */
import ts from 'typescript';
import { Kind, mayBe, withKinds } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { isDiscarded } from '../discarded.ts';
import { holdsFunctions } from '../function-types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { isTested } from '../presence-test.ts';
import { type Binding, type CellBinding, type KeptList, lookUp, type Scope } from '../scope.ts';
import { NULLISH } from '../static-forms.ts';
import { staticOf } from '../static-value.ts';
import { unwrap } from '../write-facts.ts';
import { keptRecord } from './keep.ts';
import { recordShape } from './kinds.ts';
import { demandWritable } from './writable.ts';

/** What is put into the variable, and what is evaluated before. */
interface Content {
  readonly before: readonly RawStatement[];
  readonly value: RawExpr;
}

/** Declares `let step = …`, which is assigned again; undefined for other declarations. */
export function declareCell(
  declaration: ts.VariableDeclaration,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] | undefined {
  const { name, initializer } = declaration;
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!symbol || !ts.isIdentifier(name) || !cx.facts.isReassigned(symbol)) return undefined;
  const type = cx.facts.checker.getTypeOfSymbol(symbol);
  const { checker } = cx.facts;
  if (!holdsFunctions(type, checker) || checker.isArrayLikeType(checker.getNonNullableType(type))) return undefined;
  const isHandle = cx.facts.handleKind(name) !== undefined && cx.facts.stub(name) === undefined;
  if (cx.facts.isPromiseType(type) || isHandle) return undefined;
  const origin = cx.origin(name);
  const nullable = type.isUnion() && type.types.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
  const shape = withKinds(recordShape(cx.kept.kindsOf(declaration)), nullable ? NULLISH : Kind.absent);
  const place = cx.variable({ name: name.text, origin, shape, constant: false });
  if (scope.region) cx.regions.set(place, scope.region);
  const kept: KeptList = { declaration, scope, place };
  const first = initializer ? contentOf(initializer, kept, scope, cx) : { before: [], value: b.absent(origin) };
  scope.bindings.set(symbol, { kind: 'cell', kept, place });
  if (!first) return [];
  return [...first.before, b.declare(place, { ...first.value, shape } as RawExpr, origin)];
}

/** Lowers `step = …`; undefined for assignments to something else. */
export function assignCell(node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const left = unwrap(node.left);
  const symbol = ts.isIdentifier(left) ? cx.facts.symbol(left) : undefined;
  const cell = symbol && lookUp(scope, symbol);
  if (cell?.kind !== 'cell') return undefined;
  const origin = cx.origin(node);
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) {
    cx.report(d.functionAsValue(origin));
    return cx.invalid(node);
  }
  const content = contentOf(node.right, cell.kept, scope, cx);
  if (!content) return cx.invalid(node);
  demandWritable(cell.place, cell.kept, node, scope, cx);
  const write = b.assign(cell.place, content.value, origin);
  return b.sequence([...content.before, write], givenBy(node, cell, cx), origin);
}

/** What the assignment gives. A function is not a value, but may be asked whether it is there. */
function givenBy(node: ts.BinaryExpression, cell: CellBinding, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  if (isTested(node)) return heldRecord(cell, origin, cx);
  if (isDiscarded(node)) return b.absent(origin);
  cx.report(d.functionAsValue(origin));
  return cx.invalid(node);
}

/** The record that the variable holds, or undefined. */
export function heldRecord({ place }: CellBinding, origin: RawExpr['origin'], cx: Lowering): RawExpr {
  return b.ref(place, cx.shapeOfVariable(place), origin);
}

/** `let hook: Step | null`. */
function mayBeNull({ place }: KeptList, cx: Lowering): boolean {
  return place !== undefined && mayBe(cx.shapeOfVariable(place), Kind.null);
}

function contentOf(node: ts.Expression, kept: KeptList, scope: Scope, cx: Lowering): Content | undefined {
  const value = staticOf(node, scope, cx, true);
  const content = value && contentFor(value.binding, node, kept, cx);
  if (value && content) return { before: value.before, value: content };
  if (!value) cx.report(d.functionAsValue(cx.origin(node)));
  return undefined;
}

function contentFor(binding: Binding, node: ts.Expression, kept: KeptList, cx: Lowering): RawExpr | undefined {
  const origin = cx.origin(node);
  if (binding.kind === 'nothing') {
    if (binding.isNull && !mayBeNull(kept, cx)) cx.report(d.functionAsValue(origin));
    return binding.isNull ? b.literal(null, origin) : b.absent(origin);
  }
  if (binding.kind !== 'choice') return keptRecord(binding, node, kept, cx);
  const last = contentFor(binding.otherwise, node, kept, cx);
  return binding.options.reduceRight<RawExpr | undefined>((rest, { test, binding: option }) => {
    const value = contentFor(option, node, kept, cx);
    return value && rest && b.conditional(test, value, rest, origin);
  }, last);
}

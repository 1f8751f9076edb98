/** Names: variables, `undefined`, `NaN`, `Infinity`, enum members and constants of modules. */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe, shapes, type ValueShape, withKinds, without, withoutError } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { expressionConstruct } from '../construct.ts';
import { contextObject } from '../context-values.ts';
import { isOfVar } from '../declarations.ts';
import { unseenKinds } from '../denied.ts';
import { enumObject } from '../enum-object.ts';
import { constantShape } from '../given.ts';
import { handleText } from '../handles.ts';
import { heldRecord } from '../kept/cell.ts';
import { keyedKinds } from '../keyed.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { moduleConstant } from '../module-constant.ts';
import { isTested } from '../presence-test.ts';
import { awaitHeld, heldBy, startHeld } from '../promises/held.ts';
import { promisesIn } from '../promises/hold-in.ts';
import { readsData } from '../promises/jobs-data.ts';
import { disprovedKinds } from '../proven-present.ts';
import { lookUp, type Scope } from '../scope.ts';
import { asPresence, asRecord } from '../static-forms.ts';
import { isUsedBeforeDeclared } from '../used-before-declared.ts';

export const identifier = expressionConstruct<ts.Identifier>({
  title: 'name',
  lower: lowerName,
  awaited: (node, scope, cx) => {
    const held = heldBy(node, scope, cx);
    return held ? awaitHeld(held, node, cx) : demandValue(node, scope, cx);
  },
  started: (node, scope, cx) => {
    const held = heldBy(node, scope, cx);
    return held ? startHeld(held, node, cx) : { before: [], value: demandValue(node, scope, cx) };
  },
});

/** A name whose value is no promise. */
function demandValue(node: ts.Identifier, scope: Scope, cx: Lowering): RawExpr {
  if (!cx.facts.isPromise(node)) return lowerName(node, scope, cx);
  cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}

function lowerName(node: ts.Identifier, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const symbol = cx.facts.symbol(node);
  if (symbol) {
    const binding = lookUp(scope, symbol);
    if (binding?.kind === 'variable')
      return {
        kind: 'ref',
        origin,
        shape: referenceShape(node, cx.shapeOfVariable(binding.variable), cx),
        variable: binding.variable,
      };
    if (binding?.kind === 'value')
      return { ...binding.value, origin, shape: referenceShape(node, binding.value.shape, cx) };
    if (binding?.kind === 'jobs') return jobsData(node, binding.list, cx);
    if (binding?.kind === 'token') return { kind: 'context', origin, shape: shapes.string, path: ['Task', 'Token'] };
  }
  const held = heldBy(node, scope, cx);
  if (held?.choice && isTested(node)) return held.choice.presence;
  if (held) {
    if (held.state.kind !== 'refused') cx.report(d.promiseHeld(origin));
    held.state = { kind: 'refused' };
    return cx.invalid(node);
  }
  const known = symbol && lookUp(scope, symbol);
  if (known?.kind === 'cell' && isTested(node)) return heldRecord(known, origin, cx);
  if (known && known.kind !== 'alias' && isTested(node)) return asPresence(known, origin);
  const record = known && asRecord(known, origin, cx);
  if (record) return record;
  if (node.text === 'undefined') return b.absent(origin);
  if (node.text === 'NaN') return b.binary('/', b.literal(0, origin), b.literal(0, origin), origin);
  if (node.text === 'Infinity') return b.binary('/', b.literal(1, origin), b.literal(0, origin), origin);
  if (cx.facts.handleKind(node) !== undefined) return handleText(node, scope, cx);
  if (cx.facts.dsl(node) === 'context') return contextObject(node, scope, cx);
  const constant = symbol && moduleConstant(node, symbol, cx);
  if (constant) return constant;
  if (known && known.kind !== 'alias') {
    cx.report(promisesIn(known).length > 0 ? d.promiseHeld(origin) : d.functionAsValue(origin));
    return cx.invalid(node);
  }
  const enums = symbol?.declarations?.filter(ts.isEnumDeclaration) ?? [];
  if (enums.length > 0) return enumObject(enums, node, cx);
  return unknownName(node, cx);
}

/** A list of objects with promises, where the rest of the objects is read. */
function jobsData(node: ts.Identifier, list: VarId, cx: Lowering): RawExpr {
  if (readsData(node, cx)) return b.ref(list, cx.shapeOfVariable(list), cx.origin(node));
  cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}

/** The checker's narrowed shape, with what the variable is known to be. */
function referenceShape(node: ts.Identifier, known: ValueShape, cx: Lowering): ValueShape {
  const own = cx.facts.shape(node);
  if (known.error && (own.error || mayBe(own, Kind.record)))
    // That the error is there is not believed.
    return { ...known, kinds: known.kinds & (own.kinds | Kind.null | Kind.absent) || known.kinds };
  const narrowed = constantShape(own, known.error ? withoutError(known) : known, cx);
  const shape = withKinds(narrowed, keyedKinds(node, narrowed, known, cx.facts));
  // The checker's narrowing says nothing of what it does not know of.
  const unseen = unseenKinds(known, node, cx);
  if (unseen === 0) return shape;
  const disproved = disprovedKinds(node, cx.facts);
  return withKinds(without(shape, unseen & disproved), unseen & ~disproved);
}

function unknownName(node: ts.Identifier, cx: Lowering): RawExpr {
  const name = { name: node.text };
  if (isUsedBeforeDeclared(node, cx)) cx.report(d.usedBeforeDeclared(cx.origin(node), name));
  else if (!isOfVar(cx.facts.symbol(node))) cx.report(d.unknownName(cx.origin(node), name));
  return cx.invalid(node);
}

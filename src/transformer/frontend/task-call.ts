/**
 * Calls of task stubs. The stub's type says which ASL Resource it is and how its parameter becomes the Arguments; there is
 * no table of services here.
 */
import type ts from 'typescript';
import { Kind, mayBe, shapes, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { functionOf } from './arguments.ts';
import { withParent } from './associate-with-parent.ts';
import { demandComes, demandPlain } from './data.ts';
import { declaredIam } from './declared-iam.ts';
import { demandEffects } from './demand-effects.ts';
import type { StubFacts } from './facts.ts';
import { fillArguments } from './fill-arguments.ts';
import { handleOf, handleOfStub, identifierText } from './handles.ts';
import { inlineFunction } from './inline.ts';
import type { HandleRecord, Lowering } from './lowering.ts';
import * as b from './make.ts';
import { checkParameterKeys } from './parameter-keys.ts';
import type { Scope } from './scope.ts';
import { lowerTaskOptions } from './task-options.ts';

/** The expression that names a stub. */
interface Named {
  readonly node: ts.Expression;
  readonly scope: Scope;
}

/** Lowers a call of a stub: performs the task, and unwraps its result. */
export function lowerTaskCall(
  node: ts.CallExpression,
  stub: StubFacts,
  scope: Scope,
  cx: Lowering,
  named: Named = { node: node.expression, scope },
): RawExpr {
  const origin = cx.origin(node);
  if (!demandEffects(node, scope, cx)) return cx.invalid(node);
  const handle = findHandle(node, stub, named, cx);
  if (handle === null) return cx.invalid(node);
  demandComes(node, cx.facts.type(node), cx);
  const shape = resultShape(cx.facts.awaitedJson(node));
  const own = lowerParameters(node, stub, { ...scope, taskParameters: true }, cx);
  const parameters = withParent(own, node.arguments[1], scope, cx);
  const wrapped = stub.wraps !== null && parameters ? b.object({ [stub.wraps]: parameters }, origin) : parameters;
  const filled =
    stub.fills !== null && stub.attribute !== null && handle
      ? fillArguments(wrapped, stub.fills, identifierText(handle, stub.attribute, node, cx), origin, cx)
      : wrapped;
  const resource = stub.direct && handle ? directResource(handle, node, cx) : stub.resource;
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: stub.unwraps !== null ? shapes.record : shape,
    effect: {
      kind: 'task',
      resource,
      arguments: filled,
      handle: handle ? { id: handle.id, resourceKind: handle.resourceKind } : null,
      iam: handle ? null : declaredIam(named.node, named.scope, cx),
      ...lowerTaskOptions(node.arguments[1], scope, cx),
    },
  };
  return stub.unwraps !== null ? b.member(performed, stub.unwraps, shape, origin) : performed;
}

/** A result is JSON: what TypeScript calls undefined or void is null there. */
export function resultShape(shape: ValueShape): ValueShape {
  return mayBe(shape, Kind.absent) ? { ...shape, kinds: (shape.kinds & ~Kind.absent) | Kind.null } : shape;
}

type Handle = Omit<HandleRecord, 'attribute'>;

/** The handle of a handle's stub; undefined for free stubs, null when it was reported. */
export function findHandle(
  node: ts.CallExpression,
  stub: StubFacts,
  named: Named,
  cx: Lowering,
): Handle | undefined | null {
  if (stub.fills === null && !stub.direct) return undefined;
  const found = handleOfStub(named.node, named.scope, cx);
  if (found) return handleOf(found.node, found.scope, cx) ?? null;
  cx.report(d.untraceableHandle(cx.origin(node.expression), { name: node.expression.getText() }));
  return null;
}

function directResource(handle: Handle, node: ts.Node, cx: Lowering): string {
  const arn = identifierText(handle, 'Arn', node, cx);
  if (arn.kind === 'placeholder') return `\${${arn.id}${arn.attribute}}`;
  return arn.kind === 'literal' ? String(arn.value) : '';
}

/** The stub's parameter; of a token stub, what its callback makes of the token. */
function lowerParameters(node: ts.CallExpression, stub: StubFacts, scope: Scope, cx: Lowering): RawExpr | null {
  const argument = node.arguments[0];
  if (!argument) return null;
  checkParameterKeys(argument, cx);
  demandPlain(argument, cx);
  if (!stub.token) return cx.expression(argument, scope);
  const callback = functionOf(argument, scope, cx);
  if (!callback) {
    cx.report(d.unknownFunction(cx.origin(argument), { name: argument.getText() }));
    return null;
  }
  const inner = { ...callback, scope: { ...callback.scope, taskParameters: true, parent: callback.scope } };
  return inlineFunction(inner, [{ kind: 'token' }], argument, scope, cx);
}

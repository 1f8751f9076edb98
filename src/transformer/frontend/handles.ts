/**
 * Resource handles: found by constant evaluation, recorded for the manifest, and read as text: `orders.arn`, or a bare handle
 * in a task's parameters, which gives the identifier that the parameter needs.
 */
import ts from 'typescript';
import { attributeSent, bareHandleAttribute, deriveAttribute } from '../../dsl/manifest.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { handlerCode } from './handler-code.ts';
import type { HandleRecord, Lowering } from './lowering.ts';
import * as b from './make.ts';
import { outsideHandle } from './outside-handle.ts';
import { lookUp, type Scope } from './scope.ts';
import { trace } from './trace.ts';
import { stateMachineId, workflowOf } from './workflow-of.ts';
import { unwrap } from './write-facts.ts';

type Attribute = 'Name' | 'Arn' | 'Url';

/** The handle that an expression means; reported when it cannot be traced to one declaration. */
export function handleOf(node: ts.Expression, scope: Scope, cx: Lowering): Omit<HandleRecord, 'attribute'> | undefined {
  const resourceKind = cx.facts.handleKind(node);
  const traced = trace(node, scope, cx.facts);
  const made = traced && unwrap(traced.node);
  const target = made && ts.isCallExpression(made) && cx.facts.isOwnCall(made) ? made.arguments[0] : undefined;
  if (resourceKind === undefined || !traced || !made || !ts.isCallExpression(made) || !target) {
    const outside = resourceKind === undefined ? undefined : outsideHandle(node, scope, cx.facts);
    if (resourceKind !== undefined && outside !== undefined) {
      const id = capitalised(outside.name);
      const { node: declaration, identity } = outside;
      const common = { id, resourceKind, declaration, identity, steps: [declaration], code: null };
      return { ...common, binding: { by: 'construct' } };
    }
    cx.report(d.untraceableHandle(cx.origin(node), { name: node.getText() }));
    return undefined;
  }
  const code = resourceKind === 'lambda.function' ? handlerCode(made, cx.facts) : null;
  const identity = `${made.getSourceFile().fileName}:${made.getStart()}`;
  const common = { resourceKind, declaration: made, identity, steps: traced.steps, code };
  const constant = constantOf(target, traced.scope, cx.facts);
  if (typeof constant === 'string') {
    if (/^[A-Za-z][A-Za-z0-9]*$/.test(constant)) return { ...common, id: constant, binding: { by: 'id' } };
    cx.report(d.invalidLogicalId(cx.origin(target), { id: constant }));
    return undefined;
  }
  const workflow =
    resourceKind === 'stepfunctions.stateMachine' ? workflowOf(target, traced.scope, cx.facts) : undefined;
  if (workflow) return { ...common, id: stateMachineId(workflow, cx.facts), binding: { by: 'id' } };
  const id = capitalised(traced.name ?? resourceKind.split('.').at(-1) ?? 'resource');
  const fixed = fixedIdentifier(constant);
  return { ...common, id, binding: fixed ?? { by: 'construct' } };
}

function fixedIdentifier(constant: unknown): { by: 'arn' | 'name'; value: string } | undefined {
  if (typeof constant !== 'object' || constant === null) return undefined;
  const { arn, name } = constant as { arn?: unknown; name?: unknown };
  if (typeof arn === 'string') return { by: 'arn', value: arn };
  return typeof name === 'string' ? { by: 'name', value: name } : undefined;
}

function capitalised(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9]/g, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** An identifier of a handle: the placeholder, or the text that the source fixes. */
export function identifierText(
  handle: Omit<HandleRecord, 'attribute'>,
  attribute: Attribute,
  node: ts.Node,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  cx.useHandle({ ...handle, attribute });
  const { binding } = handle;
  if (binding.by !== 'arn' && binding.by !== 'name') return b.placeholder(handle.id, attribute, origin);
  const given = binding.by === 'arn' ? 'Arn' : 'Name';
  const text = deriveAttribute(handle.resourceKind, given, binding.value, attribute);
  if (text !== undefined) return b.literal(text, origin);
  cx.report(d.unknownAttribute(origin, { attribute: attribute.toLowerCase(), handle: handle.id, given: binding.by }));
  return cx.invalid(node);
}

const ATTRIBUTES: Readonly<Record<string, Attribute>> = { name: 'Name', arn: 'Arn', url: 'Url' };

/** `orders.arn` and the like; undefined for other accesses. */
export function handleAttribute(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const attribute = ATTRIBUTES[node.name.text];
  if (attribute === undefined || cx.facts.handleKind(node.expression) === undefined) return undefined;
  const handle = handleOf(node.expression, scope, cx);
  return handle ? identifierText(handle, attribute, node, cx) : cx.invalid(node);
}

/** A bare handle as a value: the identifier that the parameter it stands in needs. */
export function handleText(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const kind = cx.facts.handleKind(node) ?? '';
  const key = parameterKey(node);
  const attribute = key === undefined ? undefined : bareHandleAttribute(kind, key);
  if (!scope.taskParameters || attribute === undefined) {
    cx.report(d.ambiguousHandle(cx.origin(node), { name: node.getText() }));
    return cx.invalid(node);
  }
  const handle = handleOf(node, scope, cx);
  if (!handle) return cx.invalid(node);
  const given = handle.binding.by === 'name' ? 'Name' : undefined;
  return identifierText(handle, attributeSent(kind, attribute, given), node, cx);
}

/** The property in whose value the node stands; items of a list go by the list's. */
function parameterKey(node: ts.Node): string | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (ts.isShorthandPropertyAssignment(current)) return current.name.text;
    if (ts.isPropertyAssignment(current))
      return ts.isIdentifier(current.name) || ts.isStringLiteral(current.name) ? current.name.text : undefined;
    if (!ts.isArrayLiteralExpression(current) && !ts.isParenthesizedExpression(current) && !ts.isAsExpression(current))
      return undefined;
  }
  return undefined;
}

/**
 * The expression of the handle on which a stub is: `orders` of `orders.getItem`, `charge` of `charge.waitForTaskToken`,
 * and of what was destructured or renamed from them.
 */
export function handleOfStub(
  callee: ts.Expression,
  scope: Scope,
  cx: Lowering,
): { readonly node: ts.Expression; readonly scope: Scope } | undefined {
  const node = unwrap(callee) as ts.Expression;
  if (cx.facts.handleKind(node) !== undefined) return { node, scope };
  if (ts.isPropertyAccessExpression(node)) return handleOfStub(node.expression, scope, cx);
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = cx.facts.symbol(node);
  const binding = symbol && lookUp(scope, symbol);
  if (binding?.kind === 'alias') return handleOfStub(binding.node, binding.scope, cx);
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return undefined;
  const owner = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  return ts.isVariableDeclaration(owner) && owner.initializer ? handleOfStub(owner.initializer, scope, cx) : undefined;
}

/**
 * Constants of modules, by whatever they are declared: `const`, also by patterns, `export default`, JSON files. They are their
 * initializers' values; module state that changes is refused.
 */
import ts from 'typescript';
import { withKinds } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { bindPattern } from './bind-pattern.ts';
import { isGivenToWriter } from './constant-objects.ts';
import { noteAssigned, unseenKinds } from './denied.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { disprovedKinds } from './proven-present.ts';
import { childScope, rootScope } from './scope.ts';
import { constantValue, refuseModuleState } from './shared-value.ts';
import { isModuleLevel } from './trace.ts';

/** The value of the constant that a name, or `namespace.name`, means; undefined where it means something else. */
export function moduleConstant(
  node: ts.Identifier | ts.PropertyAccessExpression,
  symbol: ts.Symbol,
  cx: Lowering,
): RawExpr | undefined {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !isModuleLevel(declaration) || !isConstantDeclaration(declaration)) return undefined;
  const name = ts.isIdentifier(node) ? node.text : node.name.text;
  const fixed = isConst(declaration) && !cx.facts.isChangedConstant(symbol) && !isGivenToWriter(node, cx.facts);
  const made = (): RawExpr | undefined => {
    const value = declaredValue(declaration, symbol, cx);
    return value && typed(node, value, cx);
  };
  return (
    (fixed ? constantValue(declaration, node, made, cx) : undefined) ?? refuseModuleState(node, name, declaration, cx)
  );
}

/** The value as it is where it is read: narrowed, and with what its declaration's type denies. */
function typed(node: ts.Identifier | ts.PropertyAccessExpression, value: RawExpr, cx: Lowering): RawExpr {
  const name = ts.isIdentifier(node) ? node : node.name;
  if (!ts.isIdentifier(name)) return value;
  const unseen = unseenKinds(value.shape, name, cx) & ~disprovedKinds(name, cx.facts);
  return { ...value, shape: withKinds(b.narrower(cx.facts.shape(node), value.shape), unseen) } as RawExpr;
}

type ConstantDeclaration = ts.VariableDeclaration | ts.BindingElement | ts.ExportAssignment | ts.JsonSourceFile;

function isConstantDeclaration(node: ts.Declaration): node is ConstantDeclaration {
  if (ts.isSourceFile(node)) return isJson(node);
  if (ts.isBindingElement(node)) return ts.isVariableDeclaration(variableOf(node));
  return ts.isVariableDeclaration(node) || (ts.isExportAssignment(node) && !node.isExportEquals);
}

function isJson(file: ts.SourceFile): file is ts.JsonSourceFile {
  return (file.flags & ts.NodeFlags.JsonFile) !== 0;
}

function isConst(declaration: ConstantDeclaration): boolean {
  if (ts.isSourceFile(declaration) || ts.isExportAssignment(declaration)) return true;
  return (variableOf(declaration).parent.flags & ts.NodeFlags.Const) !== 0;
}

function variableOf(node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement): ts.Node {
  return ts.isBindingElement(node) ? variableOf(node.parent.parent) : node;
}

function declaredValue(declaration: ConstantDeclaration, symbol: ts.Symbol, cx: Lowering): RawExpr | undefined {
  const home = { ...rootScope(null), effects: false };
  if (ts.isSourceFile(declaration)) {
    const [only] = declaration.statements;
    return only && cx.expression(only.expression, home);
  }
  if (ts.isExportAssignment(declaration)) return cx.expression(declaration.expression, home);
  const variable = variableOf(declaration);
  if (!ts.isVariableDeclaration(variable) || !variable.initializer) return undefined;
  const whole = cx.expression(variable.initializer, home);
  if (ts.isIdentifier(variable.name)) {
    noteAssigned(variable.name, whole.shape, variable.initializer, cx);
    return whole;
  }
  const scope = childScope(home);
  const parts = bindPattern(variable.name, whole, scope, cx, 'const');
  const binding = scope.bindings.get(symbol);
  if (binding?.kind !== 'variable') return undefined;
  const origin = cx.origin(declaration);
  return b.sequence(parts, b.ref(binding.variable, cx.shapeOfVariable(binding.variable), origin), origin);
}

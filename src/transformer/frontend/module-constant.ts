/**
 * Constants of modules, by whatever they are declared: `const`, also by patterns, `export default`, JSON files. They are their
 * initializers' values; module state that changes is refused.
 */
import ts from 'typescript';
import type { RawExpr } from '../hir/types.ts';
import { bindPattern } from './bind-pattern.ts';
import { isGivenToWriter } from './constant-objects.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { childScope, rootScope } from './scope.ts';
import { refuseModuleState, sharedValue } from './shared-value.ts';
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
  const value = fixed ? declaredValue(declaration, symbol, cx) : undefined;
  const narrowed = value && ({ ...value, shape: b.narrower(value.shape, cx.facts.shape(node)) } as RawExpr);
  return (narrowed && sharedValue(narrowed)) ?? refuseModuleState(node, name, declaration, cx);
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
  if (ts.isIdentifier(variable.name)) return whole;
  const scope = childScope(home);
  const parts = bindPattern(variable.name, whole, scope, cx, 'const');
  const binding = scope.bindings.get(symbol);
  if (binding?.kind !== 'variable') return undefined;
  const origin = cx.origin(declaration);
  return b.sequence(parts, b.ref(binding.variable, cx.shapeOfVariable(binding.variable), origin), origin);
}

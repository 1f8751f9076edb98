/** Checks parameter literals for keys that the stub does not have; TypeScript itself does not, in callbacks and after spreads. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { Lowering } from './lowering.ts';

/** Reports unknown keys in the object literals of a task's parameters. */
export function checkParameterKeys(argument: ts.Expression, cx: Lowering): void {
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) checkLiteral(node, cx);
    if (ts.isFunctionLike(node) && node !== argument) return;
    ts.forEachChild(node, visit);
  };
  visit(argument);
}

function checkLiteral(node: ts.ObjectLiteralExpression, cx: Lowering): void {
  const type = cx.facts.checker.getContextualType(node);
  const known = type && knownKeys(cx.facts.checker.getNonNullableType(type), cx);
  if (!known) return;
  for (const property of node.properties) {
    const { name } = property;
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name)) || known.has(name.text)) continue;
    cx.report(d.unknownParameter(cx.origin(name), { key: name.text, known: [...known].sort().slice(0, 8).join(', ') }));
  }
}

/** The keys of a closed object type; undefined where any key may occur. */
function knownKeys(type: ts.Type, cx: Lowering): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const member of type.isUnion() ? type.types : [type]) {
    const open = (member.flags & ts.TypeFlags.Object) === 0 && !member.isIntersection();
    if (
      open &&
      (member.flags &
        (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter | ts.TypeFlags.NonPrimitive)) !==
        0
    )
      return undefined;
    if (open) continue;
    if (cx.facts.checker.getIndexInfosOfType(member).length > 0) return undefined;
    for (const property of cx.facts.checker.getPropertiesOfType(member)) keys.add(property.name);
  }
  return keys.size === 0 ? undefined : keys;
}

/** `break` and `continue`, with and without a label. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawStatement } from '../../hir/types.ts';
import { statementConstruct } from '../construct.ts';
import { jumpTarget } from '../jumps.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';

function lowerJump(node: ts.BreakOrContinueStatement, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const kind = ts.isBreakStatement(node) ? 'break' : 'continue';
  const label = jumpTarget(scope, node.label?.text, kind);
  if (label === undefined) {
    cx.report(d.unsupportedSyntax(cx.origin(node), { syntax: `\`${kind}\` outside of a loop`, hint: 'Remove it.' }));
    return [];
  }
  return [{ kind, origin: cx.origin(node), label }];
}

export const breakStatement = statementConstruct<ts.BreakStatement>({ title: 'break', lower: lowerJump });

export const continueStatement = statementConstruct<ts.ContinueStatement>({ title: 'continue', lower: lowerJump });

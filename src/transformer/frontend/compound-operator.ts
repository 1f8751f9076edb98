/** The operators inside compound and logical assignments. */
import ts from 'typescript';
import type { BinaryOperator } from '../core/expr.ts';

const K = ts.SyntaxKind;

/** `+` of `+=`, and so on; undefined for `=` and the logical assignments. */
export function compoundOperator(kind: ts.SyntaxKind): BinaryOperator | undefined {
  return COMPOUND[kind];
}

const COMPOUND: Readonly<Partial<Record<ts.SyntaxKind, BinaryOperator>>> = {
  [K.PlusEqualsToken]: '+',
  [K.MinusEqualsToken]: '-',
  [K.AsteriskEqualsToken]: '*',
  [K.SlashEqualsToken]: '/',
  [K.PercentEqualsToken]: '%',
  [K.AsteriskAsteriskEqualsToken]: '**',
  [K.AmpersandEqualsToken]: '&',
  [K.BarEqualsToken]: '|',
  [K.CaretEqualsToken]: '^',
  [K.LessThanLessThanEqualsToken]: '<<',
  [K.GreaterThanGreaterThanEqualsToken]: '>>',
  [K.GreaterThanGreaterThanGreaterThanEqualsToken]: '>>>',
};

const LOGICAL: Readonly<Partial<Record<ts.SyntaxKind, '&&' | '||' | '??'>>> = {
  [K.AmpersandAmpersandEqualsToken]: '&&',
  [K.BarBarEqualsToken]: '||',
  [K.QuestionQuestionEqualsToken]: '??',
};

/** The operator of a logical assignment: `??` of `??=`. */
export function logicalOperator(kind: ts.SyntaxKind): '&&' | '||' | '??' | undefined {
  return LOGICAL[kind];
}

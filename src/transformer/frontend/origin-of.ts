/** Where a node stands in its source file. */
import type ts from 'typescript';
import type { Origin } from '../core/origin.ts';

/** The span of a node, without leading trivia. */
export function originOf(node: ts.Node): Origin {
  const file = node.getSourceFile();
  return { file: file.fileName, start: node.getStart(file), end: node.getEnd() };
}

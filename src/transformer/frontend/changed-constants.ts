/**
 * Constants of modules that the program changes all the same: by their own names, in any of its files, and by other names while
 * its modules load. What a workflow does to one by another name is seen where it is lowered.
 */
import ts from 'typescript';
import { functionOf, hasCode } from './call-graph.ts';
import { namesGiven } from './constant-objects.ts';
import type { DslFacts } from './dsl-facts.ts';
import { namesIn } from './names-in.ts';
import type { WriteFacts } from './write-facts.ts';

export interface ChangedConstants {
  /** Something of the program changes the object in the constant. */
  isChangedConstant(symbol: ts.Symbol): boolean;
}

/** What of the program answers are read from. */
interface Reading extends Pick<WriteFacts, 'mutatedIn'>, Pick<DslFacts, 'dsl'> {
  readonly checker: ts.TypeChecker;
  symbol(node: ts.Node): ts.Symbol | undefined;
}

/** Answers about one program; its files are read when first asked, and each constant is looked at once. */
export function createChangedConstants(program: ts.Program, reading: Reading): ChangedConstants {
  let loading: Loading | undefined;
  const known = new Map<ts.Symbol, boolean>();
  const isChanged = (symbol: ts.Symbol, { files, mentions }: Loading, seen: Set<ts.Symbol>): boolean => {
    if (files.some((file) => reading.mutatedIn(file).has(symbol))) return true;
    if (seen.has(symbol)) return false;
    seen.add(symbol);
    const given = mentions.get(symbol)?.flatMap((node) => namesGiven(node, reading.checker)) ?? [];
    return given.flatMap(namesIn).some((name) => {
      const other = reading.symbol(name);
      return other !== undefined && isChanged(other, { files, mentions }, seen);
    });
  };
  return {
    isChangedConstant: (symbol) => {
      loading ??= readFiles(program, reading);
      const found = known.get(symbol) ?? isChanged(symbol, loading, new Set());
      known.set(symbol, found);
      return found;
    },
  };
}

interface Loading {
  /** The program's own files. */
  readonly files: readonly ts.SourceFile[];
  /** Where names stand in code that runs while modules load. */
  readonly mentions: ReadonlyMap<ts.Symbol, readonly ts.Node[]>;
}

function readFiles(program: ts.Program, reading: Reading): Loading {
  const files = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));
  const mentions = new Map<ts.Symbol, ts.Node[]>();
  const run = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? reading.symbol(node) : undefined;
    if (symbol) {
      const found = mentions.get(symbol);
      if (found) found.push(node);
      else mentions.set(symbol, [node]);
    }
    if (ts.isFunctionLike(node) && !isCalledHere(node, reading)) return;
    const callee = ts.isCallExpression(node)
      ? functionOf(reading.symbol(node.expression)?.valueDeclaration)
      : undefined;
    if (callee && hasCode(callee) && !run.has(callee)) {
      run.add(callee);
      ts.forEachChild(callee, visit);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) ts.forEachChild(file, visit);
  return { files, mentions };
}

/** A function that is written where a call takes it may run at once; a workflow's does not. */
function isCalledHere({ parent }: ts.Node, { dsl }: Reading): boolean {
  return ts.isCallExpression(parent) && dsl(parent.expression) === undefined;
}

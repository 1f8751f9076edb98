/**
 * Constants of modules that the program changes all the same: by their own names, in any of its files, and by other names while
 * its modules load. What a workflow does to one by another name is seen where it is lowered.
 */
import ts from 'typescript';
import { functionOf, hasCode } from './call-graph.ts';
import { namesGiven } from './constant-objects.ts';
import type { DslFacts } from './dsl-facts.ts';
import type { WriteFacts } from './write-facts.ts';

export interface ChangedConstants {
  /** Something of the program changes the object in the constant. */
  isChangedConstant(symbol: ts.Symbol): boolean;
}

/** What of the program answers are read from. */
interface Reading extends Pick<WriteFacts, 'isMutated' | 'writesIn'>, Pick<DslFacts, 'dsl'> {
  readonly checker: ts.TypeChecker;
  symbol(node: ts.Node): ts.Symbol | undefined;
}

/** Answers about one program; its files are read when first asked. */
export function createChangedConstants(program: ts.Program, reading: Reading): ChangedConstants {
  let known: { readonly mutated: ReadonlySet<ts.Symbol>; readonly mentions: Mentions } | undefined;
  const isChanged = (symbol: ts.Symbol, seen: Set<ts.Symbol>): boolean => {
    known ??= readFiles(program, reading);
    if (known.mutated.has(symbol)) return true;
    if (seen.has(symbol)) return false;
    seen.add(symbol);
    const given = known.mentions.get(symbol)?.flatMap((node) => namesGiven(node, reading.checker)) ?? [];
    return given.some((name) => symbolsIn(name, reading).some((one) => isChanged(one, seen)));
  };
  return { isChangedConstant: (symbol) => isChanged(symbol, new Set()) };
}

/** Where names stand in code that runs while modules load. */
type Mentions = ReadonlyMap<ts.Symbol, readonly ts.Node[]>;

function readFiles(program: ts.Program, reading: Reading) {
  const files = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));
  const mutated = new Set(files.flatMap((file) => [...reading.writesIn(file).mutated]));
  const mentions = new Map<ts.Symbol, ts.Node[]>();
  const run = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = reading.symbol(node);
      if (symbol) mentions.set(symbol, [...(mentions.get(symbol) ?? []), node]);
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
  return { mutated, mentions };
}

/** A function that is written where a call takes it may run at once; a workflow's does not. */
function isCalledHere({ parent }: ts.Node, { dsl }: Reading): boolean {
  return ts.isCallExpression(parent) && dsl(parent.expression) === undefined;
}

function symbolsIn(name: ts.BindingName, reading: Reading): readonly ts.Symbol[] {
  if (!ts.isIdentifier(name))
    return name.elements.flatMap((element) => (ts.isBindingElement(element) ? symbolsIn(element.name, reading) : []));
  const symbol = reading.symbol(name);
  return symbol ? [symbol] : [];
}

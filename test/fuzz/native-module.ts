/**
 * Turns a generated module into the workflow that it exports, to run in this process. Loops and functions count their turns and
 * look at the time, so that a program that does not end (shrinking can make one) stops.
 */
import ts from 'typescript';
import * as stepscript from '../../src/dsl/index.ts';
import * as tasks from '../../src/tasks/index.ts';
import type { NativeWorkflow } from '../differential/run-native.ts';

const TURNS = 20_000;
/** Data that doubles in each turn takes ages long before the turns are used up. */
const MILLISECONDS = 3000;

/** The program ran too long to be worth comparing. */
export class OutOfTurns {
  readonly reason = 'the program does not end';
}

/** Modules that a program imports, by how it names them. */
export type Modules = Readonly<Record<string, unknown>>;

const OWN: Modules = { stepscript, 'stepscript/tasks': tasks };

/** What programs print is outside of the comparison. */
const SILENT = new Proxy(console, { get: () => () => undefined });

/** A workflow to run once, with its own count of turns. */
export interface NativeModule {
  readonly workflow: NativeWorkflow;
  /** True if the program ran too long, also where it caught that. */
  isOver(): boolean;
  /** True if a comparator gave NaN, which leaves the order open. */
  isUnordered(): boolean;
  /** How many turns of loops and calls of functions there were. */
  turns(): number;
}

/** The exported workflow of this name. */
export function loadNative(source: string, name = 'run', modules: Modules = {}): NativeModule {
  const outputText = transpiled(source);
  let turns = 0;
  let over = false;
  const start = Date.now();
  const turn = (): void => {
    turns += 1;
    over ||= turns > TURNS || Date.now() - start > MILLISECONDS;
    if (over) throw new OutOfTurns();
  };
  let unordered = false;
  const comparing = (compare: unknown): unknown =>
    typeof compare !== 'function'
      ? compare
      : (...items: unknown[]) => {
          const order: unknown = compare(...items);
          unordered ||= Number.isNaN(order);
          return order;
        };
  const exported: Record<string, unknown> = {};
  const load = (specifier: string): unknown => OWN[specifier] ?? modules[specifier];
  const run = new Function('exports', 'require', '__turn', '__comparing', 'console', outputText);
  run(exported, load, turn, comparing, SILENT);
  const workflow = exported[name];
  if (typeof workflow !== 'function') throw new Error(`the module exports no workflow \`${name}\``);
  return { workflow: workflow as NativeWorkflow, isOver: () => over, isUnordered: () => unordered, turns: () => turns };
}

/** The same module is run for one input after another. */
const MOST_KEPT = 8;
const kept = new Map<string, string>();

function transpiled(source: string): string {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
    transformers: { before: [counting] },
  });
  for (const first of kept.size < MOST_KEPT ? [] : kept.keys()) {
    kept.delete(first);
    break;
  }
  kept.set(source, outputText);
  return outputText;
}

const counting: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const { factory } = context;
  const call = (): ts.Statement =>
    factory.createExpressionStatement(factory.createCallExpression(factory.createIdentifier('__turn'), undefined, []));
  const counted = (body: ts.Statement): ts.Statement =>
    factory.createBlock([call(), ...(ts.isBlock(body) ? body.statements : [body])], true);
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (ts.isForStatement(inner)) {
      return factory.updateForStatement(
        inner,
        inner.initializer,
        inner.condition,
        inner.incrementor,
        counted(inner.statement),
      );
    }
    if (ts.isForOfStatement(inner)) {
      return factory.updateForOfStatement(
        inner,
        inner.awaitModifier,
        inner.initializer,
        inner.expression,
        counted(inner.statement),
      );
    }
    if (ts.isWhileStatement(inner))
      return factory.updateWhileStatement(inner, inner.expression, counted(inner.statement));
    if (ts.isDoStatement(inner)) return factory.updateDoStatement(inner, counted(inner.statement), inner.expression);
    if (ts.isFunctionDeclaration(inner) && inner.body) {
      const body = factory.createBlock([call(), ...inner.body.statements], true);
      return factory.updateFunctionDeclaration(
        inner,
        inner.modifiers,
        inner.asteriskToken,
        inner.name,
        inner.typeParameters,
        inner.parameters,
        inner.type,
        body,
      );
    }
    if (ts.isCallExpression(inner) && isSort(inner)) {
      const compared = factory.createCallExpression(
        factory.createIdentifier('__comparing'),
        undefined,
        inner.arguments,
      );
      return factory.updateCallExpression(inner, inner.expression, inner.typeArguments, [compared]);
    }
    return inner;
  };
  return ts.visitNode(file, visit, ts.isSourceFile);
};

function isSort({ expression, arguments: given }: ts.CallExpression): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  return (name === 'sort' || name === 'toSorted') && given.length === 1;
}

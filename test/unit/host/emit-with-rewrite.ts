/** Emits one in-memory file through the rewrite, for tests of it. */
import ts from 'typescript';
import { type CallRewrite, rewriteCalls } from '../../../src/transformer/emit/javascript/rewrite-calls.ts';

/** A call to rewrite, found by the text that it begins with. */
export type CallByText = Pick<CallRewrite, 'name' | 'form'> & {
  readonly at: string;
  readonly handles?: Readonly<Record<string, string>>;
};

/** The emitted files, by extension. */
export function emitWithRewrite(
  text: string,
  calls: readonly CallByText[],
  options: ts.CompilerOptions = {},
): Record<string, string> {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    noResolve: true,
    noLib: true,
    types: [],
    ...options,
  };
  const host = ts.createCompilerHost(compilerOptions);
  const file = ts.createSourceFile('/p/order.ts', text, ts.ScriptTarget.ES2022, true);
  host.getSourceFile = (fileName) => (fileName === '/p/order.ts' ? file : undefined);
  const program = ts.createProgram(['/p/order.ts'], compilerOptions, host);
  const rewrite = {
    module: './order.stepscript.js',
    calls: calls.map(({ name, form, at, handles = {} }) => ({
      name,
      form,
      start: text.indexOf(at),
      handles: Object.entries(handles).map(([id, expression]) => {
        const start = text.indexOf(expression);
        return { id, expression: start < 0 ? null : { start, end: start + expression.length } };
      }),
    })),
  };
  const emitted: Record<string, string> = {};
  const write: ts.WriteFileCallback = (path, content) => {
    emitted[path.slice('/p/order'.length)] = content;
  };
  program.emit(undefined, write, undefined, undefined, {
    before: [rewriteCalls(ts, (fileName) => (fileName === '/p/order.ts' ? rewrite : undefined))],
  });
  return emitted;
}

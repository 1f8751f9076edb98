/**
 * The compiler's entry, `stepscript/transformer`. The default export is the ts-patch program transformer.
 *
 * @example
 * // tsconfig.json
 * // { "compilerOptions": { "plugins": [{ "transform": "stepscript/transformer", "transformProgram": true }] } }
 */
import { compileProgram } from './compile.ts';
import { type ProgramTransformer, programTransformer } from './host/plugin.ts';

const transformer: ProgramTransformer = programTransformer(compileProgram);
export default transformer;
export { type Compilation, type CompileRequest, compileProgram, type WorkflowOutput } from './compile.ts';

/** The JavaScript rewrite: which node gets the reference, and what the rest of the file keeps. */
import { SourceMap } from 'node:module';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { emitWithRewrite } from './emit-with-rewrite.ts';

const reference = (name: string, handles = ''): string =>
  `{ artifact: () => stepscriptArtifacts.default('${name}'), handles: () => ({${handles === '' ? '' : ` ${handles} `}}) }`;

describe('a workflow(...) call', () => {
  it('gets the reference as its last argument, whatever it has already', () => {
    const text = "import * as s from 'stepscript';\nexport const a = s.workflow(async () => 1, { name: 'b' });\n";
    const { '.js': javascript } = emitWithRewrite(text, [{ name: 'a', form: 'call', at: 's.workflow' }]);
    expect(javascript).toBe(
      "import * as s from 'stepscript';\n" +
        "import * as stepscriptArtifacts from './order.stepscript.js';\n" +
        `export const a = s.workflow(async () => 1, { name: 'b' }, ${reference('a')});\n`,
    );
  });

  it('is found among calls that begin at the same place, and inside other calls', () => {
    const text = 'new Machine(wrap(workflow(run)(input)));\nexport {};\n';
    const { '.js': javascript } = emitWithRewrite(text, [{ name: 'a', form: 'call', at: 'workflow(' }]);
    expect(javascript).toContain(`new Machine(wrap(workflow(run, ${reference('a')})(input)));`);
  });

  it('does not clash with names of the file', () => {
    const text = 'const stepscriptArtifacts = 1;\nexport const a = workflow(run, stepscriptArtifacts);\n';
    const { '.js': javascript } = emitWithRewrite(text, [{ name: 'a', form: 'call', at: 'workflow(' }]);
    expect(javascript).toContain("import * as stepscriptArtifacts_1 from './order.stepscript.js';");
    expect(javascript).toContain("stepscriptArtifacts_1.default('a')");
  });

  it('passes the handles that have an expression, and follows imports and exports of CommonJS', () => {
    const text =
      "import { queues } from './queues.js';\nexport const orders = table();\nexport const a = workflow(async () => [orders, queues.jobs]);\n";
    const handles = { Orders: 'orders,', Jobs: 'queues.jobs', Hidden: 'nowhere' };
    const calls = [{ name: 'a', form: 'call' as const, at: 'workflow(', handles: { ...handles, Orders: 'orders' } }];
    expect(emitWithRewrite(text, calls)['.js']).toContain(reference('a', "'Orders': orders, 'Jobs': queues.jobs"));
    const commonjs = emitWithRewrite(text, calls, { module: ts.ModuleKind.CommonJS })['.js'];
    expect(commonjs).toContain("'Orders': exports.orders, 'Jobs': queues_js_1.queues.jobs");
    expect(commonjs).toContain("const stepscriptArtifacts = __importStar(require('./order.stepscript.js'));");
  });

  it('keeps directives and comments first', () => {
    const text = "// Licence\n'use strict';\nexport const a = workflow(run);\n";
    const { '.js': javascript } = emitWithRewrite(text, [{ name: 'a', form: 'call', at: 'workflow(' }]);
    expect(javascript).toMatch(/^\/\/ Licence\n'use strict';\nimport \* as/);
  });
});

describe('a class', () => {
  const text = (decorator: string): string =>
    `import { Workflow, Workflow as W } from 'stepscript';\n${decorator}\nexport class Order {\n  run() {}\n}\n`;

  it.each([
    ['@Workflow()', `Workflow(${reference('Order')})`],
    ["@W({ timeout: '1h' })", `W({ timeout: '1h' }, ${reference('Order')})`],
    ['@Workflow', `Workflow(${reference('Order')})`],
    ['@sealed()\n@Workflow()', `Workflow(${reference('Order')})`],
  ])('with %s gets the reference in its decorator', (decorator, expected) => {
    const calls = [{ name: 'Order', form: 'class' as const, at: decorator }];
    const legacy = emitWithRewrite(text(decorator), calls, { experimentalDecorators: true })['.js'];
    expect(legacy?.replace(/\s+/g, ' ')).toContain(expected);
    const standard = emitWithRewrite(text(decorator), calls)['.js'];
    expect(standard?.replace(/\s+/g, ' ')).toContain(expected);
  });
});

describe('what else is emitted', () => {
  const text =
    "import { workflow } from 'stepscript';\n\nexport const a = workflow(async () => {\n  throw new Error('x');\n});\n";
  const calls = [{ name: 'a', form: 'call' as const, at: 'workflow(async' }];

  it('declares the same types', () => {
    const options = { declaration: true };
    expect(emitWithRewrite(text, calls, options)['.d.ts']).toBe(emitWithRewrite(text, [], options)['.d.ts']);
  });

  it('maps lines to the source', () => {
    const { '.js': javascript, '.js.map': map } = emitWithRewrite(text, calls, { sourceMap: true });
    const line = (javascript ?? '').split('\n').findIndex((candidate) => candidate.includes('throw new')) + 1;
    const entry = new SourceMap(JSON.parse(map ?? '{}')).findEntry(line - 1, 4);
    expect(line).toBe(4);
    expect(entry).toMatchObject({ originalLine: 3, originalSource: 'order.ts' });
  });
});

/** The generated module, loaded as JavaScript. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/types.ts';
import { exportIdentifier, printGeneratedModule } from '../../../src/transformer/emit/javascript/generated-module.ts';
import { printLiteral } from '../../../src/transformer/emit/javascript/print-literal.ts';

const compiled: CompiledWorkflow = {
  definition: { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  sourceMap: { format: 1, states: {} },
  manifest: {
    format: 1,
    name: 'order',
    type: 'STANDARD',
    source: 'a`${1}"\\.ts',
    exportName: 'order',
    resources: [],
    integrations: [],
    iam: [],
  },
};

describe('printLiteral', () => {
  it.each([
    [{ a: [1, -0.5, true, null, 'x'], b: {}, c: [] }],
    [JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')],
    [{ text: 'line\nquote" back\\ \u2028 </script> ${x} `y` "__proto__": 1' }],
    ['top'],
  ])('means the same as the JSON: %j', (value) => {
    const evaluated: unknown = runInNewContext(`JSON.stringify(${printLiteral(value)})`);
    expect(evaluated).toBe(JSON.stringify(value));
  });

  it('leaves out undefined properties', () => {
    expect(printLiteral({ a: undefined, b: 1 })).toBe('{\n  "b": 1,\n}');
  });
});

describe('the generated module', () => {
  const load = (source: string): Record<string, unknown> => {
    const exports: Record<string, unknown> = {};
    runInNewContext(
      printGeneratedModule({ source, format: 'cjs', workflows: [{ name: 'order-1', compiled }] }).javascript,
      { exports },
    );
    return exports;
  };

  it('exports the artifacts, and finds them by name', () => {
    const { default: artifact, order_1 } = load('src/order.ts') as {
      default: (name: string) => unknown;
      order_1: unknown;
    };
    expect(JSON.parse(JSON.stringify(order_1))).toEqual(compiled);
    expect(artifact('order-1')).toBe(order_1);
  });

  it('throws for a workflow that did not compile, whatever the file is called', () => {
    const source = 'src/a`${1}"\\.ts';
    const { default: artifact } = load(source) as { default: (name: string) => unknown };
    expect(() => artifact('toString')).toThrow(
      `The workflow "toString" of ${source} did not compile: see the errors of its last build.`,
    );
  });

  it('declares what it exports', () => {
    const { declarations } = printGeneratedModule({
      source: 'src/order.ts',
      format: 'esm',
      workflows: [{ name: 'order-1', compiled }],
    });
    expect(declarations).toContain('export declare const order_1: CompiledWorkflow;');
    expect(declarations).toContain('export default function artifact(name: "order-1"): CompiledWorkflow;');
  });

  it('has an identifier for every name', () => {
    expect(['order', 'process-order', '1st', 'class', 'größe', '$x'].map(exportIdentifier)).toEqual([
      'order',
      'process_order',
      '_1st',
      '_class',
      'größe',
      '$x',
    ]);
  });
});

/**
 * Readable dumps of raw and normal HIR, for tests and `--trace`. Variables show their names; where several have the same name,
 * all but the first carry their id.
 */
import type { VarId } from '../core/ids.ts';
import { createPrinter, indent, type Printer, type PrintOptions } from '../core/print.ts';
import { printShape } from '../core/print-shape.ts';
import type {
  Effect,
  HirWorkflow,
  PerformStatement,
  PureFunction,
  RawLeaf,
  RawWorkflow,
  Variable,
  Workflow,
} from './types.ts';

/** What dumps show beside the code. */
export interface HirPrintOptions {
  /** Shapes of variables, and of every read of one. */
  readonly shapes?: boolean;
}

/** The dump of a workflow after `hoistEffects`. */
export function printHir(workflow: HirWorkflow, options: HirPrintOptions = {}): string {
  const printer: Printer<never, PerformStatement> = createPrinter<never, PerformStatement>(
    { expression: (leaf) => leaf, statement: (node, inner) => performLines(node, inner) },
    printOptions(workflow.variables, options),
  );
  return printWorkflow(workflow, printer, options);
}

/** The dump of what the front end makes. */
export function printRaw(workflow: RawWorkflow, options: HirPrintOptions = {}): string {
  const printer: Printer<RawLeaf, never> = createPrinter<RawLeaf, never>(
    { expression: rawLeafText, statement: (node) => node },
    printOptions(workflow.variables, options),
  );
  return printWorkflow(workflow, printer, options);
}

function printWorkflow<E, S>(workflow: Workflow<E, S>, printer: Printer<E, S>, options: HirPrintOptions): string {
  const input = workflow.input === null ? '' : printer.name(workflow.input);
  const lines = [
    `workflow ${workflow.name}(${input}) {`,
    ...indent(printer.statements(workflow.body)),
    '}',
    ...[...workflow.functions.values()].flatMap((definition) => functionLines(definition, printer)),
    ...(options.shapes ? [...workflow.variables.values()].map(variableLine(printer)) : []),
  ];
  return lines.join('\n');
}

function functionLines<E, S>(definition: PureFunction<E>, printer: Printer<E, S>): readonly string[] {
  const parameters = definition.parameters.map(printer.name).join(', ');
  return [
    `function f${definition.id} ${definition.name}(${parameters}) {`,
    ...indent(printer.statements(definition.body)),
    '}',
  ];
}

function variableLine<E, S>(printer: Printer<E, S>): (variable: Variable) => string {
  return (variable) =>
    `${variable.constant ? 'const' : 'let'} ${printer.name(variable.id)}: ${printShape(variable.shape)}`;
}

function rawLeafText(leaf: RawLeaf, printer: Printer<RawLeaf, never>): string {
  const body = leaf.kind === 'sequence' ? printer.statements(leaf.body) : effectLines(leaf.effect, printer);
  const text = body.map((line) => line.trim()).join(' ');
  return leaf.kind === 'sequence' ? `(${text} ${printer.expression(leaf.value)})` : `(await ${text})`;
}

function performLines(node: PerformStatement, printer: Printer<never, PerformStatement>): readonly string[] {
  const [first = '', ...rest] = effectLines(node.effect, printer);
  const target = node.result === null ? '' : `let ${printer.name(node.result)} = `;
  return [`${target}await ${first}`, ...rest];
}

function effectLines<E, S>(effect: Effect<E, S>, printer: Printer<E, S>): readonly string[] {
  switch (effect.kind) {
    case 'task': {
      const named = (['timeoutSeconds', 'heartbeatSeconds', 'credentialsRoleArn'] as const).flatMap((field) => {
        const value = effect[field];
        return value === null ? [] : [`${field}: ${printer.expression(value)}`];
      });
      const args = [effect.arguments === null ? '' : printer.expression(effect.arguments), ...named];
      return [`task ${effect.resource}(${args.filter((text) => text !== '').join(', ')});`];
    }
    case 'wait':
      return [`wait ${effect.until.kind}(${printer.expression(effect.until.value)});`];
    case 'map': {
      const index = effect.indexVariable === null ? '' : `, ${printer.name(effect.indexVariable)}`;
      const bound = effect.maxConcurrency === null ? '' : ` at most ${printer.expression(effect.maxConcurrency)}`;
      const kind = effect.run ? 'distributed map' : 'map';
      const head = `${kind} (${printer.name(effect.itemVariable)}${index} of ${printer.expression(effect.items)})${bound} {`;
      return [head, ...indent(printer.statements(effect.body)), '};'];
    }
    case 'fork':
      return [
        'fork {',
        ...effect.branches.flatMap((branch) => [
          '  branch {',
          ...indent(indent(printer.statements(branch.body))),
          '  }',
        ]),
        '};',
      ];
  }
}

function printOptions(variables: ReadonlyMap<VarId, Variable>, options: HirPrintOptions): PrintOptions {
  return { name: variableNames(variables), shapes: options.shapes ?? false };
}

/**
 * Names that tell all variables apart.
 * @example variableNames(workflow.variables)(id) // 'order', or 'order#7' for another one of that name
 */
export function variableNames(variables: ReadonlyMap<VarId, Variable>): (id: VarId) => string {
  const names = new Map<VarId, string>();
  const taken = new Set<string>();
  for (const { id, name } of variables.values()) {
    names.set(id, taken.has(name) ? `${name}#${id}` : name);
    taken.add(name);
  }
  return (id) => names.get(id) ?? `?${id}`;
}

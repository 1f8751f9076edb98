/**
 * A compiled workflow on a terminal: what it calls and where, what it needs to be bound to, and every permission that its role
 * gets. Resources have their logical ids, and what all ARNs of a deployment share is left out.
 */
import type { CompiledWorkflow } from '../artifact/index.ts';
import { walkStates } from '../asl/index.ts';
import { type PolicyDocument, policyDocument } from './deployers/policy-document.ts';

/** How to print. */
export interface SheetOptions {
  readonly color: boolean;
}

/** What stands side by side. */
interface Row {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/**
 * The sheet of a workflow.
 *
 * @example
 * terminal.stdout(workflowSheet(compiled, { color: true }));
 */
export function workflowSheet(compiled: CompiledWorkflow, { color }: SheetOptions): string {
  const { definition, manifest } = compiled;
  const bold = (text: string): string => (color ? `\u001b[1m${text}\u001b[22m` : text);
  const dim = (text: string): string => (color ? `\u001b[2m${text}\u001b[22m` : text);
  const count = [...walkStates(definition)].length;
  const title = `${bold(manifest.name)}  ${dim(`${manifest.source} · ${manifest.type} · ${count} ${count === 1 ? 'state' : 'states'}`)}`;
  const sections: readonly (readonly [string, readonly Row[]])[] = [
    ['Calls', callRows(compiled)],
    ['Resources', resourceRows(compiled)],
    ['Permissions', permissionRows(policyDocument(compiled), compiled)],
  ];
  const width =
    Math.max(...sections.flatMap(([, rows]) => rows.flatMap(({ left }) => left.map(({ length }) => length))), 0) + 2;
  const printed = sections.flatMap(([name, rows]) => {
    if (rows.length === 0) return [];
    const lines = rows.flatMap(({ left, right }) =>
      Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
        const beside = right[index];
        const own = `  ${left[index] ?? ''}`;
        return beside === undefined ? own : `${own.padEnd(width + 2)}${dim(beside)}`;
      }),
    );
    return [`${bold(name)}\n${lines.join('\n')}`];
  });
  return `${[title, ...printed].join('\n\n')}\n`;
}

function callRows({ manifest }: CompiledWorkflow): readonly Row[] {
  return manifest.integrations
    .map(({ resource, states }) => ({ left: [readable(resource, manifest.name)], right: [`in ${states.join(', ')}`] }))
    .sort(byLeft);
}

function resourceRows({ manifest }: CompiledWorkflow): readonly Row[] {
  return manifest.resources.map(({ id, kind, binding, code }) => {
    const bound = binding.by === 'arn' || binding.by === 'name' ? `, ${binding.value}` : '';
    const written = code === undefined ? '' : `, code in ${code.module}`;
    return { left: [id], right: [`${kind}${bound}${written}`] };
  });
}

function permissionRows({ Statement }: PolicyDocument, { manifest }: CompiledWorkflow): readonly Row[] {
  return Statement.map(({ Action, Resource, Condition }) => {
    const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => `if ${key} ${operator} ${[value].flat().join(' or ')}`),
    );
    const resources = Resource.map((resource) => `on ${readable(resource, manifest.name)}`);
    return { left: Action, right: [...resources, ...conditions] };
  });
}

/** An ARN without what every deployment has of its own. */
function readable(arn: string, name: string): string {
  if (arn === '*') return 'everything (AWS has no resource to name)';
  const short = arn
    .replace(/^arn:[^:]+:states:::/, '')
    .replace(/^arn:\$\{AWS::Partition\}:([\w-]+):(?:\$\{AWS::Region\})?:(?:\$\{AWS::AccountId\})?:/, '$1 ')
    .replace(/\$\{([A-Za-z]\w*?)(?:Arn|Name|Url)\}/g, '$1');
  if (short === `states stateMachine:${name}`) return 'itself';
  return short === `states execution:${name}:*` ? 'its own executions' : short;
}

function byLeft(a: Row, b: Row): number {
  return (a.left[0] ?? '') < (b.left[0] ?? '') ? -1 : 1;
}

/**
 * The definition as the state machine gets it: with the construct's comment and timeout over the compiled ones, and with
 * integrations in the partition the stack is deployed to.
 */
import type { CompiledWorkflow } from '../artifact/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the construct's props say over the compiled workflow. */
export interface DefinitionOverrides {
  readonly comment: string | undefined;
  readonly timeoutSeconds: number | undefined;
  /** The partition in the ARNs of integrations, e.g. a token or `aws-cn`. */
  readonly partition: string;
}

/**
 * The definition as compact JSON text, placeholders of resources still in it.
 *
 * @example
 * definitionJson(compiled.definition, { comment: undefined, timeoutSeconds: 60, partition: 'aws' });
 */
export function definitionJson(definition: CompiledWorkflow['definition'], overrides: DefinitionOverrides): string {
  const { comment, timeoutSeconds, partition } = overrides;
  return JSON.stringify({
    ...definition,
    ...(comment === undefined ? {} : { Comment: comment }),
    ...(timeoutSeconds === undefined ? {} : { TimeoutSeconds: timeoutSeconds }),
    States: inPartition(definition.States, partition),
  });
}

/**
 * The labels of the distributed Maps of a definition, `undefined` for one without a label.
 *
 * @example
 * distributedMaps(compiled.definition); // [{ label: 'Orders' }]
 */
export function distributedMaps(definition: CompiledWorkflow['definition']): readonly { readonly label?: string }[] {
  return mapsIn(definition.States);
}

function inPartition(states: unknown, partition: string): unknown {
  if (!isRecord(states)) return states;
  return mapValues(states, (state) => (isRecord(state) ? stateInPartition(state, partition) : state));
}

function stateInPartition(state: Json, partition: string): Json {
  return Object.fromEntries(
    Object.entries(state).map(([key, value]) => {
      if (key === 'Resource' && typeof value === 'string') return [key, resourceInPartition(value, partition)];
      if ((key === 'ItemReader' || key === 'ResultWriter') && isRecord(value)) {
        const { Resource } = value;
        const moved = typeof Resource === 'string' ? { Resource: resourceInPartition(Resource, partition) } : {};
        return [key, { ...value, ...moved }];
      }
      if (key === 'ItemProcessor' && isRecord(value)) {
        return [key, { ...value, States: inPartition(value.States, partition) }];
      }
      if (key === 'Branches' && Array.isArray(value)) {
        const branches: readonly unknown[] = value;
        return [
          key,
          branches.map((branch) =>
            isRecord(branch) ? { ...branch, States: inPartition(branch.States, partition) } : branch,
          ),
        ];
      }
      return [key, value];
    }),
  );
}

function resourceInPartition(resource: string, partition: string): string {
  return resource.replace(/^arn:aws:states:::/, `arn:${partition}:states:::`);
}

function mapsIn(states: unknown): readonly { readonly label?: string }[] {
  if (!isRecord(states)) return [];
  return Object.values(states).flatMap((state) => {
    if (!isRecord(state)) return [];
    const branches: readonly unknown[] = Array.isArray(state.Branches) ? state.Branches : [];
    const processor = isRecord(state.ItemProcessor) ? state.ItemProcessor : {};
    const inner = [...branches, processor].flatMap((graph) => (isRecord(graph) ? mapsIn(graph.States) : []));
    const config = isRecord(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
    if (config.Mode !== 'DISTRIBUTED') return inner;
    return [typeof state.Label === 'string' ? { label: state.Label } : {}, ...inner];
  });
}

function mapValues(record: Json, map: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

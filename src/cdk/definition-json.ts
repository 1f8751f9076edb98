/**
 * The definition as the state machine gets it: with the construct's comment and timeout over the compiled ones, and with
 * integrations in the partition the stack is deployed to.
 */
import { type Graph, isRecord, type Json, mapGraph, statesOf } from './map-graph.ts';

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
export function definitionJson(definition: Graph, overrides: DefinitionOverrides): string {
  const { comment, timeoutSeconds, partition } = overrides;
  return JSON.stringify({
    ...mapGraph(definition, { state: (state) => stateInPartition(state, partition) }),
    ...(comment === undefined ? {} : { Comment: comment }),
    ...(timeoutSeconds === undefined ? {} : { TimeoutSeconds: timeoutSeconds }),
  });
}

/**
 * The labels of the distributed Maps of a definition, `undefined` for one without a label.
 *
 * @example
 * distributedMaps(compiled.definition); // [{ label: 'Orders' }]
 */
export function distributedMaps(definition: Graph): readonly { readonly label?: string }[] {
  return statesOf(definition).flatMap(({ state }) => {
    const processor = isRecord(state.ItemProcessor) ? state.ItemProcessor : {};
    const config = isRecord(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
    if (config.Mode !== 'DISTRIBUTED') return [];
    return [typeof state.Label === 'string' ? { label: state.Label } : {}];
  });
}

function stateInPartition(state: Json, partition: string): Json {
  return {
    ...inPartition(state, partition),
    ...(isRecord(state.ItemReader) && { ItemReader: inPartition(state.ItemReader, partition) }),
    ...(isRecord(state.ResultWriter) && { ResultWriter: inPartition(state.ResultWriter, partition) }),
  };
}

function inPartition(holder: Json, partition: string): Json {
  const { Resource } = holder;
  if (typeof Resource !== 'string') return holder;
  return { ...holder, Resource: Resource.replace(/^arn:aws:states:::/, `arn:${partition}:states:::`) };
}

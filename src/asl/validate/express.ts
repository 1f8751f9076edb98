/**
 * Express workflows, and the Express children of a Distributed Map: no `.sync`, no `.waitForTaskToken`, no activity, no
 * Distributed Map. Texts are recorded (conformance/validate and /reject, with AWS's own trailing space) or measured
 * (badmintoncryer/cdk-preflight, 2026-09-05).
 */
import { type DocumentGraph, isDistributed, isFields } from './document.ts';
import type { Report } from './problem.ts';
import { readResource } from './resource.ts';

/** Reports what an Express execution cannot do. */
export function checkExpress(graphs: readonly DocumentGraph[], machineIsExpress: boolean, report: Report): void {
  const fail = (message: string, location: string): void => report('SCHEMA_VALIDATION_FAILED', message, location);
  for (const graph of graphs) {
    if (!runsExpress(graph, machineIsExpress)) continue;
    for (const { type, fields, location } of graph.states) {
      if (type !== 'Task' || typeof fields.Resource !== 'string') continue;
      const resource = readResource(fields.Resource);
      if (resource.kind === 'activity') {
        fail('Express state machine does not support Activity ARN', `${location}/Resource`);
      } else if (resource.kind === 'integration' && resource.suffix !== undefined) {
        const pattern = resource.suffix === '.sync:2' ? '.sync' : resource.suffix;
        fail(`Express state machine does not support '${pattern}' service integration `, `${location}/Resource`);
      }
    }
  }
  for (const graph of graphs) {
    if (graph.owner !== undefined && isDistributed(graph) && runsExpress(graph.owner.graph, machineIsExpress)) {
      fail(
        "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
        `${graph.location}/ProcessorConfig/Mode`,
      );
    }
  }
}

function runsExpress(graph: DocumentGraph, machineIsExpress: boolean): boolean {
  if (graph.owner === undefined) return machineIsExpress;
  const config = graph.fields.ProcessorConfig;
  if (isDistributed(graph) && isFields(config)) return config.ExecutionType === 'EXPRESS';
  return runsExpress(graph.owner.graph, machineIsExpress);
}

/**
 * The data layer of a machine whose states may be in either query language. Loading a definition gives each JSONPath state
 * its language by name, so that a state alone says who answers for it.
 */
import type { DataLayer } from './data.ts';
import { createJsonataDataLayer } from './jsonata/data-layer.ts';
import type { EvaluationHost } from './jsonata/evaluation-host.ts';
import type { EvaluationLimits } from './jsonata/limits.ts';
import { createJsonPathDataLayer } from './jsonpath/data-layer.ts';

/** Whether a state of a loaded definition is in JSONPath mode. */
export function isJsonPath({ QueryLanguage }: { readonly QueryLanguage?: string }): boolean {
  return QueryLanguage === 'JSONPath';
}

/** A data layer for both languages. */
export function createDataLayer(host: EvaluationHost, limits: EvaluationLimits): DataLayer {
  const jsonata = createJsonataDataLayer(host, limits);
  const jsonPath = createJsonPathDataLayer(host);
  return { answer: (request, view) => (isJsonPath(request.state) ? jsonPath : jsonata).answer(request, view) };
}

/**
 * ValidateStateMachineDefinition.
 */
import { validateDefinitionText } from '../../../asl/index.ts';
import { keyword, number, text } from '../fields.ts';
import type { Operation } from '../http.ts';

const MOST_DIAGNOSTICS = 100;

/** The operation. */
export const ValidateStateMachineDefinition: Operation = (request) => {
  const type = keyword(request, 'type', ['STANDARD', 'EXPRESS'], 'STANDARD');
  keyword(request, 'severity', ['ERROR', 'WARNING'], 'ERROR');
  const most = number(request, 'maxResults', 0, MOST_DIAGNOSTICS) || MOST_DIAGNOSTICS;
  const problems = validateDefinitionText(text(request, 'definition'), { type });
  return {
    result: problems.length === 0 ? 'OK' : 'FAIL',
    diagnostics: problems.slice(0, most).map(({ code, message, location }) => ({
      severity: 'ERROR',
      code,
      message,
      ...(location === null ? {} : { location }),
    })),
    truncated: problems.length > most,
  };
};

/** Lambda's optimized integration. */
import { factAt } from '../facts.ts';
import { need } from '../need.ts';
import { functionArns } from '../resource-forms.ts';
import { andToken, type Integrations } from './integration.ts';

export const lambda: Integrations = {
  'lambda:invoke': {
    patterns: andToken,
    needs: ({ arguments: facts }) => [
      need('lambda:InvokeFunction', functionArns(factAt(facts, 'FunctionName'), factAt(facts, 'Qualifier'))),
    ],
  },
};

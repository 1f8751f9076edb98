/** EventBridge's optimized integration: every bus that an entry names; the default bus for entries that name none. */
import { need } from '../need.ts';
import { busArns } from '../resource-forms.ts';
import { andToken, type Integrations } from './integration.ts';

export const events: Integrations = {
  'events:putEvents': {
    patterns: andToken,
    needs: (call) => [need('events:PutEvents', busArns(call.arguments))],
  },
};

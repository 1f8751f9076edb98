/** Writes docs/integrations.md. */
import { writeFileSync } from 'node:fs';
import { catalogue } from './integrations/catalogue.ts';
import { renderIntegrations } from './integrations/render.ts';

writeFileSync(new URL('../docs/integrations.md', import.meta.url), renderIntegrations(await catalogue()));

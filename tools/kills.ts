/**
 * `npm run kills -- --kills N`: kills the server N times at random points under load and checks every execution that it had
 * acknowledged. A run that was stopped goes on with the same `--folder`.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { killCampaign } from '../test/unit/runtime/server/kill-campaign.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, folder: { type: 'string', default: '.stepscript/kills' } },
});
mkdirSync(values.folder, { recursive: true });

const start = Date.now();
const told = (findings: object): string => `${Math.round((Date.now() - start) / 1000)} s: ${JSON.stringify(findings)}`;
const findings = await killCampaign({
  folder: values.folder,
  kills: Number(values.kills),
  progress: (sofar) => {
    if (sofar.kills % 5 === 0) console.error(told(sofar));
  },
});
console.log(told(findings));
if (findings.problems.length > 0) process.exitCode = 1;

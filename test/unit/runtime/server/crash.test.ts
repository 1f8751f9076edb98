/**
 * Killing the server at random points under load: every execution that was acknowledged ends with the output that it would
 * have had, and an answer that was acknowledged is never asked for again. `npm run kills` does it as often as one likes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killCampaign } from './kill-campaign.ts';

it('survives kills', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepscript-crash-'));
  try {
    const { kills, acknowledged, problems } = await killCampaign({ folder, kills: 5 });
    expect(problems).toEqual([]);
    expect(kills).toBe(5);
    expect(acknowledged).toBeGreaterThan(5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * `*` as a resource: of all operations of the installed clients, with nothing known of their arguments, only those get it whose
 * actions need no resource in AWS's authorization reference. Where all types of an action are optional, AWS checks the action on
 * `*` when the call names none of them.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceOfPackage } from '../../../src/tasks/needs/index.ts';
import { findAction } from '../../../src/tasks/needs/sdk/decode-actions.ts';
import { needsOfOperation } from '../../../src/tasks/needs/sdk/needs-of-operation.ts';
import { dynamic } from './fact-builders.ts';

const clients = readdirSync(new URL('../../../node_modules/@aws-sdk', import.meta.url))
  .filter((name) => name.startsWith('client-'))
  .map((name) => `@aws-sdk/${name}`);

describe.each(clients)('%s', (client) => {
  it('allows an action on everything only where AWS needs no resource of it', async () => {
    const service = serviceOfPackage(client) ?? '';
    const commands = Object.keys((await import(client)) as object).flatMap(
      (name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? [],
    );
    const needs = commands.flatMap((name) => {
      const result = needsOfOperation(service, name.charAt(0).toLowerCase() + name.slice(1), dynamic);
      return result.ok ? result.needs : [];
    });
    expect(needs.length).toBeGreaterThan(5);
    const everywhere = needs.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
    const tooWide = everywhere.filter(
      (name) => findAction(name)?.resourceTypes.some(({ required }) => required) ?? true,
    );
    expect(tooWide).toEqual([]);
  });
});

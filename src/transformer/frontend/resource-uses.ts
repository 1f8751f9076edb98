/** The resources a workflow uses, from the handles that its lowering met. One id must mean one resource. */
import type ts from 'typescript';
import type { ResourceAttribute, ResourceUse } from '../../artifact/types.ts';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import type { HandlerCode } from './handler-code.ts';
import type { HandleRecord } from './lowering.ts';
import { originOf } from './origin-of.ts';

/** A resource, and the expression that makes its handle. */
export interface CollectedResource {
  readonly use: ResourceUse;
  readonly declaration: ts.Expression;
  readonly identity: string;
  /** Expressions that mean the handle, of every use. */
  readonly steps: readonly ts.Node[];
  /** Where the code of `lambda.fn(id, handler)` is exported. */
  readonly code: HandlerCode | null;
}

/** Merges handle records by id. */
export function collectResources(records: readonly HandleRecord[]): {
  readonly resources: readonly CollectedResource[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const found = new Map<string, CollectedResource>();
  const diagnostics: Diagnostic[] = [];
  for (const record of records) {
    const known = found.get(record.id);
    if (known && !isSame(known, record)) {
      const related = [{ span: originOf(known.declaration), message: 'the other one' }];
      diagnostics.push(d.handleConflict(originOf(record.declaration), { id: record.id }, related));
      continue;
    }
    const attributes = new Set<ResourceAttribute>(known?.use.attributes ?? []);
    if (record.attribute) attributes.add(record.attribute);
    found.set(record.id, {
      declaration: known?.declaration ?? record.declaration,
      identity: known?.identity ?? record.identity,
      steps: [...(known?.steps ?? []), ...record.steps],
      code: known?.code ?? record.code,
      use: {
        id: record.id,
        kind: record.resourceKind,
        attributes: [...attributes].sort(),
        binding: record.binding,
      },
    });
  }
  return { resources: [...found.values()].sort((a, b) => (a.use.id < b.use.id ? -1 : 1)), diagnostics };
}

/** Names of constructs are the variables', which may be two of one name. */
function isSame(known: CollectedResource, record: HandleRecord): boolean {
  const { kind, binding } = known.use;
  if (kind !== record.resourceKind || JSON.stringify(binding) !== JSON.stringify(record.binding)) return false;
  return binding.by !== 'construct' || known.identity === record.identity;
}

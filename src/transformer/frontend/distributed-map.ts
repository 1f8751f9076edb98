/**
 * `distributedMap(source, callback, options)`: a Map state whose iterations are executions of their own. The source is an
 * array, or a call of one of `s3`'s readers; everything that ASL wants as a constant is read here.
 */
import type ts from 'typescript';
import { shapes } from '../core/shape.ts';
import type { MapRun } from '../hir/map-run.ts';
import type { RawExpr, RawLeaf } from '../hir/types.ts';
import { lowerItemSource } from './item-source.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { mapEach } from './map-each.ts';
import { lowerMapRunOptions } from './map-run-options.ts';
import { inOrder } from './ordered-values.ts';
import { childScope, type Scope } from './scope.ts';

/** Lowers a call of `distributedMap`. */
export function lowerDistributedMap(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const [source, callback, given] = node.arguments;
  if (!source || !callback) return cx.invalid(node);
  const origin = cx.origin(node);
  const outside = childScope(scope, { taskParameters: true });
  const read = cx.facts.itemSource(source) ? lowerItemSource(source, outside, cx) : null;
  if (read === undefined) return cx.invalid(node);
  const options = lowerMapRunOptions(given, outside, cx);
  const items = read
    ? { ...b.list([], cx.origin(source)), shape: shapes.list(read.item) }
    : cx.expression(source, scope);
  const values = inOrder({ items, ...read?.values, ...options.values }, cx);
  const value = (key: string): RawExpr | null => values.all[key] ?? null;
  const location = (keys: readonly string[], prefix: string): RawExpr =>
    b.object(
      Object.fromEntries(
        keys.flatMap((key) => {
          const part = value(`${prefix}${key}`);
          return part ? [[key, part]] : [];
        }),
      ),
      origin,
    );
  const run: MapRun<RawLeaf> = {
    executionType: options.executionType,
    label: options.label,
    reading: read && {
      resource: read.resource,
      arguments: location(read.location, 'source.'),
      config: read.config,
      maxItems: value('source.maxItems'),
    },
    batching: options.batches
      ? { maxItems: value('batch.maxItems'), maxBytes: value('batch.maxBytes'), input: value('batch.input') }
      : null,
    toleratedFailurePercentage: value('toleratedFailurePercentage'),
    toleratedFailureCount: value('toleratedFailureCount'),
    writing: options.writer && {
      resource: 'arn:aws:states:::s3:putObject',
      arguments: location(options.writer.location, 'resultWriter.'),
      config: options.writer.config,
    },
    carried: [],
  };
  if (read && !run.reading) return cx.invalid(node);
  const mapped = mapEach({
    node,
    list: values.all.items ?? items,
    callback,
    scope,
    cx,
    maxConcurrency: value('maxConcurrency'),
    name: options.name,
    ending: null,
    run,
  });
  return b.sequence(values.before, resultOf(mapped, run), origin);
}

/** Where the results were written; nothing where some may be missing; else the list of them. */
function resultOf(mapped: RawExpr, run: MapRun<RawLeaf>): RawExpr {
  if (run.writing) return { ...mapped, shape: shapes.record };
  if (!run.toleratedFailurePercentage && !run.toleratedFailureCount) return mapped;
  const { origin } = mapped;
  return b.sequence([{ kind: 'evaluate', origin, value: mapped }], b.absent(origin), origin);
}

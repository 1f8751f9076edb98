/** Record, list and template literals. */
import type { ListExpr, RecordExpr, Template } from '../../../core/expr.ts';
import type { JsonataList, JsonataNode } from '../ast.ts';
import { list } from '../build.ts';
import { type Emission, type Emitted, operand } from '../emission.ts';
import { listItem, spreadItems } from '../semantics/list-item.ts';
import { type RecordPart, recordOf } from '../semantics/record.ts';
import { concatenated } from '../semantics/text.ts';

export function emitRecord({ entries }: RecordExpr<Emitted>, cx: Emission): JsonataNode {
  const parts = entries.map(
    (entry): RecordPart =>
      entry.kind === 'spread'
        ? { kind: 'spread', value: operand(entry.value, cx) }
        : { kind: 'property', key: operand(entry.key, cx), value: operand(entry.value, cx) },
  );
  return recordOf(parts, cx);
}

export function emitList({ entries }: ListExpr<Emitted>, cx: Emission): JsonataNode {
  const [only] = entries;
  if (entries.length === 1 && only?.kind === 'spread') return cx.emit(only.value);
  const items = entries.flatMap((entry): JsonataList['items'] =>
    entry.kind === 'spread' ? spreadItems(cx.emit(entry.value)) : [listItem(operand(entry.value, cx), cx)],
  );
  return list(items);
}

export function emitTemplate({ parts }: Template<Emitted>, cx: Emission): JsonataNode {
  return concatenated(
    parts.map((part) => operand(part, cx)),
    cx,
  );
}

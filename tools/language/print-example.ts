/** The example of a page: the workflow that says most in few lines, with its definition. */
import type { ShownWorkflow } from './case-file.ts';

/** How the comment above a workflow begins that is the example. */
export const EXAMPLE = 'Example:';

const LEAST_LINES = 3;

/** The example as TypeScript and ASL. */
export function printExample(workflows: readonly ShownWorkflow[]): string {
  const shown = workflows.flatMap(({ source, definition, note }) =>
    definition === null ? [] : [{ source, definition, note }],
  );
  const long = shown.filter(({ source }) => source.split('\n').length >= LEAST_LINES);
  const chosen = shown.find(({ note }) => note?.startsWith(EXAMPLE));
  const example = chosen ?? (long.length > 0 ? long : shown).toSorted((a, b) => size(a) - size(b))[0];
  if (!example) return 'Nothing of it compiles.';
  return `\`\`\`ts\n${example.source}\n\`\`\`\n\n\`\`\`json\n${example.definition}\n\`\`\``;
}

function size({ source, definition }: { readonly source: string; readonly definition: string }): number {
  return source.length + definition.length;
}

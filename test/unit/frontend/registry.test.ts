/** The table of syntax is total: a kind that TypeScript adds fails here until it is lowered, refused or known as a part. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { REFUSED_SYNTAX } from '../../../src/transformer/frontend/refused-syntax.ts';
import { CONSTRUCTS, constructFor } from '../../../src/transformer/frontend/registry.ts';
import { isStructural } from '../../../src/transformer/frontend/structural-syntax.ts';

const kinds = [
  ...new Set(Object.values(ts.SyntaxKind).filter((value): value is ts.SyntaxKind => typeof value === 'number')),
].filter((kind) => kind < ts.SyntaxKind.Count);

describe('the table of syntax', () => {
  it.each(kinds.map((kind) => [ts.SyntaxKind[kind], kind] as const))('%s has a row', (_name, kind) => {
    const known = CONSTRUCTS.has(kind) || REFUSED_SYNTAX.has(kind) || isStructural(kind);
    expect(known).toBe(true);
  });

  it('has one row for each kind', () => {
    for (const kind of REFUSED_SYNTAX.keys()) expect(CONSTRUCTS.has(kind)).toBe(false);
  });

  it('names what it refuses and says what to write', () => {
    for (const row of REFUSED_SYNTAX.values()) {
      expect(row.title).not.toBe('');
      expect(row.hint).toMatch(/\.$/);
    }
  });

  it('treats tokens as parts', () => {
    expect(constructFor(ts.SyntaxKind.PlusToken).role).toBe('structural');
  });
});

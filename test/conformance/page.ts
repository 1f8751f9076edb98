/**
 * docs/conformance.md from the verdicts of a run.
 */

/** What became of one recorded execution. */
export interface Verdict {
  readonly id: string;
  readonly area: string;
  readonly queryLanguage: 'JSONPath' | 'JSONata' | 'mixed';
  /** Why its events differ; undefined where nothing does. */
  readonly exception: string | undefined;
}

const LANGUAGES = ['JSONata', 'JSONPath', 'mixed'] as const;

/** The page. */
export function conformancePage(verdicts: readonly Verdict[]): string {
  const areas = [...new Set(verdicts.map(({ area }) => area))].sort();
  const rows = areas.map((area) =>
    row(
      area,
      verdicts.filter((verdict) => verdict.area === area),
    ),
  );
  const exceptions = verdicts.flatMap(({ id, exception }) =>
    exception === undefined ? [] : [`- \`${id}\`: ${exception}`],
  );
  return `${[
    '# Conformance',
    '',
    'Executions recorded on AWS, run in the local engine. One conforms if its status, output, error and cause, the parameters of',
    'every task and the whole history (but for times) are what AWS recorded. The recordings and where they come from are in',
    '[test/fixtures/conformance](../test/fixtures/conformance/README.md). This page is written by',
    '`npx vitest run test/conformance -u`, and the same test fails when it is out of date.',
    '',
    '| Area | JSONata | JSONPath | mixed | conform |',
    '| --- | --: | --: | --: | --: |',
    ...rows,
    row('**all**', verdicts),
    '',
    '## Exceptions',
    '',
    ...exceptions,
  ].join('\n')}\n`;
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const counts = LANGUAGES.map((language) => verdicts.filter(({ queryLanguage }) => queryLanguage === language).length);
  const conform = verdicts.filter(({ exception }) => exception === undefined).length;
  return `| ${name} | ${counts.join(' | ')} | ${conform} of ${verdicts.length} |`;
}

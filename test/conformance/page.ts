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

/** The verdicts by what was recorded. */
export interface Verdicts {
  readonly executions: readonly Verdict[];
  readonly testStates: readonly Verdict[];
  readonly definitions: readonly Verdict[];
}

/** The page. */
export function conformancePage({ executions, testStates, definitions }: Verdicts): string {
  return `${[
    '# Conformance',
    '',
    'Executions recorded on AWS, run in the local engine. One conforms if its status, output, error and cause, the parameters of',
    'every task and the whole history (but for times) are what AWS recorded. The recordings are derived from the snapshots of the',
    'Step Functions tests of LocalStack (Apache License 2.0), recorded on AWS up to March 2026, and are not part of this',
    'repository: they lie beside it, in `../shared/conformance` or where `STEPSCRIPT_CONFORMANCE` says. Without them the tests',
    'are skipped; in CI they fail. This page is written by `npx vitest run test/conformance -u`, and the same test fails when it is',
    'out of date. Cases of our own, in the same form and with the pages that say what has to come out, are in',
    '[test/conformance/cases](../test/conformance/cases) and run in every clone.',
    '',
    ...tableOf(executions),
    '',
    '## TestState',
    '',
    'Calls of `TestState` recorded on AWS, sent to the API server. One conforms if the status, the output, the error, the cause,',
    'the next state and all inspection data of its level are what AWS answered, or if it is refused with the same error and message.',
    '',
    ...tableOf(testStates.map((verdict) => ({ ...verdict, area: suiteOf(verdict.id) }))),
    '',
    '## Definitions',
    '',
    'Definitions that AWS refused to create, diagnosed in `ValidateStateMachineDefinition`, or described with the variables that',
    'their states read.',
    '',
    ...tableOf(definitions),
    '',
    '## Exceptions',
    '',
    ...[...executions, ...testStates, ...definitions].flatMap(({ id, exception }) =>
      exception === undefined ? [] : [`- \`${id}\`: ${exception}`],
    ),
  ].join('\n')}\n`;
}

/** The class of tests that a recording comes from. */
function suiteOf(id: string): string {
  return id.split('__')[1] ?? id;
}

function tableOf(verdicts: readonly Verdict[]): readonly string[] {
  const areas = [...new Set(verdicts.map(({ area }) => area))].sort();
  return [
    '| Area | JSONata | JSONPath | mixed | conform |',
    '| --- | --: | --: | --: | --: |',
    ...areas.map((area) =>
      row(
        area,
        verdicts.filter((verdict) => verdict.area === area),
      ),
    ),
    row('**all**', verdicts),
  ];
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const counts = LANGUAGES.map((language) => verdicts.filter(({ queryLanguage }) => queryLanguage === language).length);
  const conform = verdicts.filter(({ exception }) => exception === undefined).length;
  return `| ${name} | ${counts.join(' | ')} | ${conform} of ${verdicts.length} |`;
}

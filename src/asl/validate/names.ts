/**
 * Names of states and labels of Maps. State names are unique in the whole definition, nested graphs included, and at most 80
 * characters; labels at most 40 and unique. Texts: recorded in public CreateStateMachine failures; AWS documents no forbidden
 * characters for states, but control characters break its console and its history, so they are refused here.
 */
import { MAXIMUM_LABEL_LENGTH, MAXIMUM_STATE_NAME_LENGTH } from '../limits.ts';
import type { DocumentGraph } from './document.ts';
import type { Report } from './problem.ts';

const CONTROL = /\p{Cc}/u;
// dg/state-map-distributed.html: whitespace, wildcards, brackets, special characters, control characters.
const FORBIDDEN_IN_LABEL = /[\s?*<>{}[\]"#%\\^|~`$&,;:/\p{Cc}]/u;

/** Reports bad and repeated names. */
export function checkNames(graphs: readonly DocumentGraph[], report: Report): void {
  const names = new Set<string>();
  const labels = new Set<string>();
  for (const { name, location, fields } of graphs.flatMap(({ states }) => states)) {
    checkStateName(name, location, report);
    if (names.has(name)) report('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, location);
    names.add(name);
    const label = fields.Label;
    if (typeof label !== 'string') continue;
    checkLabel(label, `${location}/Label`, report);
    if (labels.has(label)) report('DUPLICATE_LABEL_NAME', `Duplicate Label name: ${label}`, `${location}/Label`);
    labels.add(label);
  }
}

function checkStateName(name: string, location: string, report: Report): void {
  const invalid = (reason: string): void =>
    report('INVALID_STATE_NAME', `Invalid State name: State '${name}' ${reason}`, location);
  if (name === '') invalid('is empty');
  if (CONTROL.test(name)) invalid('contains a control character');
  if ([...name].length > MAXIMUM_STATE_NAME_LENGTH) {
    invalid(`exceeds the ${MAXIMUM_STATE_NAME_LENGTH}-character limit allowed by the service`);
  }
}

function checkLabel(label: string, location: string, report: Report): void {
  const invalid = (reason: string): void =>
    report('INVALID_LABEL_NAME', `Invalid Label name: Label '${label}' ${reason}`, location);
  if (label === '') invalid('is empty');
  if (FORBIDDEN_IN_LABEL.test(label)) invalid('contains a character that is not allowed');
  if ([...label].length > MAXIMUM_LABEL_LENGTH) {
    invalid(`exceeds the ${MAXIMUM_LABEL_LENGTH}-character limit allowed by the service`);
  }
}

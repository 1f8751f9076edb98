/**
 * Causes as people read them. A failed Lambda function has its error as JSON, a failed child execution its description, whose
 * own cause may be one of these again; anything else is a text.
 */

/** What a cause says. */
export interface DecodedCause {
  readonly message: string;
  /** Further lines: the function's stack, the child's failure. */
  readonly details: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What calls a function here is of no interest to who wrote it. */
const OWN_FOLDER = new URL('../../', import.meta.url).pathname;

/** Decodes a cause. */
export function decodeCause(cause: string | undefined): DecodedCause {
  const fields = fieldsIn(cause);
  if (fields === undefined) return textCause(cause ?? '');
  if ('errorMessage' in fields) {
    const stack: readonly unknown[] = Array.isArray(fields.stackTrace)
      ? fields.stackTrace
      : Array.isArray(fields.trace)
        ? fields.trace
        : [];
    const lines = stack.map((line) => String(line).trim());
    return { message: String(fields.errorMessage), details: lines.filter((line) => !line.includes(OWN_FOLDER)) };
  }
  if (typeof fields.ExecutionArn === 'string') {
    const inner = decodeCause(typeof fields.Cause === 'string' ? fields.Cause : undefined);
    const error = typeof fields.Error === 'string' ? fields.Error : String(fields.Status);
    return {
      message: `${error}${inner.message === '' ? '' : `: ${inner.message}`}`,
      details: [`in the child execution ${fields.ExecutionArn}`, ...inner.details],
    };
  }
  return { message: '', details: JSON.stringify(fields, null, 2).split('\n') };
}

const MOST_MESSAGE = 200;

/** A long text is for the details. */
function textCause(text: string): DecodedCause {
  const [first = '', ...rest] = text.split('\n');
  return rest.length === 0 && first.length <= MOST_MESSAGE
    ? { message: first, details: [] }
    : {
        message: `${first.slice(0, MOST_MESSAGE)}${first.length > MOST_MESSAGE ? '…' : ''}`,
        details: text.split('\n'),
      };
}

function fieldsIn(cause: string | undefined): Fields | undefined {
  try {
    const value: unknown = JSON.parse(cause ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Properties that patterns and computed keys take from errors, dates, matches, texts and lists, which are not the data they look like. */
import type ts from 'typescript';
import type { Origin } from '../core/origin.ts';
import { Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { mayBeEngineError } from './language-errors.ts';
import type { Lowering } from './lowering.ts';

/** The properties that errors have. */
export const OF_ERRORS: ReadonlySet<unknown> = new Set(['name', 'message']);
const OF_MATCHES: ReadonlySet<unknown> = new Set(['index', 'length', 'groups']);

/** Reports a property, by its key, that the value has in JavaScript and here has not. */
export function demandTaken(value: RawExpr, key: RawExpr, origin: Origin, cx: Lowering): void {
  const { shape } = value;
  const name = key.kind === 'literal' ? key.value : null;
  const text = name === null ? 'those of a computed key' : String(name);
  if (shape.error) {
    if (!OF_ERRORS.has(name)) cx.report(d.errorField(origin, { field: text }));
    else if (name === 'message' && mayBeEngineError(value, cx)) cx.report(d.engineMessage(origin));
    return;
  }
  if (shape.date) cx.report(d.unsupportedLibraryMember(origin, { member: `Date.prototype.${text}`, hint: CALLED }));
  const isGroup = name === null || OF_MATCHES.has(name) || Number.isInteger(Number(name));
  if (shape.match && !isGroup)
    cx.report(d.unsupportedLibraryMember(origin, { member: `RegExpMatchArray.${text}`, hint: 'Use the groups.' }));
}

/** Reports a method of the language that a pattern takes from a text or a list. */
export function demandNoMethod(
  { shape }: RawExpr,
  key: RawExpr,
  { name, parent }: ts.BindingElement,
  cx: Lowering,
): void {
  // Taking apart a collection is refused as a whole.
  if (cx.facts.shape(parent).collection) return;
  if (key.kind !== 'literal' || !mayBe(shape, Kind.string | Kind.list | Kind.number) || shape.date) return;
  if (cx.facts.type(name).getCallSignatures().length === 0) return;
  cx.report(d.unsupportedLibraryMember(cx.origin(name), { member: String(key.value), hint: CALLED }));
}

const CALLED = 'Call it on its object: `value.method()`.';

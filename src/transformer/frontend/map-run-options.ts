/**
 * The options of `distributedMap`: constants where ASL wants constants, values where it takes expressions. What Step Functions
 * would refuse is refused here, where the option stands.
 */
import type ts from 'typescript';
import { locationKeys } from '../../dsl/manifest.ts';
import { isOnly, Kind, mayBeNonFinite } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { MapRun } from '../hir/map-run.ts';
import type { RawExpr, RawLeaf } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { demandData } from './data.ts';
import { surplusKinds } from './denied.ts';
import { literalProperties } from './literal-properties.ts';
import type { Lowering } from './lowering.ts';
import { checkParameterKeys } from './parameter-keys.ts';
import type { Scope } from './scope.ts';

type WriterConfig = NonNullable<MapRun<RawLeaf>['writing']>['config'];

/** The options; values by path, e.g. `batch.maxItems`, in the order written. */
export interface MapRunOptions {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | null;
  readonly name: string | null;
  readonly batches: boolean;
  readonly writer: { readonly location: readonly string[]; readonly config: WriterConfig } | null;
  readonly values: Readonly<Record<string, RawExpr>>;
}

const VALUES = new Set(['maxConcurrency', 'toleratedFailurePercentage', 'toleratedFailureCount']);
/** Largest constant of an option, where Step Functions has a limit. */
const LARGEST: Readonly<Record<string, number>> = { toleratedFailurePercentage: 100, 'batch.maxBytes': 262_144 };

/** Lowers the options literal. */
export function lowerMapRunOptions(given: ts.Expression | undefined, scope: Scope, cx: Lowering): MapRunOptions {
  const properties = given && literalProperties(given);
  if (given && !properties) cx.report(d.notConstant(cx.origin(given), { option: 'options' }));
  if (given) checkParameterKeys(given, cx);
  const values: Record<string, RawExpr> = {};
  const constants: Record<string, string> = {};
  let writer: MapRunOptions['writer'] = null;
  for (const [key, node] of properties ?? []) {
    if (VALUES.has(key)) Object.assign(values, number(key, node, scope, cx));
    else if (key === 'batch') Object.assign(values, batchValues(node, scope, cx));
    else if (key === 'resultWriter') {
      const written = writerValues(node, scope, cx);
      Object.assign(values, written.values);
      writer = written.writer;
    } else constants[key] = text(key, node, scope, cx);
  }
  const { executionType, label, name } = constants;
  return {
    executionType: executionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    label: label ?? null,
    name: name ?? null,
    batches: properties?.has('batch') ?? false,
    writer,
    values,
  };
}

/** A number, checked where it is a constant; nothing for `undefined`. */
function number(option: string, node: ts.Expression, scope: Scope, cx: Lowering): Readonly<Record<string, RawExpr>> {
  const value = cx.expression(node, scope);
  if (value.kind === 'absent') return {};
  if (!isOnly(value.shape, Kind.number)) {
    cx.report(d.mapOption(cx.origin(node), { option, problem: 'must be a number, and surely one' }));
  }
  const constant = value.kind === 'literal' ? value.value : constantOf(node, scope, cx.facts);
  const most = LARGEST[option] ?? Number.MAX_SAFE_INTEGER;
  const whole = option === 'toleratedFailurePercentage' || Number.isInteger(constant);
  if (typeof constant === 'number' && (constant < 0 || constant > most || !whole)) {
    const range = most === Number.MAX_SAFE_INTEGER ? 'a whole number from 0' : `a number from 0 to ${most}`;
    cx.report(d.mapOption(cx.origin(node), { option, problem: `must be ${range}` }));
  }
  return { [option]: value };
}

function text(option: string, node: ts.Expression, scope: Scope, cx: Lowering): string {
  const value = constantOf(node, scope, cx.facts);
  if (typeof value !== 'string') cx.report(d.notConstant(cx.origin(node), { option }));
  else if (option === 'label' && !/^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]{1,40}$/u.test(value)) {
    const problem = 'must have 1 to 40 characters, without spaces and special characters';
    cx.report(d.mapOption(cx.origin(node), { option, problem }));
  }
  return String(value ?? '');
}

function batchValues(node: ts.Expression, scope: Scope, cx: Lowering): Readonly<Record<string, RawExpr>> {
  const properties = literalProperties(node);
  if (!properties) {
    cx.report(d.notConstant(cx.origin(node), { option: 'batch' }));
    return {};
  }
  if (!properties.has('maxItems') && !properties.has('maxBytes')) {
    cx.report(d.mapOption(cx.origin(node), { option: 'batch', problem: 'must have `maxItems` or `maxBytes`' }));
  }
  const plain = { ...scope, taskParameters: false };
  return Object.assign(
    {},
    ...[...properties].map(([key, value]) => {
      const path = `batch.${key}`;
      return key === 'input' ? { [path]: batchInput(value, plain, cx) } : number(path, value, scope, cx);
    }),
  );
}

/** What all batches get; JSON makes null of a number that it does not have, and nothing of undefined. */
function batchInput(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const value = demandData(cx.expression(node, scope), cx);
  const surplus = surplusKinds(value.shape, cx.facts.shape(node));
  cx.denied.add('.input', surplus | (mayBeNonFinite(value.shape) ? Kind.null : 0));
  return value;
}

function writerValues(
  node: ts.Expression,
  scope: Scope,
  cx: Lowering,
): { readonly writer: MapRunOptions['writer']; readonly values: Readonly<Record<string, RawExpr>> } {
  const properties = literalProperties(node);
  if (!properties) {
    cx.report(d.notConstant(cx.origin(node), { option: 'resultWriter' }));
    return { writer: null, values: {} };
  }
  const constants: Record<string, string> = {};
  const values: Record<string, RawExpr> = {};
  for (const [key, value] of properties) {
    if (locationKeys.includes(key)) values[`resultWriter.${key}`] = cx.expression(value, scope);
    else constants[key] = text(key, value, scope, cx);
  }
  const location = [...properties.keys()].filter((key) => locationKeys.includes(key));
  return { writer: { location, config: writerConfig(constants) }, values };
}

/** Both fields or none, as ASL has it. */
function writerConfig({ outputType, transformation }: Readonly<Record<string, string>>): WriterConfig {
  if (outputType === undefined && transformation === undefined) return null;
  return {
    OutputType: outputType === 'JSONL' ? 'JSONL' : 'JSON',
    Transformation: transformation === 'COMPACT' || transformation === 'FLATTEN' ? transformation : 'NONE',
  };
}

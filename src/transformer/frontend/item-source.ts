/**
 * A source of a distributed map: the call that makes it stands in the call of `distributedMap`. Its type says the format, its
 * literal argument where the data is; native runs spell both by the same function.
 */
import ts from 'typescript';
import {
  csvDelimiters,
  type FormatOptions,
  type ItemFormat,
  locationKeys,
  type ReaderConfig,
  readerSpelling,
} from '../../dsl/manifest.ts';
import type { ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { literalProperties } from './literal-properties.ts';
import type { Lowering } from './lowering.ts';
import { checkParameterKeys } from './parameter-keys.ts';
import { lookUp, rootScope, type Scope } from './scope.ts';
import { isModuleLevel, trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** A source in ASL's terms; its values by key, `source.` in front. */
export interface LoweredSource {
  readonly resource: string;
  readonly config: ReaderConfig;
  /** Keys of the Arguments. */
  readonly location: readonly string[];
  readonly values: Readonly<Record<string, RawExpr>>;
  readonly item: ValueShape;
}

const FORMATS: readonly ItemFormat[] = ['objects', 'csv', 'json', 'jsonl', 'parquet', 'manifest', 'athena'];

/** Lowers a source; undefined when it was reported. */
export function lowerItemSource(source: ts.Expression, scope: Scope, cx: Lowering): LoweredSource | undefined {
  const written = unwrap(source);
  const constant = ts.isCallExpression(written) ? undefined : trace(source, rootScope(null), cx.facts)?.node;
  const shared = constant && isModuleLevel(constant) ? constant : undefined;
  // A source that code of the workflow made has been reported there.
  const symbol = ts.isIdentifier(written) ? cx.facts.symbol(written) : undefined;
  if (!shared && symbol && lookUp(scope, symbol)) return undefined;
  const node = shared ? unwrap(shared) : written;
  const facts = cx.facts.itemSource(source);
  const format = FORMATS.find((one) => one === facts?.format);
  const argument = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  const properties = argument && literalProperties(argument);
  if (!facts || !format || !argument || !properties) {
    return refuse(source, 'It is not a call with an object literal', cx);
  }
  checkParameterKeys(argument, cx);
  const values: Record<string, RawExpr> = {};
  const constants: Record<string, unknown> = {};
  for (const [key, value] of properties) {
    if (locationKeys.includes(key) || key === 'maxItems') values[`source.${key}`] = cx.expression(value, scope);
    else constants[key] = constantOption(key, value, scope, cx);
  }
  const everyObject = properties.has('Prefix');
  if (everyObject === properties.has('Key')) return refuse(source, 'It has to have either a `Key` or a `Prefix`', cx);
  return {
    ...readerSpelling(format, formatOptions(constants), everyObject),
    location: [...properties.keys()].filter((key) => locationKeys.includes(key)),
    values,
    item: facts.item,
  };
}

function refuse(source: ts.Expression, problem: string, cx: Lowering): undefined {
  cx.report(d.itemSource(cx.origin(source), { problem }));
  return undefined;
}

function constantOption(option: string, value: ts.Expression, scope: Scope, cx: Lowering): unknown {
  const constant = constantOf(value, scope, cx.facts);
  if (constant === undefined) cx.report(d.notConstant(cx.origin(value), { option }));
  return constant;
}

function formatOptions({ headers, delimiter, pointer, format }: Readonly<Record<string, unknown>>): FormatOptions {
  return {
    ...(Array.isArray(headers) && { headers: headers.map(String) }),
    ...(isDelimiter(delimiter) && { delimiter }),
    ...(typeof pointer === 'string' && { pointer }),
    ...((format === 'csv' || format === 'jsonl' || format === 'parquet') && { format }),
  };
}

function isDelimiter(value: unknown): value is keyof typeof csvDelimiters {
  return typeof value === 'string' && Object.hasOwn(csvDelimiters, value);
}

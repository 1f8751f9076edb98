/**
 * Functions that an expression defines in front of itself when it uses them, as JSONata text. They may call each other by
 * name. Local names inside never end in a digit, because a helper that is renamed does.
 */
import * as arithmetic from './arithmetic.ts';
import * as bits from './bits.ts';
import * as calendar from './calendar.ts';
import * as characters from './characters.ts';
import * as conversion from './conversion.ts';
import * as items from './items.ts';
import * as mapKeys from './map-keys.ts';
import * as formats from './number-formats.ts';
import { RADIX_TEXT } from './number-radix.ts';
import { NUMBER_TEXT, WHOLE_TEXT } from './number-text.ts';
import * as parsing from './parsing.ts';
import * as values from './values.ts';

export const HELPERS = {
  isFinite: arithmetic.IS_FINITE,
  isNegative: arithmetic.IS_NEGATIVE,
  negate: arithmetic.NEGATE,
  add: arithmetic.ADD,
  subtract: arithmetic.SUBTRACT,
  multiply: arithmetic.MULTIPLY,
  divide: arithmetic.DIVIDE,
  remainder: arithmetic.REMAINDER,
  exponentiate: arithmetic.EXPONENTIATE,
  numberText: NUMBER_TEXT,
  radixText: RADIX_TEXT,
  typeOf: conversion.TYPE_OF,
  toText: conversion.TO_TEXT,
  overflows: conversion.OVERFLOWS,
  parseNumber: conversion.PARSE_NUMBER,
  toNumber: conversion.TO_NUMBER,
  parseDate: parsing.PARSE_DATE,
  wholeText: WHOLE_TEXT,
  decimal: formats.DECIMAL,
  significant: formats.SIGNIFICANT,
  roundDigits: formats.ROUND_DIGITS,
  fixedText: formats.FIXED_TEXT,
  exponentText: formats.EXPONENT_TEXT,
  exponentialText: formats.EXPONENTIAL_TEXT,
  shortExponentialText: formats.SHORT_EXPONENTIAL_TEXT,
  precisionText: formats.PRECISION_TEXT,
  parseInteger: parsing.PARSE_INTEGER,
  parseDigits: parsing.PARSE_DIGITS,
  parseRadix: parsing.PARSE_RADIX,
  parseFloating: parsing.PARSE_FLOATING,
  ...conversion.OPERATORS,
  uint32: bits.UINT32,
  int32: bits.INT32,
  bitwise: bits.BITWISE,
  product32: bits.PRODUCT32,
  codePoint: characters.CODE_POINT,
  unitCode: characters.UNIT_CODE,
  pointText: characters.POINT_TEXT,
  unitText: characters.UNIT_TEXT,
  mapText: mapKeys.MAP_TEXT,
  mapKey: mapKeys.MAP_KEY,
  civilDate: calendar.CIVIL_DATE,
  civilTime: calendar.CIVIL_TIME,
  utcTime: calendar.UTC_TIME,
  timeClip: calendar.TIME_CLIP,
  isoText: calendar.ISO_TEXT,
  utcText: calendar.UTC_TEXT,
  get: values.GET,
  getAt: values.GET_AT,
  putAt: values.PUT_AT,
  finiteData: values.FINITE_DATA,
  packed: values.PACKED,
  unpacked: values.UNPACKED,
  withoutMarks: values.WITHOUT_MARKS,
  marksAsNull: values.MARKS_AS_NULL,
  jsonText: values.JSON_TEXT,
  marshal: items.MARSHAL,
  marshalForSdk: items.MARSHAL_FOR_SDK,
  unmarshal: items.UNMARSHAL,
  prettyText: values.PRETTY_TEXT,
  keyedText: values.KEYED_TEXT,
  sliceText: values.SLICE_TEXT,
  fillReplacement: values.FILL_REPLACEMENT,
  replaceAll: values.REPLACE_ALL,
  expandReplacement: values.EXPAND_REPLACEMENT,
} as const;

export type HelperName = keyof typeof HELPERS;

export function isHelperName(name: string): name is HelperName {
  return Object.hasOwn(HELPERS, name);
}

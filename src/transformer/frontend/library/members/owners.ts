/** Whole parts of the library that have no meaning in a workflow, or only in its types. */

const COLLECTION = 'Use a Map or a Set.';
const BYTES = 'Keep bytes in S3 or as base64 text, and handle them in a Lambda function.';
const PLAIN = 'Use plain data.';
const SYMBOL = 'Use a string key.';
const LIST = 'Use an array.';
const TYPE = 'It is a type of the language’s own machinery, which a workflow has no value of.';

const BYTE_ARRAYS =
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array Float32Array Float64Array BigInt64Array BigUint64Array';
const ITERATORS =
  'Iterator Iterable IterableIterator IteratorObject ArrayIterator MapIterator SetIterator StringIterator RegExpStringIterator IteratorYieldResult IteratorReturnResult Generator GeneratorFunction';
const TYPES =
  'ReadonlySetLike PropertyDescriptor TypedPropertyDescriptor ThisType ArrayLike ConcatArray PromiseLike PromiseFulfilledResult PromiseRejectedResult PromiseWithResolvers ErrorOptions RegExpIndicesArray ImportMeta ImportCallOptions ImportAttributes IArguments TemplateStringsArray WeakKeyTypes ArrayBufferTypes ArrayBufferView BigIntToLocaleStringOptions ProxyHandler';

const OWNERS: ReadonlyMap<string, string> = new Map([
  ...rows('WeakMap WeakSet', COLLECTION),
  ...rows('WeakRef FinalizationRegistry', 'Leave it out: nothing is collected while a workflow runs.'),
  ...rows(`ArrayBuffer SharedArrayBuffer DataView Atomics ${BYTE_ARRAYS}`, BYTES),
  ...rows('Symbol', SYMBOL),
  ...rows('BigInt', 'Use a number, or a string for exact big integers.'),
  ...rows('Proxy Reflect', PLAIN),
  ...rows('Intl', 'Format in a Lambda function: locales do not exist in Step Functions.'),
  ...rows('Function', 'Call the function itself; a function is no value in a workflow.'),
  ...rows(ITERATORS, LIST),
  ...rows(
    'AsyncGenerator AsyncGeneratorFunction AsyncIterator AsyncIterable AsyncIterableIterator AsyncIteratorObject',
    'Await each task in a `for … of` loop.',
  ),
  ...rows('AggregateError', 'Catch one error at a time.'),
  ...rows(
    'ClassDecoratorContext ClassMethodDecoratorContext ClassGetterDecoratorContext ClassSetterDecoratorContext ClassAccessorDecoratorContext ClassAccessorDecoratorTarget ClassAccessorDecoratorResult ClassFieldDecoratorContext',
    TYPE,
  ),
  ...rows(TYPES, TYPE),
]);

function rows(owners: string, instead: string): readonly (readonly [string, string])[] {
  return owners.split(' ').map((owner) => [owner, instead]);
}

/** Why nothing of an owner compiles; undefined for owners whose members have rows of their own. */
export function ownerRefusal(member: string): string | undefined {
  if (/\[Symbol\./.test(member)) return SYMBOL;
  const [owner = '', second] = member.split('.');
  if (/Constructor$|^prototype$/.test(owner) || (second === 'prototype' && member.split('.').length === 2))
    return PLAIN;
  if (owner === 'RegExp' && second !== undefined && second !== 'prototype') return 'Take the groups of the match.';
  return OWNERS.get(owner);
}

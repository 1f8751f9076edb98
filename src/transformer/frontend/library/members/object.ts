/** `Object`, `JSON`, errors and functions. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const PLAIN = 'Use plain data: properties have no attributes and objects no prototypes in a workflow.';
const UNDEFINED = 'objects with a property that may be undefined; text';

export const OBJECT: MemberTable = {
  ...partly('Object', 'entries getOwnPropertyNames keys values', UNDEFINED),
  ...supported('Object', 'fromEntries hasOwn'),
  ...partly('Object', 'assign', 'targets and sources that are not objects'),
  ...refused(
    'Object',
    'freeze seal preventExtensions',
    'Leave it out; `Readonly<T>` and `as const` check the same when compiling.',
  ),
  ...refused('Object', 'isFrozen isSealed isExtensible', PLAIN),
  ...supported('Object', 'groupBy'),
  ...partly('Object', 'is', 'two objects'),
  ...refused(
    'Object',
    'create defineProperties defineProperty getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertySymbols getPrototypeOf setPrototypeOf',
    PLAIN,
  ),
  ...supported('Object.prototype', 'toString valueOf'),
  ...refused('Object.prototype', 'hasOwnProperty', 'Use `Object.hasOwn(object, key)`.'),
  ...refused('Object.prototype', 'constructor isPrototypeOf propertyIsEnumerable', PLAIN),
  ...refused('Object.prototype', 'toLocaleString', 'Use `String(value)`.'),
};

export const JSON_TABLE: MemberTable = {
  ...partly('JSON', 'parse', 'a reviver'),
  ...partly('JSON', 'stringify', 'a replacer that is a function; an indentation that is not constant'),
};

export const ERROR: MemberTable = {
  ...supported('Error.prototype', 'name message'),
  ...refused('Error.prototype', 'stack', 'Use `name` and `message`: Step Functions keeps no stack.'),
  ...refused('Error.prototype', 'cause', 'Put what matters of the cause into the message.'),
};

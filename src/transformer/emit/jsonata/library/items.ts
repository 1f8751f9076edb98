/**
 * DynamoDB's attribute values: `DynamoDB.marshal(value, schema)` and `DynamoDB.unmarshal(attributes, schema)`, which no program
 * calls by name; the front end makes them of the item methods of table handles.
 */
import { Kind, mayBe } from '../../../core/shape.ts';
import { isPresent } from '../semantics/equality.ts';
import { share } from '../semantics/share.ts';
import { argumentOf } from './call.ts';
import type { LibraryEmitter } from './types.ts';

/** An attribute value; nothing for undefined, which is no attribute. */
const marshal: LibraryEmitter = {
  emit: (call, cx) => {
    const value = argumentOf(call, 0, cx);
    const schema = argumentOf(call, 1, cx).node;
    if (!mayBe(value.shape, Kind.absent)) return cx.code`${cx.helper('marshal')}(${value.node}, ${schema})`;
    return share(
      value.node,
      'value',
      cx,
      (node) =>
        cx.code`${isPresent({ node, shape: value.shape })} ? ${cx.helper('marshal')}(${node}, ${schema}) : [][0]`,
    );
  },
};

/** The attributes of an item in the spelling of AWS SDK integrations. */
const marshalForSdk: LibraryEmitter = {
  emit: (call, cx) =>
    cx.code`${cx.helper('marshalForSdk')}(${argumentOf(call, 0, cx).node}, ${argumentOf(call, 1, cx).node})`,
};

/** The plain item of attributes; nothing where there are none. */
const unmarshal: LibraryEmitter = {
  emit: (call, cx) =>
    share(argumentOf(call, 0, cx).node, 'attributes', cx, (node) => {
      const schema = argumentOf(call, 1, cx).node;
      return cx.code`${node} != null ? ${cx.helper('unmarshal')}({'M': ${node}}, ${schema}) : [][0]`;
    }),
};

export const items: Readonly<Record<string, LibraryEmitter>> = {
  'DynamoDB.marshal': marshal,
  'DynamoDB.marshalForSdk': marshalForSdk,
  'DynamoDB.unmarshal': unmarshal,
};

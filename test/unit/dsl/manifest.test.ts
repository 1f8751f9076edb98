/** The manifest names exactly exports of the package root that exist. */
import { expect, it } from 'vitest';
import * as dsl from '../../../src/dsl/index.ts';
import { intrinsics } from '../../../src/dsl/manifest.ts';

/** Exported values that are no part of the workflow language: they inspect, run or extend it. */
const outside = [
  'UsageError',
  'artifactKey',
  'artifactOf',
  'handleReferenceOf',
  'metadataOf',
  'namedError',
  'runWith',
  'stubReferenceOf',
];

it('every intrinsic is an export, and every other export is known', () => {
  expect(Object.keys(dsl).toSorted()).toEqual([...Object.keys(intrinsics), ...outside].toSorted());
});

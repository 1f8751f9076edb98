/** `Number`, `Boolean`, `Math`. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const LAST_DIGIT = 'Compute it in a Lambda function: its result could differ in the last digit.';

export const NUMBER: MemberTable = {
  ...supported(
    'Number',
    'EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger parseFloat',
  ),
  ...partly('Number', 'parseInt', 'a radix that is not constant'),
  ...supported('Number.prototype', 'toExponential toFixed toPrecision toString valueOf'),
  ...refused(
    'Number.prototype',
    'toLocaleString',
    'Use `toFixed` or `String`: locales do not exist in Step Functions.',
  ),
  ...supported('Boolean.prototype', 'valueOf'),
};

export const MATH: MemberTable = {
  ...supported(
    'Math',
    'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs ceil clz32 floor imul max min pow random round sign sqrt trunc',
  ),
  ...refused(
    'Math',
    'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 f16round fround hypot log log10 log1p log2 sin sinh tan tanh',
    LAST_DIGIT,
  ),
};

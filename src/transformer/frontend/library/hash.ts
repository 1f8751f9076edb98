/**
 * `createHash('sha256').update(text).digest('hex')` of `node:crypto`: the one chain that Step Functions' `$hash` can be. Node
 * hashes a text without lone surrogates, so they are replaced first, as it does.
 */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { constantOf } from '../constants.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';

/** Node's names of the algorithms that Step Functions has, with its own. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

const HASHING: ReadonlySet<string> = new Set(['createHash', 'crypto.createHash', 'update', 'digest']);

/** Lowers the last call of the chain; refuses any other use of its parts. Undefined for other members. */
export function lowerHash(member: string, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  if (!HASHING.has(member)) return undefined;
  const origin = cx.origin(node);
  const parts = chainOf(node, cx);
  const algorithm = parts && ALGORITHMS[String(constantOf(parts.algorithm, scope, cx.facts))];
  const text =
    algorithm && parts && constantOf(parts.encoding, scope, cx.facts) === 'hex' && cx.expression(parts.text, scope);
  if (!text || !isOnly(text.shape, Kind.string)) {
    const hint =
      "Write `createHash('sha256').update(text).digest('hex')`; there are md5, sha1, sha256, sha384 and sha512.";
    cx.report(d.unsupportedLibraryMember(origin, { member: 'createHash', hint }));
    return cx.invalid(node);
  }
  const hashed =
    text.kind === 'literal' ? text : b.library('String.prototype.toWellFormed', text, [], shapes.string, origin);
  return b.library('crypto.hash', null, [hashed, b.literal(algorithm, origin)], shapes.string, origin);
}

interface Chain {
  readonly algorithm: ts.Expression;
  readonly text: ts.Expression;
  readonly encoding: ts.Expression;
}

/** The arguments of the chain that ends with `node`, if it is all there. */
function chainOf(node: ts.CallExpression, cx: Lowering): Chain | undefined {
  const [encoding, ...more] = node.arguments;
  const update = objectOf(node, 'digest');
  const [text, ...others] = update?.arguments ?? [];
  const create = update && objectOf(update, 'update');
  const [algorithm, ...options] = create?.arguments ?? [];
  if (!create || !encoding || !text || !algorithm) return undefined;
  if (more.length + others.length + options.length > 0) return undefined;
  const callee = unwrap(create.expression);
  const name =
    ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee) ? cx.facts.libraryMember(callee) : undefined;
  return name === 'createHash' || name === 'crypto.createHash' ? { algorithm, text, encoding } : undefined;
}

/** The call whose result `node` calls a method of. */
function objectOf(node: ts.CallExpression, method: string): ts.CallExpression | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== method) return undefined;
  const object = unwrap(callee.expression);
  return ts.isCallExpression(object) ? object : undefined;
}

/**
 * Puts a value with functions in it into a list: as a record of what its functions capture. What a function sees from where the
 * list is declared it goes on seeing where it is called, since its body is lowered there; the rest is copied, which is the same
 * only if nobody assigns it afterwards.
 */
import ts from 'typescript';
import type { RecordEntry } from '../../core/expr.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawLeaf, RawStatement } from '../../hir/types.ts';
import { demandStored } from '../data.ts';
import { isPattern } from '../library/regexp-of.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import {
  type Binding,
  type FunctionValue,
  type KeptList,
  type ListBinding,
  lookUp,
  rootScope,
  type Scope,
  tupleParts,
} from '../scope.ts';
import { asFunction } from '../static-forms.ts';
import { staticOf } from '../static-value.ts';
import { lastingTask, taskOf } from '../task-value.ts';
import { isModuleLevel, trace } from '../trace.ts';
import { KIND, type Plan, recordShape } from './kinds.ts';
import { isSettled } from './settled.ts';

/** A record, and what is evaluated before it. */
export interface KeptValue {
  readonly before: readonly RawStatement[];
  readonly record: RawExpr;
}

/** The record for a value that is put into a list; undefined where it was reported. */
export function keptValue(node: ts.Expression, list: KeptList, scope: Scope, cx: Lowering): KeptValue | undefined {
  const value = staticOf(node, scope, cx, true);
  const record = value && keptRecord(value.binding, node, list, cx);
  if (value && record) return { before: value.before, record };
  if (!value) cx.report(d.functionAsValue(cx.origin(node)));
  return undefined;
}

/** The record for a value that is known; undefined where it was reported. */
export function keptRecord(binding: Binding, node: ts.Expression, list: KeptList, cx: Lowering): RawExpr | undefined {
  const origin = cx.origin(node);
  if (binding.kind === 'choice') {
    const otherwise = keptRecord(binding.otherwise, node, list, cx);
    return binding.options.reduceRight<RawExpr | undefined>((rest, { test, binding: option }) => {
      const value = keptRecord(option, node, list, cx);
      return value && rest && b.conditional(test, value, rest, origin);
    }, otherwise);
  }
  const keeper = createKeeper(node, list, cx);
  const isPair = binding.kind === 'list' && tupleParts(binding) !== undefined;
  const plan = isPair || KEPT.has(binding.kind) ? keeper.plan(binding, 'value') : undefined;
  if (!plan) {
    if (!keeper.isReported()) cx.report(d.functionAsValue(origin));
    return undefined;
  }
  const number = cx.kept.add(list.declaration, plan);
  const kinds = cx.kept.kindsOf(list.declaration);
  const tag: readonly RecordEntry<RawLeaf>[] =
    kinds.length > 1 ? [{ kind: 'property', key: b.literal(KIND, origin), value: b.literal(number, origin) }] : [];
  return { kind: 'record', origin, shape: recordShape(kinds), entries: [...tag, ...keeper.entries] };
}

/** What stands in a list of functions: a function, an object with functions, a task. */
const KEPT: ReadonlySet<Binding['kind']> = new Set(['function', 'parts', 'alias']);

interface Keeper {
  readonly entries: readonly RecordEntry<RawLeaf>[];
  /** How what a name stands for is kept; undefined where it cannot be. */
  plan(binding: Binding, name: string): Plan | undefined;
  isReported(): boolean;
}

function createKeeper(at: ts.Expression, list: KeptList, cx: Lowering): Keeper {
  const entries: RecordEntry<RawLeaf>[] = [];
  const fields = new Set([KIND]);
  const open = new Set<ts.Node>();
  let reported = false;
  const data = (value: RawExpr, name: string): Plan => {
    const stored = value.shape.date ? value : demandStored(value, cx);
    let field = name;
    for (let count = 2; fields.has(field); count += 1) field = `${name}${count}`;
    fields.add(field);
    entries.push({ kind: 'property', key: b.literal(field, value.origin), value: stored });
    return { kind: 'data', field, shape: stored.shape };
  };
  const captured = (fn: FunctionValue): ReadonlyMap<ts.Symbol, Plan> | undefined => {
    const found = new Map<ts.Symbol, Plan>();
    for (const [symbol, name] of namesIn(fn.node, cx)) {
      const binding = lookUp(fn.scope, symbol);
      if (!binding || found.has(symbol) || isSame(binding, lookUp(list.scope, symbol))) continue;
      const isKnown = (made: ts.Node): boolean => isSettled(symbol, made, cx.facts);
      const settled = binding.kind !== 'variable' || isKnown(at) || (open.size === 1 && isKnown(fn.node));
      const part = settled ? plan(binding, symbol.name) : undefined;
      if (!part) {
        const declared = symbol.valueDeclaration;
        const related = declared ? [{ span: cx.origin(declared), message: 'declared here' }] : [];
        if (!reported) cx.report(d.keptCapture(cx.origin(name), { variable: symbol.name }, related));
        reported = true;
        return undefined;
      }
      found.set(symbol, part);
    }
    return found;
  };
  const tuple = (binding: ListBinding): Plan | undefined => {
    const parts = tupleParts(binding);
    return parts && plan(parts, 'items');
  };
  const plan = (binding: Binding, name: string): Plan | undefined => {
    switch (binding.kind) {
      case 'variable':
        return data(b.ref(binding.variable, cx.shapeOfVariable(binding.variable), cx.origin(at)), name);
      case 'value':
        return data(binding.value, name);
      case 'function': {
        const fn = asFunction(binding);
        if (!fn || fn.adapt || fn.choice || open.has(fn.node)) return undefined;
        open.add(fn.node);
        const names = captured(fn);
        open.delete(fn.node);
        return names && { kind: 'function', node: fn.node, captured: names, types: fn.scope.types };
      }
      case 'parts': {
        const parts = new Map<string, Plan>();
        for (const [key, inner] of binding.parts) {
          const part = plan(inner, key);
          if (!part) return undefined;
          parts.set(key, part);
        }
        return { kind: 'parts', parts };
      }
      case 'alias':
        return constant(binding, cx);
      case 'list':
        return list.place !== undefined && binding.place === list.place ? { kind: 'itself' } : tuple(binding);
      case 'nothing':
        return binding;
      default:
        return undefined;
    }
  };
  return { entries, plan, isReported: () => reported };
}

/** A name means the same where the list is declared. */
function isSame(binding: Binding, there: Binding | undefined): boolean {
  if (binding.kind !== 'list' || there?.kind !== 'list') return binding === there;
  return binding === there || (binding.place !== undefined && binding.place === there.place);
}

function constant(alias: Extract<Binding, { kind: 'alias' }>, cx: Lowering): Plan | undefined {
  const task = lastingTask(alias, cx);
  if (task) return { kind: 'constant', node: task };
  if (taskOf(alias, cx)) return undefined;
  const { node, scope } = alias;
  const traced = trace(node, scope, cx.facts)?.node;
  if (!traced || !ts.isExpression(traced) || !(isModuleLevel(traced) || isPattern(traced))) return undefined;
  if (ts.isArrowFunction(traced) || ts.isFunctionExpression(traced))
    return { kind: 'function', node: traced, captured: new Map(), types: rootScope(null).types };
  return { kind: 'constant', node: traced };
}

/** The names in a function, each with one place of it. */
function namesIn(node: ts.Node, cx: Lowering): ReadonlyMap<ts.Symbol, ts.Node> {
  const found = new Map<ts.Symbol, ts.Node>();
  const visit = (child: ts.Node): void => {
    const symbol = ts.isIdentifier(child) ? cx.facts.symbol(child) : undefined;
    if (symbol && !found.has(symbol)) found.set(symbol, child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

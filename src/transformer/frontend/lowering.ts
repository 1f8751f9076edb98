/**
 * The interface through which constructs lower TypeScript: everything a construct needs and nothing of how it is
 * dispatched. Constructs never import the registry or each other's lowering; they call back through this.
 */
import type ts from 'typescript';
import type { IamNeed } from '../../tasks/needs/index.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import type { Inlining, Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { PureFunction, RawExpr, RawLeaf, RawStatement } from '../hir/types.ts';
import type { Denied } from './denied.ts';
import type { Facts } from './facts.ts';
import type { HandlerCode } from './handler-code.ts';
import type { KeptKinds } from './kept/kinds.ts';
import type { HeldPromise, PromiseChoice } from './promises/source.ts';
import type { Scope, Static } from './scope.ts';

/** What makes a variable. */
export interface VariableRequest {
  readonly name: string;
  readonly origin: Origin;
  readonly shape: ValueShape;
  readonly constant: boolean;
}

/**
 * A promise at compile time. JavaScript evaluates a call's arguments at once, and so does the code `before`; what the promise
 * then settles to is `value`, which runs where the promise's branch is placed.
 */
export interface Started {
  readonly before: readonly RawStatement[];
  readonly value: RawExpr;
  readonly choice?: PromiseChoice;
}

/** Errors in variables and lists. */
export interface KeptErrors {
  /** Variables of type `unknown` that hold nothing but errors. */
  readonly untyped: Set<ts.Symbol | ts.Node>;
  /** Variables that may hold an error which the language itself raised. */
  readonly engine: Set<ts.Symbol | ts.Node>;
  /** A list or an object may hold such an error. */
  listed: boolean;
  /** An object holds an error. */
  recorded: boolean;
  /** A list, a map or an object holds a collection. */
  collected: boolean;
}

/** Operations of transactions that a workflow makes: what its role must be allowed for them, and the calls that perform them. */
export interface Operations {
  readonly needs: IamNeed[];
  readonly calls: ts.CallExpression[];
}

export interface Lowering {
  readonly facts: Facts;
  readonly ids: IdSupply;
  /** The name of the workflow being compiled, as its state machine is called. */
  readonly workflowName: string;
  readonly workflowType: 'STANDARD' | 'EXPRESS';
  /** The function whose body is the workflow. */
  readonly run: ts.FunctionLikeDeclaration;
  /** Lowers a value. A promise that is not awaited is reported. */
  expression(node: ts.Expression, scope: Scope): RawExpr;
  /** Lowers what `await node` gives: performs the calls in it. */
  awaited(node: ts.Expression, scope: Scope): RawExpr;
  /** Lowers a promise that others will run beside: what making it does, and what awaiting it gives. */
  started(node: ts.Expression, scope: Scope): Started;
  /** The value of a call that gives functions, or data with functions in it; undefined where it is not known. */
  staticCall(call: ts.CallExpression | ts.NewExpression, scope: Scope): Static | undefined;
  /** The list of functions that a literal with spreads of such lists is; undefined where it is not known. */
  joinedList(literal: ts.ArrayLiteralExpression, scope: Scope): Static | undefined;
  /** An argument that is an object or array with promises in it; undefined for others. */
  partsArgument(node: ts.Expression, scope: Scope): Static | undefined;
  statement(node: ts.Statement, scope: Scope): readonly RawStatement[];
  /** Lowers a statement list; function declarations in it are hoisted. `running` promises are to be awaited in it. */
  statements(nodes: readonly ts.Statement[], scope: Scope, running?: readonly HeldPromise[]): readonly RawStatement[];
  /** Promises that are pending when a block is entered, and are to be awaited in it. */
  readonly entering: Map<ts.Block, readonly HeldPromise[]>;
  /** Reports promises that an expression does not await before anything else. */
  demandUsedFirst(node: ts.Expression, promises: readonly HeldPromise[]): void;
  variable(request: VariableRequest): VarId;
  /** The shape a variable was declared with. */
  shapeOfVariable(variable: VarId): ValueShape;
  /** What a variable was made with. */
  variableOf(variable: VarId): VariableRequest;
  /** The variable is never written after its declaration. */
  isConstant(variable: VarId): boolean;
  /** The concurrent body in which a variable was declared; absent = the machine itself. */
  readonly regions: Map<VarId, ts.Node>;
  /** What values turned out to be at times although their TypeScript type denies it. */
  readonly denied: Denied;
  /** Errors that are kept, found as what is `denied` is. */
  readonly keptErrors: KeptErrors;
  /** What is kept in lists of functions, found in the same way. */
  readonly kept: KeptKinds;
  /** What a variable stands for, where its type may be wrong in that way. */
  readonly typedBy: Map<VarId, ts.Symbol | ts.Node>;
  /** What variables with a collection are other names of: of a variable, or of a part of something (null). */
  readonly otherNames: Map<VarId, VarId | null>;
  /** Variables of `catch`. */
  readonly caught: Set<VarId>;
  /** Constants of modules and fields whose values are being made. */
  readonly making: Set<ts.Node>;
  /** Variables of `catch` that may hold an error which the language itself raised. */
  readonly engineErrors: Set<VarId>;
  /** The input, and constants that are numbers and surely finite. */
  readonly finite: Set<VarId>;
  /** A reason of `Promise.allSettled` may be an error which the language itself raised. */
  readonly reasons: { engine: boolean };
  origin(node: ts.Node): Origin;
  /** Lowers the body of a function in the place of its call; the origins of what is in it say so. */
  inside<T>(inlining: Inlining, lower: () => T): T;
  report(diagnostic: Diagnostic): void;
  /** Stands for a value that could not be lowered; its diagnostic has been reported. */
  invalid(node: ts.Node): RawExpr;
  /** The workflow's pure functions that expressions call by name (recursive helpers). */
  readonly functions: RecursiveFunction[];
  /** Operations of transactions over several tables. */
  readonly operations: Readonly<Record<'transactGet' | 'transactWrite', Operations>>;
  /** Why a call of a built-in has no exact encoding, as the edit to make; null when it has one. */
  libraryProblem(call: RawExpr): string | null;
  /** Records that the workflow uses a resource handle. */
  useHandle(use: HandleRecord): void;
}

/** A recursive pure helper, called by id. */
export interface RecursiveFunction {
  readonly node: ts.FunctionLikeDeclaration;
  /** What the names in it mean where it stands. */
  readonly environment: string;
  /** The functions that it is given, which are no parameters of the definition. */
  readonly given: string;
  readonly definition: PureFunction<RawLeaf>;
  /** It gives records of results and errors; null when it never throws. */
  readonly throws: { readonly byEngine: boolean } | null;
}

/** A handle found by constant evaluation. */
export interface HandleRecord {
  readonly id: string;
  readonly resourceKind: string;
  readonly attribute: 'Name' | 'Arn' | 'Url' | null;
  readonly binding:
    | { readonly by: 'id' }
    | { readonly by: 'arn' | 'name'; readonly value: string }
    | { readonly by: 'construct' };
  /** The expression that made the handle (`dynamodb.table(...)`). */
  readonly declaration: ts.Expression;
  /** Tells apart handles made from constructs, whose ids are names of variables. */
  readonly identity: string;
  /** Expressions that mean the handle, from where the workflow uses it to `declaration`. */
  readonly steps: readonly ts.Node[];
  /** `lambda.fn('X', handler)`: where its code is exported. */
  readonly code: HandlerCode | null;
}

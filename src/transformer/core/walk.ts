/**
 * Walks over expressions and statements of any level. A level is described by an `Extension`, which knows the parts of its
 * extra leaves; `createWalk` makes the level's functions, `pure` is the walk of code without leaves (hir/walk.ts has the others).
 * Rewrites are bottom-up and keep the identity of whatever they do not change, so passes can compare with `===`.
 */
import {
  type ExpressionLeaf,
  type ExpressionMap,
  isCoreExpression,
  isCoreStatement,
  mapExpressionChildren,
  mapStatementChildren,
  type StatementLeaf,
  type StatementMap,
  sameIdentifiers,
} from './children.ts';
import type { Expr } from './expr.ts';
import type { LabelId, VarId } from './ids.ts';
import type { PureStatement, Statement } from './statement.ts';

/** How the parts of a level's extra leaves are reached. */
export interface Extension<E extends ExpressionLeaf, S extends StatementLeaf> {
  mapLeaf(leaf: E, map: ExpressionMap<E, E>): E;
  mapStatement(statement: S, map: StatementMap<E, S, E, S>): S;
}

/** What a visit calls, parents first. Returning false skips the parts of a node. */
export interface Visitor<E, S> {
  expression?(node: Expr<E>): boolean | undefined;
  /** Statements of lambdas and programs come here too. */
  statement?(node: Statement<E, S>): boolean | undefined;
  declare?(id: VarId): void;
  write?(id: VarId): void;
  declareLabel?(id: LabelId): void;
  label?(id: LabelId): void;
}

/** How a rewrite changes nodes whose parts are rewritten already. Absent functions change nothing. */
export interface Rewrite<E, S> {
  expression?(node: Expr<E>): Expr<E>;
  /** A statement may become any number of statements. */
  statement?(node: Statement<E, S>): readonly Statement<E, S>[];
  /** Statements in the bodies of lambdas. */
  lambda?(node: Statement<E, never>): readonly Statement<E, never>[];
  /** Whole bodies of programs. */
  program?(body: readonly PureStatement[]): readonly PureStatement[];
  declare?(id: VarId): VarId;
  write?(id: VarId): VarId;
  declareLabel?(id: LabelId): LabelId;
  label?(id: LabelId): LabelId;
}

/** A rewrite of pure code that enters programs. */
export type PureRewrite = Rewrite<never, never> & Required<Pick<Rewrite<never, never>, 'program'>>;

/** An expression or a list of statements. */
export type Code<E, S> = Expr<E> | readonly Statement<E, S>[];

/** The functions of one level. */
export interface Walk<E extends ExpressionLeaf, S extends StatementLeaf> {
  visit(code: Code<E, S>, visitor: Visitor<E, S>): void;
  mapExpression(node: Expr<E>, rewrite: Rewrite<E, S>): Expr<E>;
  mapStatements(list: readonly Statement<E, S>[], rewrite: Rewrite<E, S>): readonly Statement<E, S>[];
  /** The direct parts of an expression that are expressions, in evaluation order. Lambdas and programs have none. */
  operands(node: Expr<E>): readonly Expr<E>[];
  /** Variables that the code reads or writes and does not declare itself. */
  freeVariables(code: Code<E, S>): ReadonlySet<VarId>;
  /** Variables that the code reads; those it declares itself too. */
  readVariables(code: Code<E, S>): ReadonlySet<VarId>;
  /** Variables that an `assign` in the code writes and that the code does not declare itself. */
  assignedVariables(code: Code<E, S>): ReadonlySet<VarId>;
  /** Variables that the code declares at any depth. */
  declaredVariables(code: Code<E, S>): ReadonlySet<VarId>;
  /** Labels that the code declares at any depth. */
  declaredLabels(code: Code<E, S>): ReadonlySet<LabelId>;
  /** Labels that the code jumps to and that stand outside of it. */
  freeLabels(code: Code<E, S>): ReadonlySet<LabelId>;
  someExpression(code: Code<E, S>, test: (node: Expr<E>) => boolean): boolean;
  someStatement(code: Code<E, S>, test: (node: Statement<E, S>) => boolean): boolean;
  everyStatement(code: Code<E, S>, test: (node: Statement<E, S>) => boolean): boolean;
}

/** True for a list of statements. */
export function isStatements<E, S>(code: Code<E, S>): code is readonly Statement<E, S>[] {
  return Array.isArray(code);
}

/**
 * Makes the walk of a level.
 * @example const walk = createWalk<RawLeaf, never>({ mapLeaf, mapStatement: (statement) => statement });
 */
export function createWalk<E extends ExpressionLeaf, S extends StatementLeaf>(extension: Extension<E, S>): Walk<E, S> {
  /** A rewrite under way. Its functions are shared by all nodes: `changed` tells of the node whose parts are being rewritten. */
  const rewriter = (rewrite: Rewrite<E, S>) => {
    let changed = false;
    const note = <T>(before: T, after: T): T => {
      if (before !== after) changed = true;
      return after;
    };
    /** The node with its parts rewritten, or the node itself where they all are what they were. */
    const withParts = <N, M>(node: N, map: M, mapParts: (node: N, map: M) => N): N => {
      const outer = changed;
      changed = false;
      const mapped = mapParts(node, map);
      const result = changed ? mapped : node;
      changed = outer;
      return result;
    };
    const expression = (node: Expr<E>): Expr<E> => {
      const result = withParts(node, expressionParts, mapExpressionParts);
      return rewrite.expression ? rewrite.expression(result) : result;
    };
    const inLambda = (body: readonly Statement<E, never>[]): readonly Statement<E, never>[] =>
      rewriteList(body, (statement) => {
        const result = withParts(statement, lambdaParts, mapLambdaParts);
        return rewrite.lambda ? rewrite.lambda(result) : [result];
      });
    const statements = (list: readonly Statement<E, S>[]): readonly Statement<E, S>[] =>
      rewriteList(list, (statement) => {
        const result = withParts(statement, statementParts, mapStatementParts);
        return rewrite.statement ? rewrite.statement(result) : [result];
      });
    const shared = {
      ...identifiersOf(rewrite, note),
      expression: (part: Expr<E>) => note(part, expression(part)),
    };
    const expressionParts: ExpressionMap<E, E> = {
      ...shared,
      lambda: (body) => note(body, inLambda(body)),
      program: (body) => note(body, rewrite.program ? rewrite.program(body) : body),
    };
    const lambdaParts: StatementMap<E, never, E, never> = {
      ...shared,
      statements: (list) => note(list, inLambda(list)),
    };
    const statementParts: StatementMap<E, S, E, S> = {
      ...shared,
      statements: (list) => note(list, statements(list)),
    };
    return { expression, statements };
  };

  const mapExpressionParts = (node: Expr<E>, map: ExpressionMap<E, E>): Expr<E> =>
    isCoreExpression(node) ? mapExpressionChildren(node, map) : extension.mapLeaf(node, map);

  const mapLambdaParts = (node: Statement<E, never>, map: StatementMap<E, never, E, never>): Statement<E, never> =>
    isCoreStatement(node) ? mapStatementChildren(node, map) : noStatement(node);

  const mapStatementParts = (node: Statement<E, S>, map: StatementMap<E, S, E, S>): Statement<E, S> =>
    isCoreStatement(node) ? mapStatementChildren(node, map) : extension.mapStatement(node, map);

  const visit = (code: Code<E, S>, visitor: Visitor<E, S>): void => {
    const visitAll = (part: Code<E, S>): void => {
      if (isStatements(part)) for (const node of part) visitStatement(node);
      else visitExpression(part);
    };
    const visitExpression = (node: Expr<E>): void => {
      if (visitor.expression?.(node) !== false) mapExpressionParts(node, expressionParts);
    };
    const visitStatement = (node: Statement<E, S>): void => {
      if (visitor.statement?.(node) !== false) mapStatementParts(node, statementParts);
    };
    const visited = <T extends Code<E, S>>(part: T): T => {
      visitAll(part);
      return part;
    };
    const shared = { ...visitedIdentifiers(visitor), expression: visited };
    const expressionParts: ExpressionMap<E, E> = { ...shared, lambda: visited, program: visited };
    const statementParts: StatementMap<E, S, E, S> = { ...shared, statements: visited };
    visitAll(code);
  };

  const collect = <T>(code: Code<E, S>, visitor: (add: (item: T) => void) => Visitor<E, S>): Set<T> => {
    const found = new Set<T>();
    visit(
      code,
      visitor((item) => found.add(item)),
    );
    return found;
  };
  const reads = (code: Code<E, S>): Set<VarId> =>
    collect<VarId>(code, (add) => ({
      expression: (node) => {
        if (isCoreExpression(node) && node.kind === 'ref') add(node.variable);
        return true;
      },
    }));
  const writes = (code: Code<E, S>): Set<VarId> => collect<VarId>(code, (add) => ({ write: add }));
  const declares = (code: Code<E, S>): Set<VarId> => collect<VarId>(code, (add) => ({ declare: add }));
  const declaredLabels = (code: Code<E, S>): Set<LabelId> => collect<LabelId>(code, (add) => ({ declareLabel: add }));
  const someStatement = (code: Code<E, S>, test: (node: Statement<E, S>) => boolean): boolean => {
    let found = false;
    visit(code, {
      expression: () => !found,
      statement: (node) => {
        found ||= test(node);
        return !found;
      },
    });
    return found;
  };

  return {
    visit,
    mapExpression: (node, rewrite) => rewriter(rewrite).expression(node),
    mapStatements: (list, rewrite) => rewriter(rewrite).statements(list),
    operands: (node) => {
      const found: Expr<E>[] = [];
      const map: ExpressionMap<E, E> = {
        ...sameIdentifiers,
        expression: (part) => {
          found.push(part);
          return part;
        },
        lambda: (body) => body,
        program: (body) => body,
      };
      mapExpressionParts(node, map);
      return found;
    },
    freeVariables: (code) => difference(new Set([...reads(code), ...writes(code)]), declares(code)),
    readVariables: reads,
    assignedVariables: (code) => difference(writes(code), declares(code)),
    declaredVariables: declares,
    declaredLabels,
    freeLabels: (code) =>
      difference(
        collect<LabelId>(code, (add) => ({ label: add })),
        declaredLabels(code),
      ),
    someExpression: (code, test) => {
      let found = false;
      visit(code, {
        expression: (node) => {
          found ||= test(node);
          return !found;
        },
        statement: () => !found,
      });
      return found;
    },
    someStatement,
    everyStatement: (code, test) => !someStatement(code, (node) => !test(node)),
  };
}

/** The walk of code without extra leaves. */
export const pure: Walk<never, never> = createWalk<never, never>({
  mapLeaf: (leaf) => leaf,
  mapStatement: noStatement,
});

/**
 * A rewrite of pure code that treats the statements of lambdas and programs like all others.
 * @example pure.mapStatements(body, everywhere({ expression: fold }))
 */
export function everywhere(rewrite: Pick<Rewrite<never, never>, 'expression' | 'statement'>): PureRewrite {
  const whole: PureRewrite = {
    ...rewrite,
    ...(rewrite.statement && { lambda: rewrite.statement }),
    program: (body) => pure.mapStatements(body, whole),
  };
  return whole;
}

function noStatement<T>(statement: T): T {
  return statement;
}

function rewriteList<N>(list: readonly N[], rewrite: (node: N) => readonly N[]): readonly N[] {
  const result = list.flatMap(rewrite);
  return result.length === list.length && result.every((node, index) => node === list[index]) ? list : result;
}

function identifiersOf<E, S>(rewrite: Rewrite<E, S>, note: <T>(before: T, after: T) => T) {
  return {
    declare: (id: VarId) => note(id, rewrite.declare ? rewrite.declare(id) : id),
    write: (id: VarId) => note(id, rewrite.write ? rewrite.write(id) : id),
    declareLabel: (id: LabelId) => note(id, rewrite.declareLabel ? rewrite.declareLabel(id) : id),
    label: (id: LabelId) => note(id, rewrite.label ? rewrite.label(id) : id),
  };
}

function visitedIdentifiers<E, S>(visitor: Visitor<E, S>) {
  const report =
    <T>(visit: ((id: T) => void) | undefined) =>
    (id: T): T => {
      visit?.(id);
      return id;
    };
  return {
    declare: report(visitor.declare?.bind(visitor)),
    write: report(visitor.write?.bind(visitor)),
    declareLabel: report(visitor.declareLabel?.bind(visitor)),
    label: report(visitor.label?.bind(visitor)),
  };
}

function difference<T>(all: ReadonlySet<T>, minus: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...all].filter((item) => !minus.has(item)));
}

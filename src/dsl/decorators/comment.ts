/**
 * The decorator that comments: on a method it becomes the comment of the state, on a class that of the state machine.
 */
import { metadataOf, reflectMetadata, setMetadata } from './metadata.ts';
import { methodDecorator, type TaskMethodDecorator } from './method-decorator.ts';
import type { WorkflowClass } from './workflow.ts';

/** A decorator of methods and classes, standard and legacy. */
export interface CommentDecorator extends TaskMethodDecorator {
  <C extends WorkflowClass>(target: C, context: ClassDecoratorContext<C>): void;
  <C extends WorkflowClass>(target: C): void;
}

/**
 * Comments a method's state or a workflow.
 *
 * @example
 * ```ts
 * @Comment('Takes the money; the only step that costs.')
 * private chargeCard(order: Order) { return this.charge({ amount: order.total }); }
 * ```
 */
export function Comment(text: string): CommentDecorator {
  const decorateMethod = methodDecorator((metadata) => ({ ...metadata, comment: text }));
  function decorate(...parameters: readonly unknown[]): unknown {
    const [target, context] = parameters;
    if (typeof target !== 'function' || !isClassContext(context))
      return Reflect.apply(decorateMethod, undefined, parameters);
    setMetadata(target, { ...metadataOf(target), comment: text });
    reflectMetadata(metadataOf(target), target);
    return undefined;
  }
  return decorate as CommentDecorator;
}

/** A standard class decorator gets a context of kind `class`, a legacy one gets nothing. */
function isClassContext(context: unknown): boolean {
  return context === undefined || (context as { readonly kind?: unknown }).kind === 'class';
}

/**
 * Method decorators that work under standard decorators and under legacy `experimentalDecorators`: the arguments tell which.
 * A decorated method is wrapped once; the wrapper acts on everything that its decorators recorded, so that their order
 * does not matter, as it does not for the fields of a state.
 */
import { currentFrame, inFrame } from '../native/frame.ts';
import { withRetry } from '../native/with-retry.ts';
import { type DecoratorMetadata, metadataOf, reflectMetadata, setMetadata } from './metadata.ts';

/** A method decorator of methods that a workflow can await, standard and legacy. */
export interface TaskMethodDecorator {
  <This, A extends unknown[], R>(
    method: (this: This, ...parameters: A) => Promise<R>,
    context: ClassMethodDecoratorContext<This, (this: This, ...parameters: A) => Promise<R>>,
  ): (this: This, ...parameters: A) => Promise<R>;
  <A extends unknown[], R>(
    target: object,
    property: string | symbol,
    descriptor: TypedPropertyDescriptor<(...parameters: A) => Promise<R>>,
  ): void;
}

type Method = (this: unknown, ...parameters: unknown[]) => Promise<unknown>;

/** Makes a method decorator that changes the record of the method. */
export function methodDecorator(record: (metadata: DecoratorMetadata) => DecoratorMetadata): TaskMethodDecorator {
  function decorate(target: unknown, place: unknown, descriptor?: { value?: Method }): unknown {
    if (descriptor === undefined) return recorded(target as Method);
    if (descriptor.value === undefined) throw new TypeError(`${String(place)} is not a method.`);
    descriptor.value = recorded(descriptor.value);
    reflectMetadata(metadataOf(descriptor.value), target as object, place as string | symbol);
    return undefined;
  }
  function recorded(method: Method): Method {
    const governed = governedMethods.has(method) ? method : govern(method);
    setMetadata(governed, record(metadataOf(governed)));
    return governed;
  }
  return decorate as TaskMethodDecorator;
}

const governedMethods = new WeakSet<Method>();

/** Wraps a method so that calls act on its record: each attempt with the task defaults, retried as recorded. */
function govern(method: Method): Method {
  const governed: Method = function (...parameters) {
    const { retry, timeout, heartbeat } = metadataOf(governed);
    const frame = currentFrame();
    const taskDefaults = {
      ...frame.taskDefaults,
      ...(timeout !== undefined && { timeout }),
      ...(heartbeat !== undefined && { heartbeat }),
    };
    return withRetry(frame.runner, retry, async () =>
      inFrame({ ...frame, taskDefaults }, () => method.apply(this, parameters)),
    );
  };
  Object.defineProperty(governed, 'name', { value: method.name });
  governedMethods.add(governed);
  return governed;
}

/**
 * EventBridge in this process: buses that come into being when first named, with rules that send matching events on. What
 * was put stays there for tests to look at; a rejected entry fails the whole task, as the integration does.
 */
import type { Json, JsonObject } from '../../asl/index.ts';
import { timestamp } from '../interpreter/context-object.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';
import { submitted, TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';
import { sdkServiceOf } from './aws-sdk.ts';
import type { Deliver, Target } from './delivery.ts';
import { matchesPattern } from './event-pattern.ts';

/** An event on a bus, as its targets get it. */
export interface BusEvent {
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: JsonObject;
  readonly time: string;
  readonly region: string;
  readonly account: string;
  readonly resources: readonly Json[];
  readonly version: '0';
}

/** An event bus. */
export interface LocalBus {
  readonly name: string;
  readonly events: readonly BusEvent[];
  /** Sends events that match the pattern to a target from now on. */
  readonly rule: (pattern: JsonObject, target: Target) => void;
}

/** The buses of a runtime. */
export interface EventsService {
  /** A bus by name, ARN or logical id; `default` is the default bus. */
  readonly bus: (reference: string) => LocalBus;
  readonly service: Service;
}

interface Bus {
  readonly events: BusEvent[];
  readonly rules: { readonly pattern: JsonObject; readonly target: Target }[];
}

/** What the service needs to know. */
export interface EventsEnvironment {
  readonly uuid: () => string;
  readonly now: () => number;
  readonly region: string;
  readonly accountId: string;
  readonly deliver: Deliver;
}

/** No buses yet. */
export function createEventsService(environment: EventsEnvironment): EventsService {
  const buses = new Map<string, Bus>();
  const busOf = (reference: string): Bus => {
    const name = resourceName(reference);
    const known = buses.get(name) ?? { events: [], rules: [] };
    buses.set(name, known);
    return known;
  };

  const put = (entry: Json): JsonObject => {
    if (!isJsonObject(entry) || typeof entry.Source !== 'string')
      return rejected('InvalidArgument', 'Parameter Source is not valid.');
    if (typeof entry.DetailType !== 'string') return rejected('InvalidArgument', 'Parameter DetailType is not valid.');
    const detail = detailOf(entry.Detail);
    if (detail === undefined) return rejected('MalformedDetail', 'Detail is malformed.');
    const event: BusEvent = {
      version: '0',
      id: environment.uuid(),
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: environment.accountId,
      time: timestamp(environment.now()),
      region: environment.region,
      resources: isJsonArray(entry.Resources) ? entry.Resources : [],
      detail,
    };
    const bus = busOf(typeof entry.EventBusName === 'string' ? entry.EventBusName : 'default');
    bus.events.push(event);
    const json = JSON.parse(JSON.stringify(event));
    for (const { pattern, target } of bus.rules) {
      if (matchesPattern(pattern, json)) environment.deliver(target, { body: JSON.stringify(event), event: json });
    }
    return { EventId: event.id };
  };

  const putEvents = (call: Json, optimized: boolean): JsonObject => {
    const entries = isJsonObject(call) && isJsonArray(call.Entries) ? call.Entries.map(put) : [];
    const response = { Entries: entries, FailedEntryCount: entries.filter((entry) => 'ErrorCode' in entry).length };
    if (optimized && response.FailedEntryCount > 0)
      throw new TaskError('EventBridge.FailedEntry', JSON.stringify(response));
    return response;
  };

  return {
    bus: (reference) => ({
      name: resourceName(reference),
      events: busOf(reference).events,
      rule: (pattern, target) => {
        busOf(reference).rules.push({ pattern, target });
      },
    }),
    service: (resource) => {
      if (resource.kind !== 'integration' || !/^putEvents(\.waitForTaskToken)?$/.test(resource.action))
        return undefined;
      const optimized = resource.service === 'events';
      if (!optimized && sdkServiceOf(resource) !== 'eventbridge') return undefined;
      return (request: TaskRequest): unknown => {
        const response = putEvents(request.arguments, optimized);
        return request.resource.endsWith('.waitForTaskToken') ? submitted(response) : response;
      };
    },
  };
}

/** Objects are accepted as they are, texts must hold one. */
function detailOf(detail: Json | undefined): JsonObject | undefined {
  if (isJsonObject(detail)) return detail;
  try {
    const parsed: Json = typeof detail === 'string' ? JSON.parse(detail) : null;
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function rejected(code: string, message: string): JsonObject {
  return { ErrorCode: code, ErrorMessage: message };
}

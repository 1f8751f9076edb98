/**
 * Calls AWS APIs through the real SDK clients, which are loaded when first used, against the endpoint that the runtime was
 * given for the service. Nothing goes to AWS itself unless the endpoint says `aws`.
 */
import type { Json } from '../../../asl/index.ts';
import { UsageError } from '../../../dsl/index.ts';
import { clientPackage } from '../../../tasks/needs/index.ts';
import { engineFault } from '../../interpreter/engine-fault.ts';
import { EMULATOR_CREDENTIALS, type EmulatorName, isEmulator, startEmulator } from './emulators.ts';
import { importPackage } from './import-package.ts';
import type { Spelling } from './member-name.ts';
import { operationSchemas } from './shape.ts';
import { type BlobText, toAsl, toSdk } from './translate.ts';

/**
 * Where services are: a URL, `aws` for the real one, or the name of an emulator that is started when first needed; `*` stands
 * for every other service.
 */
export type Endpoints = Readonly<Record<string, string>>;

/** What an SDK call failed with. */
export class SdkFailure extends Error {
  override readonly name = 'SdkFailure';
  readonly exception: string;
  /** Whether the API's model knows the exception. */
  readonly modeled: boolean;
  /** Absent if there was no response. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(
    message: string,
    exception: string,
    modeled: boolean,
    status: number | undefined,
    requestId: string | undefined,
  ) {
    super(message);
    this.exception = exception;
    this.modeled = modeled;
    this.status = status;
    this.requestId = requestId;
  }
}

/** How clients sign requests to local endpoints. */
export interface EndpointCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Calls operations. */
export interface SdkCaller {
  /** Whether there is an endpoint for the service. */
  readonly reaches: (service: string) => boolean;
  /** The URL of a service, or `aws`; starts its emulator if that is what it has. */
  readonly endpoint: (service: string) => Promise<string | undefined>;
  readonly call: (
    service: string,
    action: string,
    request: Json,
    spelling: Spelling,
    signal: AbortSignal,
  ) => Promise<Json>;
  /** The response as the client gives it, with streams unread. */
  readonly send: (
    service: string,
    action: string,
    request: Json,
    spelling: Spelling,
    signal: AbortSignal,
  ) => Promise<Readonly<Record<string, unknown>>>;
}

interface LoadedClient {
  readonly module: Readonly<Record<string, unknown>>;
  readonly client: { readonly send: (command: unknown, options: object) => Promise<unknown> };
}

type Constructor = new (argument: unknown) => unknown;

/** A caller for these endpoints. */
export function createSdkCaller(
  endpoints: Endpoints,
  region: string,
  credentials: EndpointCredentials = EMULATOR_CREDENTIALS,
): SdkCaller {
  const clients = new Map<string, Promise<LoadedClient>>();
  const emulators = new Map<EmulatorName, Promise<string>>();
  const endpointOf = (service: string): string | undefined => endpoints[service] ?? endpoints['*'];
  const urlOf = async (service: string): Promise<string | undefined> => {
    const endpoint = endpointOf(service);
    if (!isEmulator(endpoint)) return endpoint;
    const url = emulators.get(endpoint) ?? startEmulator(endpoint);
    emulators.set(endpoint, url);
    return url;
  };

  const clientOf = (service: string): Promise<LoadedClient> => {
    const known =
      clients.get(service) ?? urlOf(service).then((endpoint) => loadClient(service, endpoint, region, credentials));
    clients.set(service, known);
    return known;
  };

  const send = async (
    service: string,
    action: string,
    request: Json,
    spelling: Spelling,
    signal: AbortSignal,
  ): Promise<{ readonly response: unknown; readonly output: unknown }> => {
    const { module, client } = await clientOf(service);
    const operation = action.charAt(0).toUpperCase() + action.slice(1);
    const Command = module[`${operation}Command`];
    if (!isConstructor(Command)) {
      throw new UsageError(
        'STEP8207',
        `The AWS SDK has no operation ${operation} in ${service}.`,
        'Check the Resource.',
      );
    }
    const { input, output } = operationSchemas(module[`${operation}$`]);
    const command = new Command(toSdk(request, input, spelling, blobsOf(service)));
    try {
      return { response: await client.send(command, { abortSignal: signal }), output };
    } catch (thrown) {
      throw failureOf(thrown, module);
    }
  };

  return {
    reaches: (service) => endpointOf(service) !== undefined,
    endpoint: urlOf,
    call: async (service, action, request, spelling, signal) => {
      const { response, output } = await send(service, action, request, spelling, signal);
      return (await toAsl(response, output, spelling, blobsOf(service))) ?? {};
    },
    send: async (service, action, request, spelling, signal) => {
      const { response } = await send(service, action, request, spelling, signal);
      return isRecord(response) ? response : {};
    },
  };
}

function blobsOf(service: string): BlobText {
  return service === 'dynamodb' ? 'base64' : 'utf8';
}

async function loadClient(
  service: string,
  endpoint: string | undefined,
  region: string,
  credentials: EndpointCredentials,
): Promise<LoadedClient> {
  const packageName = clientPackage(service);
  if (packageName === undefined) {
    throw new UsageError('STEP8207', `${service} is no AWS SDK service.`, 'Check the Resource.');
  }
  const module = await importPackage(packageName);
  const Client = Object.entries(module).find(([name]) => /^[A-Z]\w*Client$/.test(name) && !name.startsWith('__'))?.[1];
  if (!isConstructor(Client)) throw engineFault(`${packageName} exports no client`);
  const local = endpoint === undefined || endpoint === 'aws' ? {} : { endpoint, credentials };
  const client = new Client({ region, ...(service === 's3' ? { forcePathStyle: true } : {}), ...local });
  if (!canSend(client)) throw engineFault(`the client of ${packageName} cannot send`);
  return { module, client };
}

function failureOf(thrown: unknown, module: Readonly<Record<string, unknown>>): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const metadata = '$metadata' in thrown && isRecord(thrown.$metadata) ? thrown.$metadata : {};
  const status = typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
  const requestId = typeof metadata.requestId === 'string' ? metadata.requestId : undefined;
  const modeled =
    thrown.constructor.name !== 'Error' &&
    Object.values(module).includes(thrown.constructor) &&
    !thrown.constructor.name.endsWith('ServiceException');
  return new SdkFailure(thrown.message || thrown.name, thrown.name, modeled, status, requestId);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isConstructor(value: unknown): value is Constructor {
  return typeof value === 'function';
}

function canSend(client: unknown): client is LoadedClient['client'] {
  return isRecord(client) && typeof client.send === 'function';
}

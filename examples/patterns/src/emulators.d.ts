/** What the distributed map's test uses of two emulators that have no types of their own. */
declare module 'dynalite' {
  export default function dynalite(options?: { createTableMs?: number }): import('node:http').Server;
}

declare module 's3rver' {
  export default class S3rver {
    constructor(options: {
      port: number;
      silent: boolean;
      directory: string;
      configureBuckets: readonly { name: string; configs: readonly string[] }[];
    });
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}

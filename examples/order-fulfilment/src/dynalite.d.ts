/** What the example uses of dynalite, which has no types of its own: an HTTP server that speaks DynamoDB's protocol. */
declare module 'dynalite' {
  export default function dynalite(options?: { createTableMs?: number }): import('node:http').Server;
}

/** The item methods of a table handle: by themselves, since the types of handles need no more of the requests. */

/** The item methods of a table handle. */
export type ItemOperation =
  | 'get'
  | 'put'
  | 'update'
  | 'delete'
  | 'query'
  | 'scan'
  | 'batchGet'
  | 'batchWrite'
  | 'transactGet'
  | 'transactWrite';

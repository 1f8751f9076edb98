/**
 * Tags of state machines and activities.
 */
import type { JsonObject } from '../../../asl/index.ts';
import { isJsonArray } from '../../interpreter/json.ts';
import { ApiError } from '../api-error.ts';
import { own, refuseOver, type ServerContext } from '../context.ts';
import { arn, optionalText, structures, text } from '../fields.ts';
import type { Operation } from '../http.ts';
import { without } from '../resources.ts';

const MOST_TAGS = 50;

/** Tags as a record. */
export function tagsFrom(given: readonly JsonObject[]): Readonly<Record<string, string>> {
  refuseOver(MOST_TAGS + 1, given.length, 'TooManyTags', `More than ${MOST_TAGS} tags.`);
  return Object.fromEntries(
    given.map((tag) => [
      text(tag, 'key', { shortest: 1, longest: 128 }),
      optionalText(tag, 'value', { longest: 256 }) ?? '',
    ]),
  );
}

/** The operations. */
export function tagOperations({ resources }: ServerContext): Readonly<Record<string, Operation>> {
  const resourceIn = (request: JsonObject): string => {
    const given = arn(request, 'resourceArn');
    const { machines, activities, aliases } = resources.all();
    const base = given.replace(/:\d+$/, '');
    if (own(machines, base) ?? own(activities, given) ?? own(aliases, given)) return given;
    throw new ApiError('ResourceNotFound', `Resource not found: '${given}'`);
  };
  const tagsOf = (given: string): Readonly<Record<string, string>> => own(resources.all().tags, given) ?? {};

  return {
    TagResource: (request) => {
      const given = resourceIn(request);
      const tags = { ...tagsOf(given), ...tagsFrom(structures(request, 'tags')) };
      refuseOver(MOST_TAGS + 1, Object.keys(tags).length, 'TooManyTags', `More than ${MOST_TAGS} tags.`);
      resources.update((all) => ({ ...all, tags: { ...all.tags, [given]: tags } }));
      return {};
    },
    UntagResource: (request) => {
      const given = resourceIn(request);
      const keys = isJsonArray(request.tagKeys) ? request.tagKeys.map(String) : [];
      resources.update((all) => ({ ...all, tags: { ...all.tags, [given]: without(tagsOf(given), ...keys) } }));
      return {};
    },
    ListTagsForResource: (request) => ({
      tags: Object.entries(tagsOf(resourceIn(request))).map(([key, value]) => ({ key, value })),
    }),
  };
}

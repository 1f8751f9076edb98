/**
 * Activities and the tasks that their workers poll for, and the answers that come with task tokens.
 */
import { MAXIMUM_CAUSE_LENGTH, MAXIMUM_ERROR_LENGTH, MAXIMUM_PAYLOAD_BYTES } from '../../../asl/index.ts';
import { jsonBytes } from '../../interpreter/json.ts';
import { ApiError, notFound } from '../api-error.ts';
import { arnOf, now, own, type ServerContext } from '../context.ts';
import { arn, json, name, optionalText, structures, text } from '../fields.ts';
import type { Operation } from '../http.ts';
import { pageOf } from '../paging.ts';
import { type Activity, without } from '../resources.ts';
import { tagsFrom } from './tags.ts';

/** How long GetActivityTask waits for a task. */
const POLL_MILLISECONDS = 60_000;
const TOKEN = { shortest: 1, longest: 2048 };

/** The operations. */
export function activityOperations(context: ServerContext): Readonly<Record<string, Operation>> {
  const { resources, runtime } = context;
  const activityAt = (given: string): Activity => {
    const activity = own(resources.all().activities, given);
    if (activity === undefined) throw notFound('Activity', given);
    return activity;
  };
  return {
    CreateActivity: (request) => {
      const activityName = name(request);
      const activityArn = arnOf(context, 'activity', activityName);
      const tags = tagsFrom(structures(request, 'tags'));
      const before = own(resources.all().activities, activityArn);
      if (before !== undefined) return { activityArn, creationDate: before.creationDate };
      const activity: Activity = { arn: activityArn, name: activityName, creationDate: now(context) };
      resources.update((all) => ({
        ...all,
        activities: { ...all.activities, [activityArn]: activity },
        tags: Object.keys(tags).length === 0 ? all.tags : { ...all.tags, [activityArn]: tags },
      }));
      runtime.activity(activityArn);
      return { activityArn, creationDate: activity.creationDate };
    },
    DeleteActivity: (request) => {
      const activityArn = arn(request, 'activityArn');
      resources.update((all) => ({ ...all, activities: without(all.activities, activityArn) }));
      return {};
    },
    DescribeActivity: (request) => {
      const { arn: activityArn, ...activity } = activityAt(arn(request, 'activityArn'));
      return { activityArn, ...activity };
    },
    ListActivities: (request) => {
      const { items, nextToken } = pageOf(request, Object.values(resources.all().activities));
      return {
        activities: items.map(({ arn: activityArn, ...activity }) => ({ activityArn, ...activity })),
        ...nextToken,
      };
    },
    GetActivityTask: async (request, signal) => {
      const activity = activityAt(arn(request, 'activityArn'));
      const workerName = optionalText(request, 'workerName', { shortest: 1, longest: 80 });
      const waited = AbortSignal.any([signal, AbortSignal.timeout(POLL_MILLISECONDS)]);
      const task = await runtime.activityTask(activity.arn, workerName, waited);
      return task === undefined ? {} : { taskToken: task.taskToken, input: JSON.stringify(task.input) };
    },
    SendTaskSuccess: (request) => {
      const token = text(request, 'taskToken', TOKEN);
      const output = json(text(request, 'output'), 'InvalidOutput', "Invalid Output: 'Output is not valid JSON'");
      if (jsonBytes(output) > MAXIMUM_PAYLOAD_BYTES) {
        throw new ApiError('InvalidOutput', `Invalid Output: 'Output exceeds ${MAXIMUM_PAYLOAD_BYTES} bytes'`);
      }
      runtime.sendTaskSuccess(token, output);
      return {};
    },
    SendTaskFailure: (request) => {
      const token = text(request, 'taskToken', TOKEN);
      const error = optionalText(request, 'error', { longest: MAXIMUM_ERROR_LENGTH });
      runtime.sendTaskFailure(token, error, optionalText(request, 'cause', { longest: MAXIMUM_CAUSE_LENGTH }));
      return {};
    },
    SendTaskHeartbeat: (request) => {
      runtime.sendTaskHeartbeat(text(request, 'taskToken', TOKEN));
      return {};
    },
  };
}

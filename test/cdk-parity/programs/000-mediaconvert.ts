/** MediaConvert examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { mediaconvert } from 'stepscript/tasks';

export const mediaconvertCreateJob = workflow(async () =>
  mediaconvert.createJob.sync({
    Role: 'arn:aws:iam::123456789012:role/MediaConvertRole',
    Settings: {
      OutputGroups: [
        {
          Outputs: [
            {
              ContainerSettings: { Container: 'MP4' },
              VideoDescription: {
                CodecSettings: {
                  Codec: 'H_264',
                  H264Settings: {
                    MaxBitrate: 1000,
                    RateControlMode: 'QVBR',
                    SceneChangeDetect: 'TRANSITION_DETECTION',
                  },
                },
              },
              AudioDescriptions: [
                {
                  CodecSettings: {
                    Codec: 'AAC',
                    AacSettings: { Bitrate: 96000, CodingMode: 'CODING_MODE_2_0', SampleRate: 48000 },
                  },
                },
              ],
            },
          ],
          OutputGroupSettings: {
            Type: 'FILE_GROUP_SETTINGS',
            FileGroupSettings: { Destination: 's3://EXAMPLE-DESTINATION-BUCKET/' },
          },
        },
      ],
      Inputs: [
        {
          AudioSelectors: { 'Audio Selector 1': { DefaultSelection: 'DEFAULT' } },
          FileInput: 's3://EXAMPLE-SOURCE-BUCKET/EXAMPLE-SOURCE_FILE',
        },
      ],
    },
  }),
);

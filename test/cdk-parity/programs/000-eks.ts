/** EKS examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { eks } from 'stepscript/tasks';

const cluster = eks.cluster('MySampleCluster');

export const eksCall = workflow(async () =>
  cluster.call({
    CertificateAuthority: 'Y2VydGlmaWNhdGU=',
    Endpoint: 'https://cluster.example.com',
    Method: 'GET',
    Path: '/api/v1/namespaces/default/pods',
  }),
);

/** Distributed map: a CSV file of any size in S3 is written into a table, in batches that run as executions of their own. */
import { distributedMap, workflow } from 'stepscript';
import { dynamodb, s3 } from 'stepscript/tasks';

export interface Product {
  sku: string;
  name: string;
  price: number;
  importedBy: string;
}

export const uploads = s3.bucket('Uploads');
export const products = dynamodb.table<Product, 'sku'>('Products');

export const importProducts = workflow(async ({ key, by }: { key: string; by: string }) => {
  const batches = await distributedMap(
    s3.csv<{ sku: string; name: string; price: string }>({ Bucket: uploads, Key: key }),
    async ({ items }) => {
      const rejected: string[] = [];
      for (const { sku, name, price } of items) {
        const amount = Number(price);
        if (Number.isNaN(amount) || amount <= 0) rejected.push(sku);
        else await products.put({ sku, name: name.trim(), price: amount, importedBy: by });
      }
      return { written: items.length - rejected.length, rejected };
    },
    { batch: { maxItems: 25 }, maxConcurrency: 100, executionType: 'EXPRESS' },
  );
  return {
    written: batches.reduce((sum, { written }) => sum + written, 0),
    rejected: batches.flatMap(({ rejected }) => rejected),
  };
});

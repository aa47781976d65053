import { startSmallStack, clientsFor, readerOf } from './testing/small-stack.ts';
import { engineClient } from '../dynamodb-tables.ts';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
const stack = await startSmallStack();
const direct = DynamoDBDocumentClient.from(engineClient(stack.engine));
const gated = clientsFor(stack.gate, await readerOf(stack, 'plymouth')).rows;
const Key = { pk: 'AUTHORITY#plymouth', sk: 'A' };
await gated.send(new PutCommand({ TableName: 'Table', Item: { ...Key, t: 'x'.repeat(500) } }));
for (let i=0;i<200;i++) await gated.send(new PutCommand({ TableName: 'Table', Item: { pk:'AUTHORITY#plymouth#PLAN#1', sk: 'N'+i, t: 'x'.repeat(580) } }));
const q = () => new QueryCommand({TableName:'Table', KeyConditionExpression:'pk=:p', ExpressionAttributeValues:{':p':'AUTHORITY#plymouth#PLAN#1'}});
async function time(c: typeof direct, n: number, make: () => any) { const out: number[] = []; for (let i=0;i<n;i++){ const t=performance.now(); await c.send(make()); out.push(performance.now()-t);} out.sort((a,b)=>a-b); return { p50: out[n>>1]!.toFixed(3), p95: out[Math.floor(n*.95)]!.toFixed(3), mean: (out.reduce((a,b)=>a+b)/n).toFixed(3) }; }
const g = () => new GetCommand({ TableName: 'Table', Key });
await time(direct, 1500, g); await time(gated, 1500, g);
for (let r=0;r<3;r++){ console.log('get direct', await time(direct, 1500, g)); console.log('get gated ', await time(gated, 1500, g)); }
let k=0; console.log('get gated uncached verdict', await time(gated, 500, () => new GetCommand({ TableName: 'Table', Key: {pk:'AUTHORITY#plymouth#'+k++, sk:'A'} })));
await time(direct, 100, q);await time(gated, 100, q);
for (let r=0;r<2;r++){console.log('query200 direct', await time(direct, 150, q)); console.log('query200 gated ', await time(gated, 150, q));}
await stack.stop();

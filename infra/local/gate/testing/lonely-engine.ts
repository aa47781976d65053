import { startDynamodb } from '../../dynamodb.ts';

const [dir = ''] = process.argv.slice(2);
const { pid, url } = await startDynamodb({ dir });
process.stdout.write(`${JSON.stringify({ pid, url })}\n`);
setInterval(() => {}, 1000);

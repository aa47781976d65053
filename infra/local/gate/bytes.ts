import type { IncomingMessage } from 'node:http';

/** All that comes, in one piece, unless it is more than `most`. By its events: to iterate a stream costs as much as a signature. */
export function bytesOf(message: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) reject(new Error('a request was longer than anything this stack sends'));
      else chunks.push(chunk);
    });
    message.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    message.once('error', reject);
    message.once('aborted', () => reject(new Error('the other side went away in the middle')));
  });
}

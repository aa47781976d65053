import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const mostCharacters = 10_000;

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

export const wantsHtml = (request: IncomingMessage): boolean => request.headers.accept?.includes('text/html') ?? false;

export function knows(secret: string, header: string | undefined): boolean {
  return sameText(header ?? '', `Bearer ${secret}`);
}

export function sameText(one: string, other: string): boolean {
  const [given, wanted] = [Buffer.from(one), Buffer.from(other)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** What was sent, or nothing where it is longer than anything that is asked for here. */
export async function textOf(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > mostCharacters) return undefined;
  }
  return text;
}

export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await textOf(request)) ?? '');
  } catch {
    return undefined;
  }
}

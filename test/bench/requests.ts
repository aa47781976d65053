import { AsyncLocalStorage } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** One request that left the process: what was asked, and from when to when it was waited for. */
export type Trip = { readonly what: string; readonly from: number; to: number };

const recording = new AsyncLocalStorage<Trip[]>();
const underway = new WeakMap<object, Trip>();

type Sent = { request: ClientRequest };
type Answered = { request: ClientRequest; response: IncomingMessage };
type Fetched = { request: { method: string; path: string } };

let listening = false;

/** Every request that the work sends, by whichever client: seen where Node itself sends it. */
export async function tripsOf<T>(work: () => Promise<T>): Promise<{ result: T; trips: Trip[] }> {
  listen();
  const trips: Trip[] = [];
  const result = await recording.run(trips, work);
  return { result, trips };
}

function listen(): void {
  if (listening) return;
  listening = true;
  subscribe<Sent>('http.client.request.start', ({ request }) => begin(request, nameOf(request)));
  subscribe<Answered>('http.client.response.finish', ({ request, response }) => {
    end(request);
    response.once('end', () => end(request));
  });
  subscribe<Fetched>('undici:request:create', ({ request }) => begin(request, `${request.method} ${request.path}`));
  subscribe<Fetched>('undici:request:trailers', ({ request }) => end(request));
}

// The guarantee: Node documents what it publishes on each of these channels.
function subscribe<T>(name: string, heard: (message: T) => void): void {
  channel(name).subscribe((message) => heard(message as T));
}

function begin(request: object, what: string): void {
  const trip = { what, from: performance.now(), to: Number.POSITIVE_INFINITY };
  recording.getStore()?.push(trip);
  underway.set(request, trip);
}

function end(request: object): void {
  const trip = underway.get(request);
  if (trip) trip.to = performance.now();
}

/** A call on DynamoDB is named by its target; STS says what it is asked in the body alone, and is asked one thing. */
function nameOf(request: ClientRequest): string {
  const target = request.getHeader('x-amz-target');
  return typeof target === 'string' ? (target.split('.').at(-1) ?? target) : 'AssumeRole';
}

/** The requests in rounds: each round could only begin when one of the round before had been answered. */
export function roundsOf(trips: readonly Trip[]): Trip[][] {
  const rounds: Trip[][] = [];
  for (const trip of [...trips].sort((a, b) => a.from - b.from)) {
    const after = rounds.findLastIndex((round) => round.some(({ to }) => to <= trip.from));
    const round = rounds[after + 1] ?? [];
    round.push(trip);
    rounds[after + 1] = round;
  }
  return rounds;
}

/** `AssumeRole ∥ GetItem, then Query ∥ Query` */
export const inWords = (rounds: readonly Trip[][]): string =>
  rounds
    .map((round) =>
      round
        .map(({ what }) => what)
        .sort()
        .join(' ∥ '),
    )
    .join(', then ');

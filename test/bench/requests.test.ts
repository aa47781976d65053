import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { inWords, roundsOf, type Trip, tripsOf } from './requests.ts';

const trip = (what: string, from: number, to: number): Trip => ({ what, from, to });

describe('roundsOf', () => {
  test('requests that were underway together are one round', () => {
    const rounds = roundsOf([trip('AssumeRole', 0, 9), trip('GetItem', 1, 5), trip('Query', 10, 20)]);
    expect(inWords(rounds)).toBe('AssumeRole ∥ GetItem, then Query');
  });

  test('the longest chain counts, however long a request beside it takes', () => {
    const rounds = roundsOf([trip('slow', 0, 100), trip('a', 0, 5), trip('b', 6, 9), trip('c', 10, 12)]);
    expect(inWords(rounds)).toBe('a ∥ slow, then b, then c');
  });

  test('no request is no round', () => {
    expect(roundsOf([])).toEqual([]);
  });
});

describe('tripsOf', () => {
  test('a fetch is seen, and only inside the work that is watched', async () => {
    const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    // The guarantee: a server listening on a port has an address of this form.
    const { port } = server.address() as AddressInfo;
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    const [{ result, trips }] = await Promise.all([tripsOf(() => get('/watched')), get('/other')]);
    server.close();
    expect(result).toBe('here');
    expect(trips.map(({ what }) => what)).toEqual(['GET /watched']);
    expect(trips.every(({ from, to }) => to > from && Number.isFinite(to))).toBe(true);
  });
});

import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readTogether } from './read-together.ts';

/** Readings that end when they are told to, and answer with how many had begun. */
function readings() {
  const open: { end: () => void; fail: () => void }[] = [];
  let begun = 0;
  const read = () => {
    begun += 1;
    const number = begun;
    return new Promise<number>((resolve, reject) => {
      open.push({ end: () => resolve(number), fail: () => reject(new Error(`reading ${number}`)) });
    });
  };
  return { read, open, begun: () => begun };
}

test('those who ask while a thing is read share the next reading', async () => {
  const { read, open, begun } = readings();
  const ask = readTogether(read);
  const first = ask('plan');
  await turn();
  const later = [ask('plan'), ask('plan'), ask('plan')];
  await turn();
  expect(begun()).toBe(1);
  open[0]?.end();
  expect(await first).toBe(1);
  await turn();
  open[1]?.end();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
});

test('nobody is answered by a reading that began before they asked', async () => {
  const { read, open } = readings();
  const ask = readTogether(read);
  const first = ask('plan');
  await turn();
  open[0]?.end();
  await first;
  const second = ask('plan');
  await turn();
  open[1]?.end();
  expect(await second).toBe(2);
});

test('what is named otherwise is read at once', async () => {
  const { read, begun } = readings();
  const ask = readTogether(read);
  void ask('one plan');
  void ask('another plan');
  await turn();
  expect(begun()).toBe(2);
});

test('a reading that fails fails those who share it, and no later one', async () => {
  const { read, open } = readings();
  const ask = readTogether(read);
  const first = ask('plan');
  await turn();
  const later = ask('plan');
  open[0]?.fail();
  await expect(first).rejects.toThrow('reading 1');
  await turn();
  open[1]?.end();
  expect(await later).toBe(2);
});

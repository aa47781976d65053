import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aNodeDraft, anUpdateDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import { type Asker, anOffice, officeOf } from '#test/support/officers.ts';
import { eventually } from '#test/support/world.ts';
import { alive } from './testing/processes.ts';
import { type RunningStack, startRunning } from './testing/running-stack.ts';

type Sent = { path: string; key: string; words: string };

const writers = 3;
const enough = 30;

async function startedIn(data: string): Promise<RunningStack> {
  const stack = await startRunning(data);
  onTestFinished(stack.stop);
  return stack;
}

/** A plan with an action for each writer; answers with the addresses of the actions. */
async function actionsOf(clerk: Asker, authority: string): Promise<string[]> {
  const { id } = ok(await clerk.send('POST', `${authority}/plans`, aPlanDraft({ shape: 'four-columns' })), 201).body;
  const path = `${authority}/plans/${id}/nodes`;
  const add = async (draft: object): Promise<string> => {
    const body = aNodeDraft({ effectiveOn: '2024-01-15', ...draft });
    return ok(await clerk.send('POST', path, body), 201).body.node.id;
  };
  const outcome = await add({ level: 'outcome' });
  const actions = Array.from({ length: writers }, (_, place) =>
    add({ level: 'action', parent: outcome, order: `a${place}` }),
  );
  return (await Promise.all(actions)).map((action) => `${path}/${action}`);
}

const send = (clerk: Asker, { path, key, words }: Sent) =>
  clerk.send('POST', `${path}/updates`, anUpdateDraft({ status: null, delivered: words }), { 'idempotency-key': key });

/** Records one update after the other on an action until nobody answers any more. */
async function writeUntilGone(clerk: Asker, path: string, acknowledged: Sent[]): Promise<Sent> {
  for (;;) {
    const sent = { path, key: crypto.randomUUID(), words: `Update ${crypto.randomUUID()}` };
    const answer = await send(clerk, sent).catch(() => undefined);
    if (answer === undefined) return sent;
    ok(answer, 201);
    acknowledged.push(sent);
  }
}

/** The words of all updates that stand on these actions. */
async function standing(clerk: Asker, paths: string[]): Promise<string[]> {
  const views = await Promise.all(paths.map((path) => clerk.get(path)));
  return views.flatMap((view) => ok(view, 200).body.updates.map(({ delivered }: { delivered: string }) => delivered));
}

const wordsOf = (all: Sent[]): string[] => all.map(({ words }) => words).sort();

describe('kill -9 during a stream of updates', () => {
  test.for([
    { name: 'of the runner alone', victims: ([runner = 0]: number[]) => [runner] },
    { name: 'of everything, the database too', victims: (family: number[]) => family },
  ])('$name loses no acknowledged update, and none comes twice', { timeout: 240_000 }, async ({ victims }) => {
    const data = mkdtempSync(join(tmpdir(), 'placeboard-kill-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const first = await startedIn(data);
    const office = await anOffice(first);
    const clerk = office.as('clerk');
    const paths = await actionsOf(clerk, office.path);

    const acknowledged: Sent[] = [];
    const writing = Promise.all(paths.map((path) => writeUntilGone(clerk, path, acknowledged)));
    const flowing = eventually(
      async () => acknowledged.length,
      (count) => count >= enough,
      60,
    );
    await Promise.race([flowing, writing]);
    const before = first.family();
    // The runner, the gate and the database.
    expect(before.length).toBeGreaterThanOrEqual(3);
    for (const pid of victims(before)) process.kill(pid, 'SIGKILL');
    const unanswered = await writing;

    const second = await startedIn(data);
    // What the killed one had left running is put away by the next start.
    expect(alive(before)).toEqual([]);
    const again = officeOf(second, office.id).as('clerk');
    expect(await standing(again, paths)).toEqual(expect.arrayContaining(wordsOf(acknowledged)));
    for (const sent of [...unanswered, ...acknowledged.slice(-writers)]) ok(await send(again, sent), 201);
    expect((await standing(again, paths)).sort()).toEqual(wordsOf([...acknowledged, ...unanswered]));

    const after = second.family();
    await second.stop();
    // The compiler's own helper ends a moment after the runner, when it finds that nobody speaks to it any more.
    expect(
      await eventually(
        async () => alive(after),
        (left) => left.length === 0,
        10,
      ),
    ).toEqual([]);
  });
});

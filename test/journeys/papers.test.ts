import { describe, expect } from 'vitest';
import { aMeetingDraft, anItemDraft } from '#test/builders/boards.ts';
import { ok } from '#test/builders/plans.ts';
import type { Office } from '#test/support/officers.ts';
import { axeProblems, patiently, test, visit, withClock } from './browser.ts';

const board = 'Education partnership: strategic board';
const title = 'Which papers reach whom';

type Called = { meeting: string; members: string; published: string };

/** A meeting of the board on which the demonstration’s chair has a seat, with two papers and a published agenda. */
async function aMeetingOf({ as, id, path }: Office): Promise<Called> {
  const clerk = as('clerk');
  const { items } = ok(await clerk.get(`${path}/boards`), 200).body;
  const found = items.find(({ name }: { name: string }) => name === board);
  const made = ok(await clerk.send('POST', `${path}/boards/${found.id}/meetings`, aMeetingDraft()), 201).body;
  const at = `${path}/meetings/${made.id}`;
  ok(await clerk.send('POST', `${at}/agenda-items`, anItemDraft({ title })), 201);
  const second = anItemDraft({ title: 'Any other business', order: 'a1', report: null });
  ok(await clerk.send('POST', `${at}/agenda-items`, second), 201);
  ok(await clerk.send('PATCH', at, { state: 'agenda-published' }, { 'if-match': '"1"' }), 200);
  return {
    meeting: `/${id}/meetings/${made.id}`,
    members: `/audiences/board/${id}%3A${found.id}/meetings/${made.id}`,
    published: `/public/${id}/meetings/${made.id}`,
  };
}

describe('the papers of a meeting', () => {
  test('reach a member who is no officer, a key away from each other, and are gone once withdrawn', async ({
    signedIn,
    office,
  }) => {
    const called = await aMeetingOf(office('portsmouth'));
    const page = await signedIn('clerk@portsmouth.example', called.meeting);
    await page.getByRole('link', { name: 'Send papers to members' }).click();
    await page.getByRole('heading', { name: 'Send papers to members', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'What they will see' }).getByText('Most actions are on track.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send papers', exact: true }).click();
    const sent = page.getByRole('region', { name: 'Shown outside' });
    await sent.getByText(`Papers sent to the members of ${board}`).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    const member = await signedIn('chair@portsmouth-board.example', '/authorities');
    const memberSees = await withClock(member);
    await expect
      .poll(async () => {
        await visit(member, called.members);
        return member.getByRole('article', { name: `1. ${title}` }).count();
      }, patiently)
      .toBe(1);
    await member.getByRole('article', { name: '2. Any other business' }).waitFor();
    expect(await axeProblems(member)).toEqual([]);
    await member.keyboard.press('F8');
    await expect.poll(() => member.evaluate(() => document.activeElement?.textContent)).toBe(`1. ${title}`);
    await member.keyboard.press('F8');
    await expect.poll(() => member.evaluate(() => document.activeElement?.textContent)).toBe('2. Any other business');
    expect(new URL(member.url()).searchParams.get('paper')).not.toBeNull();

    await sent.getByRole('button', { name: /^Withdraw/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why is it withdrawn?').fill('The report is not ready');
    expect(await axeProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText(`Withdrawn from Members of ${board}.`).waitFor();
    await memberSees(member.getByRole('heading', { name: 'Page not found' }));
  });

  test('are published by an administrator as an agenda, which anyone reads without signing in', async ({
    signedIn,
    aWindow,
    office,
  }) => {
    const called = await aMeetingOf(office('portsmouth'));
    const page = await signedIn('admin@portsmouth.example', called.meeting);
    await page.getByRole('link', { name: 'Publish to everyone' }).click();
    await page.getByRole('heading', { name: 'Publish the agenda to everyone', level: 1 }).waitFor();
    expect(await page.getByRole('region', { name: 'What they will see' }).innerText()).not.toContain('on track');
    await page.getByRole('button', { name: 'Publish to everyone' }).click();
    await page.getByText('Agenda published to everyone').waitFor();

    const anyone = await aWindow();
    await expect.poll(async () => (await anyone.goto(called.published))?.status(), patiently).toBe(200);
    await anyone.getByRole('heading', { name: `1. ${title}` }).waitFor();
    expect(await axeProblems(anyone)).toEqual([]);
    await anyone.getByRole('link', { name: 'Published by Portsmouth' }).click();
    await anyone.getByRole('heading', { name: 'Published by Portsmouth', level: 1 }).waitFor();
    expect(await axeProblems(anyone)).toEqual([]);
  });
});

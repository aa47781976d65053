import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { aBoardDraft, aMeetingDraft, anItemDraft } from '#test/builders/boards.ts';
import { aCycleDraft, version } from '#test/builders/cycles.ts';
import { anUpdateDraft, ok } from '#test/builders/plans.ts';
import type { Office } from '#test/support/officers.ts';
import { axeProblems, patiently, test, visit } from './browser.ts';
import { actionTitles, aPlanIn, type OwnPlan } from './own-plan.ts';

const formats = { Word: 'docx', PDF: 'pdf', 'Web page': 'html', Excel: 'xlsx', CSV: 'csv' };

/** Locks a cycle of the plan in which nobody said anything but what is recorded here. */
async function lockedCycle(of: Office, plan: OwnPlan, about: { name: string; openedOn: string; lockedOn: string }) {
  const { name, openedOn, lockedOn } = about;
  const clerk = of.as('clerk');
  const draft = aCycleDraft({ name, openedOn, dueOn: lockedOn, dataOn: openedOn, to: openedOn, reviewed: false });
  const { cycle } = ok(await clerk.send('POST', `${plan.api}/cycles`, draft), 201).body;
  const said = anUpdateDraft({ status: 'off-track', delivered: `Little in ${name}`, effectiveOn: openedOn });
  ok(await clerk.send('POST', `${plan.api}/nodes/${plan.actions[0]}/updates`, said), 201);
  const lock = { withoutUpdate: plan.actions.slice(1), lockedOn };
  ok(await clerk.send('POST', `${plan.api}/cycles/${cycle.id}/lock`, lock, version(1)), 200);
  return cycle.id as string;
}

async function downloaded(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByLabel('Download as').selectOption(format);
  await page.getByRole('button', { name: 'Make the file' }).click();
  const link = page.getByRole('link', { name: /^Download / });
  await link.waitFor(patiently);
  expect(await axeProblems(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('the reports of a locked cycle', () => {
  test('are read one by one, and the appendix is taken away in every format under a name that says what it is', async ({
    signedIn,
    office,
  }) => {
    const of = office('plymouth');
    const plan = await aPlanIn(of, 'A plan for the committee');
    await lockedCycle(of, plan, { name: 'Spring 2024', openedOn: '2024-03-01', lockedOn: '2024-03-27' });
    const cycle = await lockedCycle(of, plan, { name: 'Autumn 2024', openedOn: '2024-09-02', lockedOn: '2024-09-27' });
    const page = await signedIn('reader@plymouth.example', `${plan.page}/cycles/${cycle}`);
    await page.getByRole('link', { name: 'Read the reports' }).click();
    await page.getByText('This report is frozen.').waitFor();
    await page.getByText('Little in Autumn 2024').waitFor();
    await page.getByText('Date of the data').waitFor();
    await page.getByRole('heading', { name: 'What the statuses mean' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const address = new URL(page.url()).pathname;
    for (const [words, ending] of Object.entries(formats)) {
      const { name, bytes } = await downloaded(page, words);
      expect(name).toBe(`Plymouth-A-plan-for-the-committee-Appendix-Autumn-2024.${ending}`);
      expect(bytes.length).toBeGreaterThan(500);
      await visit(page, address);
    }
    await page.getByRole('link', { name: 'Exceptions' }).click();
    await page.getByRole('heading', { name: 'No update this cycle (2)' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Summary' }).click();
    await page.getByRole('heading', { name: 'Direction of travel' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await page.getByRole('cell', { name: 'Little in Spring 2024' }).waitFor();
    await page.getByLabel('Compare with').selectOption('Spring 2024');
    await page.getByRole('cell', { name: 'Little in Autumn 2024' }).waitFor();
    expect(new URL(page.url()).searchParams.get('against')).toMatch(/^[0-9A-Z]{26}$/);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('are looked at by a board, and what it said stands with the rows of the plan', async ({ signedIn, office }) => {
    const of = office('plymouth');
    const plan = await aPlanIn(of, 'A plan that a board looks at');
    await lockedCycle(of, plan, { name: 'Autumn 2024', openedOn: '2024-09-02', lockedOn: '2024-09-27' });
    const clerk = of.as('clerk');
    const board = ok(
      await clerk.send('POST', `${of.path}/boards`, aBoardDraft({ name: 'A board that asks' })),
      201,
    ).body;
    const made = ok(await clerk.send('POST', `${of.path}/boards/${board.id}/meetings`, aMeetingDraft()), 201).body;
    const item = anItemDraft({ title: 'How the plan goes', report: null });
    ok(await clerk.send('POST', `${of.path}/meetings/${made.id}/agenda-items`, item), 201);
    const page = await signedIn('clerk@plymouth.example', `/plymouth/meetings/${made.id}`);
    await page.getByText('Look at the report of an update cycle').click();
    await page.getByLabel('Plan', { exact: true }).selectOption('A plan that a board looks at');
    await page.getByLabel('Update cycle', { exact: true }).selectOption({ index: 0 });
    await page.getByRole('button', { name: 'Put it on this item' }).click();
    await page.getByRole('link', { name: 'A plan that a board looks at: Autumn 2024' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'What the board said' }).click();
    await page.getByRole('button', { name: `Note what was said of ${actionTitles[1]}` }).click();
    await page.getByRole('button', { name: 'Note it' }).click();
    await page.getByText('Enter what the board said').first().waitFor();
    await page.getByLabel(/^What did the board say\?/).fill('The board asked why nothing was reported');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Note it' }).click();
    await page.getByText('Noted. It stands with its row in the plan.').waitFor();
    await page.getByText('Noted by').waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await visit(page, plan.page);
    const said = page.getByRole('list', { name: 'What boards said' });
    await said.getByText('The board asked why nothing was reported').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await visit(page, `${plan.page}/actions/${plan.actions[1]}`);
    await said.getByRole('link', { name: /^A board that asks, / }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await visit(page, `${plan.page}/cycles`);
    await page.getByRole('link', { name: 'Autumn 2024', exact: true }).click();
    await page.getByRole('link', { name: /^A board that asks, / }).waitFor();
  });
});

describe('a plan as it was known', () => {
  test('leaves out what was recorded later, on the page and in its files', async ({ signedIn, office }) => {
    const of = office('plymouth');
    const plan = await aPlanIn(of, 'A plan that was known later');
    const page = await signedIn('reader@plymouth.example', plan.page);
    await page.getByText('As it was known on a date').click();
    await page.getByLabel('As known on').fill('2024-06-01');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('This is the past.').waitFor();
    await page.getByText('The plan as it was known on 1 June 2024. Nothing can be changed here.').waitFor();
    await page.getByText('Nothing was in this plan then').waitFor();
    expect(new URL(page.url()).searchParams.get('known')).toBe('2024-06-01');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to today' }).click();
    await page.getByText(actionTitles[0]).first().waitFor();
  });
});

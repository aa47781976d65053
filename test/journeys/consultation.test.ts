import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeProblems, patiently, settled, test, visit } from './browser.ts';
import { aPlanIn } from './own-plan.ts';

const inDays = (days: number): [string, string, string] => {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return [day, month, year];
};

async function fillDate(page: Page, [day, month, year]: [string, string, string]): Promise<void> {
  const date = page.getByRole('group', { name: 'Closing date' });
  await date.getByLabel('Day').fill(day);
  await date.getByLabel('Month').fill(month);
  await date.getByLabel('Year').fill(year);
}

/** Narrow as a telephone, nothing stands beyond the edge. */
async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeProblems(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe('a consultation', () => {
  test('is opened to everyone; a comment comes in without a script, is taken in and answered', async ({
    signedIn,
    aWindow,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A draft that is out for comments');
    const admin = await signedIn('admin@plymouth.example', '/plymouth/consultations/new');
    await admin.getByLabel('Which plan').selectOption({ label: 'A draft that is out for comments' });
    await admin.getByRole('checkbox', { name: 'Everyone' }).check();
    await admin.getByLabel('What is the consultation called?').fill('The draft: have your say');
    await admin.getByLabel('What do you ask people to do?').fill('Tell us what is missing.');
    await fillDate(admin, ['1', '1', '2024']);
    await admin.getByRole('button', { name: 'Open the consultation' }).click();
    await admin
      .getByRole('alert')
      .getByRole('link', { name: /today’s date or one in the future/ })
      .waitFor();
    expect(await axeProblems(admin)).toEqual([]);
    await fillDate(admin, inDays(20));
    await admin.getByRole('button', { name: 'Open the consultation' }).click();
    await admin.getByRole('heading', { name: 'The draft: have your say', level: 1 }).waitFor();
    await admin.getByText('No comment has been taken in yet.').waitFor();
    expect(await axeProblems(admin)).toEqual([]);

    const anyone = await aWindow();
    const address = (await admin.getByRole('link', { name: 'The page that everyone sees' }).getAttribute('href')) ?? '';
    await expect.poll(async () => (await anyone.goto(address))?.status(), patiently).toBe(200);
    await anyone.getByRole('heading', { name: 'The draft: have your say', level: 1 }).waitFor();
    await expectNarrow(anyone);
    await anyone.getByRole('link', { name: 'Comment on this draft' }).click();
    await anyone.getByLabel('Your comment', { exact: true }).fill('Ask Jane Doe about attendance');
    await expectNarrow(anyone);
    await anyone.waitForTimeout(3_100);
    await anyone.getByRole('button', { name: 'Send comment' }).click();
    await anyone.getByRole('heading', { name: 'Your comment was received' }).waitFor();
    expect(await axeProblems(anyone)).toEqual([]);
    await anyone.goto(address);
    expect(await anyone.getByText('Jane Doe').count()).toBe(0);

    await visit(admin, new URL(admin.url()).pathname);
    await admin.getByRole('button', { name: /^Take in/ }).click();
    await admin.getByLabel('As it is kept, and may be published').fill('Say more about attendance');
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Take in', exact: true }).click();
    await admin.getByText('Taken in. Answer it below.').waitFor();
    const matters = admin.getByRole('region', { name: 'To be addressed before the final version' });
    await matters.getByText('Waits for an answer').waitFor();
    await admin.getByRole('button', { name: 'Answer comment 1' }).click();
    await admin.getByLabel('Answer', { exact: true }).fill('Noted, it is in the attendance plan');
    await admin.getByRole('radio', { name: 'Noted' }).check();
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Save the answer' }).click();
    await admin.getByText('Every comment is answered, and nothing waits.').waitFor();
    expect(plan.page).toContain('/plymouth/plans/');
  });

  test('asks the members of a board, who comment with their name', async ({ signedIn }) => {
    const chair = await signedIn('chair@portsmouth-board.example', '/authorities');
    await chair.getByRole('link', { name: /strategic board/ }).click();
    await chair.getByRole('link', { name: 'Education strategy: have your say' }).click();
    await chair.getByRole('heading', { name: 'Comment on this draft' }).waitFor();
    await settled(chair);
    expect(await axeProblems(chair)).toEqual([]);
    await chair
      .getByLabel('Your comment', { exact: true })
      .fill('The board would like to see a first draft of the budget');
    await chair.getByRole('button', { name: 'Send comment' }).click();
    await chair.getByText('Your comment was received. Portsmouth reads it.').waitFor();
    const clerk = await signedIn('clerk@portsmouth.example', '/portsmouth/consultations');
    await clerk.getByRole('link', { name: 'Education strategy: have your say' }).click();
    const incoming = clerk.getByRole('listitem').filter({ hasText: 'a first draft of the budget' });
    await incoming.getByText(/Independent chair/).waitFor();
    await incoming.getByRole('button', { name: /^Set aside/ }).click();
    const question = clerk.getByRole('alertdialog', { name: 'Set this comment aside?' });
    await question.getByRole('radio', { name: 'Sent twice' }).check();
    expect(await axeProblems(clerk)).toEqual([]);
    await question.getByRole('button', { name: 'Set aside' }).click();
    await clerk.getByText('1 comment set aside').waitFor();
    expect(await axeProblems(clerk)).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { arrived, axeProblems, patiently, settled, test, visit } from './browser.ts';

type Window = (persona: string, path: string) => Promise<Page>;

const partnership = '/audiences/partnership/eastern';
const asked = 'that every school has a named person who welcomes new pupils';
const delivered = 'Every school has named someone';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, name: string, words: string): Promise<void> =>
  page.getByRole('textbox', { name, exact: true }).fill(words);

async function fillDate(page: Page, date: Date): Promise<void> {
  await fill(page, 'Day', String(date.getDate()));
  await fill(page, 'Month', String(date.getMonth() + 1));
  await fill(page, 'Year', String(date.getFullYear()));
}

/** A platform administrator onboards a council and lets it take part in a partnership; answers its first code. */
async function onboard(signedIn: Window): Promise<string> {
  const platform = await signedIn('platform@placeboard.example', '/platform/onboard');
  await fill(platform, 'DfE code', '803');
  await platform.getByText('South Gloucestershire, unitary authority in South West').waitFor();
  await fill(platform, 'Name of the board', 'Education board');
  await fill(platform, 'Name', 'Education Systems Manager');
  await fill(platform, 'Email address', 'admin@fifth.example');
  await press(platform, 'Onboard this authority');
  const code = (await platform.getByRole('code').textContent()) ?? '';
  await platform.getByText('All 12 steps are done.').waitFor();
  await visit(platform, '/platform/partnerships');
  await platform.getByText('Let an authority take part').click();
  await platform.getByRole('combobox', { name: 'Authority' }).selectOption({ label: 'South Gloucestershire' });
  await press(platform, 'Let it take part');
  await platform.getByText(/^South Gloucestershire, since/).waitFor();
  expect(await axeProblems(platform)).toEqual([]);
  return code;
}

/** A plan of one outcome, for the action to stand under. */
async function makePlan(page: Page): Promise<void> {
  await visit(page, '/south-gloucestershire/plans/new');
  await fill(page, 'Title', 'Plan for pupils who move');
  await page.getByRole('radio', { name: 'Outcomes and actions in four columns' }).check();
  await press(page, 'Add plan');
  await page.getByRole('link', { name: 'Add the first outcome' }).click();
  await fill(page, 'Outcome to be achieved', 'Pupils who move settle soon');
  await press(page, 'Add outcome');
  await page.getByText('Pupils who move settle soon').first().waitFor();
}

/** The onboarded board meets today, agrees what a report asks, and makes an action of it. */
async function decide(page: Page): Promise<void> {
  await visit(page, '/south-gloucestershire/boards');
  await page.getByRole('link', { name: 'Education board' }).click();
  await page.getByRole('link', { name: 'Plan a meeting' }).click();
  await fillDate(page, new Date());
  await fill(page, 'When does it begin?', '14:00');
  await press(page, 'Plan the meeting');
  await press(page, 'Add an item');
  await fill(page, 'Title', 'Pupils who move during the year');
  await press(page, 'Add a report');
  await fill(page, 'Title of the report', 'Pupils who move during the year');
  await press(page, 'Add a recommendation');
  await page.getByRole('combobox', { name: 'What recommendation 1 asks' }).selectOption('agree');
  await fill(page, 'Words of recommendation 1', asked);
  await page.getByText(`Agree ${asked}`).waitFor();
  await page.getByText('Record the decision').first().click();
  await page.getByRole('radio', { name: 'Agreed', exact: true }).check();
  await press(page, 'Record the decision');
  await page.getByRole('link', { name: /^Make an action from this/ }).click();
  await press(page, 'Make the action');
  await page.getByRole('list', { name: 'Actions from this decision' }).getByRole('link').click();
  await page.getByRole('heading', { name: /every school has a named person/i, level: 1 }).waitFor();
  await page.getByText('Education board').first().waitFor();
  expect(await axeProblems(page)).toEqual([]);
}

async function report(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Record an update' }).click();
  await page.getByRole('radio', { name: 'Complete', exact: true }).check();
  await fill(page, 'What was delivered?', delivered);
  await press(page, 'Record this update');
  await page.getByText('Your update was recorded.').waitFor();
}

async function shareOutcome(page: Page): Promise<void> {
  await visit(page, '/south-gloucestershire/plans');
  await page.getByRole('link', { name: 'Plan for pupils who move' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Share a part' }).click();
  await page.getByRole('radio', { name: 'Eastern education partnership' }).check();
  await press(page, 'Share');
  await page.getByText('Shared with Eastern education partnership').waitFor();
}

describe('one thread', () => {
  test('a council comes on board, its board’s decision becomes an action, progress is seen where it was shared', async ({
    signedIn,
  }) => {
    const code = await onboard(signedIn);
    const page = await signedIn('improvement@portsmouth.example', '/accept');
    await fill(page, 'Code', code);
    await press(page, 'Accept the invitation');
    await expect.poll(() => page.title(), patiently).toBe('Home – South Gloucestershire – Placeboard');
    await makePlan(page);
    await decide(page);
    await report(page);
    await expect
      .poll(async () => {
        await visit(page, '/south-gloucestershire/dashboard');
        return page.getByText('1 complete').count();
      }, patiently)
      .toBe(1);
    await shareOutcome(page);

    const member = await signedIn('member@eastern.example', partnership);
    const shown = member.getByRole('article', { name: 'Plan for pupils who move' });
    const look = async (): Promise<number> => {
      await visit(member, partnership);
      await settled(member);
      return shown.count();
    };
    await expect.poll(look, { timeout: 10_000 }).toBe(1);
    await shown.getByText(delivered).waitFor();
    expect(await axeProblems(member)).toEqual([]);

    await arrived(page, '/south-gloucestershire/shares');
    const line = page.getByRole('listitem').filter({ hasText: 'Plan for pupils who move' });
    await line.getByRole('button', { name: /^Withdraw/ }).click();
    await page.getByLabel('Why is it withdrawn?').fill('The partnership has seen it');
    await press(page, 'Withdraw');
    await expect.poll(look, { timeout: 10_000 }).toBe(0);
  });
});

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeProblems, test, visit } from './browser.ts';

async function fillDate(page: Page, name: string, parts: [string, string, string]): Promise<void> {
  const date = page.getByRole('group', { name });
  for (const [at, label] of (['Day', 'Month', 'Year'] as const).entries())
    await date.getByLabel(label).fill(parts[at] ?? '');
}

describe('the communications plan', () => {
  test('has a message planned, sent, taken back, sent again, and what came of it', async ({ signedIn }) => {
    const page = await signedIn('clerk@peterborough.example', '/peterborough/communications');
    await page.getByRole('heading', { name: 'Communications plan', level: 1 }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Plan a message' }).click();
    await page.getByRole('button', { name: 'Plan this message' }).click();
    const wrong = page.getByRole('alert');
    await wrong.getByRole('link', { name: /^Enter the message/ }).waitFor();
    await wrong.getByRole('link', { name: /^Enter the channel/ }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Message').fill('Summer schools: where they are');
    await page.getByLabel('Channel').fill('Posters');
    await page.getByLabel('Whom is it for?').fill('Families');
    await fillDate(page, 'Planned for', ['1', '6', '2031']);
    await page.getByRole('button', { name: 'Plan this message' }).click();
    await page.getByRole('heading', { name: 'June 2031' }).waitFor();
    await page.getByLabel('Channel').selectOption('Posters');
    await page.getByText(/^1 message of \d+$/).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('link', { name: 'Summer schools: where they are' }).click();
    await page.getByRole('button', { name: 'It was sent' }).click();
    await page.getByRole('button', { name: 'Record that it was sent' }).click();
    await page.getByText(/^Recorded as sent on/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone. The message is planned, as it was before.').waitFor();
    await page.getByRole('button', { name: 'It was sent' }).click();
    await page.getByRole('button', { name: 'Record that it was sent' }).click();
    await page.getByLabel('What came of it?').fill('Every library asked for more');
    await page.getByLabel('How many people did it reach? (optional)').fill('many');
    await page.getByRole('button', { name: 'Record what came of it' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /^Enter a whole number/ })
      .waitFor();
    await page.getByLabel('How many people did it reach? (optional)').fill('300');
    await page.getByRole('button', { name: 'Record what came of it' }).click();
    await page.getByRole('region', { name: 'What came of it' }).getByText('Reached 300 people.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('waits for whoever is responsible', async ({ signedIn }) => {
    const owner = await signedIn('owner@peterborough.example', '/peterborough');
    const waits = owner.getByRole('region', { name: 'What waits for you' });
    await waits.getByRole('link', { name: /^A free place for your two-year-old/ }).click();
    await owner.getByRole('button', { name: 'It was sent' }).waitFor();
    expect(await owner.getByRole('button', { name: 'Save changes' }).count()).toBe(0);
    await visit(owner, '/peterborough/communications?mine=yes');
    await owner.getByRole('link', { name: /^A free place for your two-year-old/ }).waitFor();
    expect(await axeProblems(owner)).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import { axeProblems, settled, test } from './browser.ts';
import { aSmallPlan, publishedPlan, readBack, type WordFile } from './word-files.ts';

const main = (page: Page) => page.getByRole('main');

/** From the list of plans to what was found in the document. */
async function bringIn(page: Page, file: WordFile): Promise<void> {
  await page.getByRole('link', { name: 'Bring in a plan' }).click();
  await page.getByLabel('File of the plan').setInputFiles(file);
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Read this file' }).click();
  await page.getByRole('heading', { name: 'What we found' }).waitFor();
}

async function putIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Put in \d+ rows as a plan$/ }).click();
  await page.getByRole('heading', { name: 'The plan is in' }).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open the plan' }).click();
  await page.getByRole('table').first().waitFor();
}

async function exportToWord(page: Page): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Make the file' }).click();
  const link = page.getByRole('link', { name: /^Download .*\.docx$/ });
  await link.waitFor();
  expect(await axeProblems(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path());
}

/** The headings of the plan’s first table. */
const columns = (page: Page) => page.getByRole('table').first().getByRole('columnheader').allTextContents();

describe('a plan from Word', () => {
  test('is checked, corrected and put in, shows the columns of the document, and comes out as it went in', async ({
    signedIn,
  }) => {
    const page = await signedIn('clerk@plymouth.example', '/plymouth/plans');
    const file = aSmallPlan('A plan for the early years');
    await bringIn(page, file);
    await main(page).getByText('1 priority, 1 objective and 2 actions in “small-plan.docx”.').waitFor();
    await main(page).getByText('Every row was understood').waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Correct the mapping' }).click();
    await page.getByLabel('Title of the plan').fill('Early years together');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read the file again this way' }).click();
    await page.getByRole('definition').getByText('Early years together').waitFor();

    await putIn(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Early years together');
    expect(await columns(page)).toEqual(sevenColumns.columns.map(({ heading }) => heading));
    expect(await axeProblems(page)).toEqual([]);
    expect(readBack(await exportToWord(page))).toEqual(readBack(file.buffer));
  });

  test.runIf(publishedPlan)(
    'one that a council published comes in whole and goes out the same',
    async ({ signedIn }) => {
      const file = publishedPlan ?? aSmallPlan('');
      const page = await signedIn('clerk@plymouth.example', '/plymouth/plans');
      await bringIn(page, file);
      await main(page).getByText('5 priorities, 18 objectives and 24 actions in “plymouth-2018.docx”.').waitFor();
      expect(await axeProblems(page)).toEqual([]);
      await putIn(page);
      expect(await columns(page)).toEqual(sevenColumns.columns.map(({ heading }) => heading));
      expect(await axeProblems(page)).toEqual([]);
      expect(readBack(await exportToWord(page)).words).toEqual(readBack(file.buffer).words);
    },
  );

  test('an import that is cancelled keeps nothing', async ({ signedIn, office }) => {
    const plymouth = office('plymouth');
    const before = (await plymouth.as('reader').get(`${plymouth.path}/plans`)).body.items.length;
    const page = await signedIn('clerk@plymouth.example', '/plymouth/plans');
    await bringIn(page, aSmallPlan('A plan that nobody wants'));
    await page.getByRole('button', { name: 'Cancel, and keep nothing' }).click();
    await main(page).getByText('Nothing of it was kept.').waitFor();
    await settled(page);
    expect(await axeProblems(page)).toEqual([]);
    expect((await plymouth.as('reader').get(`${plymouth.path}/plans`)).body.items).toHaveLength(before);
  });
});

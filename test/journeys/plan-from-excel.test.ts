import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { aWorkbook } from '#functions/documents/sheet/sheet-fixtures.ts';
import { axeProblems, settled, test } from './browser.ts';

const main = (page: Page) => page.getByRole('main');
const headings = ['Ref', 'Priority', 'Objective', 'Action', 'Lead officer', 'By when'];
const first = [
  '1.1',
  'Ready for school',
  'Families are supported',
  'Hold parenting courses',
  'Early years lead',
  'July 2018',
];
const second = ['1.2', '', '', 'Visit every nursery', 'Advisers', 'Termly'];
const dropped = ['1.3', '', '', 'Write a leaflet', 'Advisers', 'Ongoing'];

/** A workbook as an authority keeps it: a title above the headings, and a row that it hid. */
const workbook = (name: string, ...rows: string[][]) => ({
  ...{ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  buffer: Buffer.from(
    aWorkbook([{ name: 'Plan', rows: [['Early years action plan – April 2018'], headings, ...rows], hiddenRows: [5] }]),
  ),
});

async function upload(page: Page, file: ReturnType<typeof workbook>): Promise<void> {
  await page.getByLabel('File of the plan').setInputFiles(file);
  await page.getByRole('button', { name: 'Read this file' }).click();
  await page.getByRole('heading', { name: 'What we found' }).waitFor();
}

describe('a plan from Excel', () => {
  test('comes in with what is hidden left out, and a changed file shows what would change', async ({ signedIn }) => {
    const page = await signedIn('clerk@plymouth.example', '/plymouth/imports/new');
    await upload(page, workbook('early-years.xlsx', first, second, dropped));
    await main(page).getByText('1 priority, 1 objective and 2 actions in “early-years.xlsx”.').waitFor();
    await main(page).getByText('row 5 is hidden; it was left out').waitFor();
    await main(page).getByText('Sheet “Plan”, cell D3').waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Correct the mapping' }).click();
    await page.getByRole('radio', { name: 'Read them as well' }).check();
    await page.getByRole('button', { name: 'Read the file again this way' }).click();
    await main(page).getByText('1 priority, 1 objective and 3 actions in “early-years.xlsx”.').waitFor();
    await page.getByRole('button', { name: /^Put in \d+ rows as a plan$/ }).click();
    await page.getByRole('link', { name: 'Open the plan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Early years action plan – April 2018' }).waitFor();

    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Bring in a changed file' }).click();
    await upload(
      page,
      workbook('early-years-2.xlsx', first, ['1.2', '', '', 'Visit every nursery', 'Advisers', 'Summer term 2019']),
    );
    await main(page).getByText('In the file Summer term 2019').waitFor();
    await main(page).getByRole('heading', { name: 'Not in the file' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('checkbox', { name: /^Remove this action from the plan.*Write a leaflet/ }).check();
    await page.getByRole('button', { name: 'Bring 1 row into the plan and remove 1 row' }).click();
    await page.getByRole('heading', { name: 'The plan is up to date' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open the plan' }).click();
    await main(page).getByText('Summer term 2019').first().waitFor();
    await settled(page);
    expect(await main(page).getByText('Write a leaflet').count()).toBe(0);
  });
});

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { arrived, axeProblems, settled, test, visit } from './browser.ts';

/** The cells of a table by its caption, row by row, as a reader sees them. */
async function cellsOf(page: Page, caption: string): Promise<string[][]> {
  const table = page.getByRole('table', { name: caption, exact: true });
  const rows = await table.getByRole('row').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((cell) => cell.trim())));
}

const dates = ['Aug 2009', 'Aug 2010', 'Aug 2011', 'Aug 2012', 'Dec 2012', 'Mar 2013'];
const primarySchools = [
  ['', ...dates],
  ['Outstanding', '4 (7.0)', '6 (10.5)', '6 (10.7)', '7 (12.5)', '7 (12.5)', '7 (12.5)'],
  ['Good', '31 (54.4)', '27 (47.4)', '27 (48.2)', '25 (44.6)', '25 (44.6)', '28 (50.0)'],
  ['Requires improvement (*)', '22 (38.6)', '24 (42.1)', '20 (35.7)', '22 (39.3)', '21 (37.5)', '17 (30.4)'],
  ['Inadequate', '0 (0.0)', '0 (0.0)', '3 (5.4)', '2 (3.6)', '3 (5.4)', '4 (7.1)'],
];
const secondaryPupils = [
  ['', ...dates],
  ['Outstanding', '1540 (11.6)', '3110 (23.6)', '3390 (25.1)', '3550 (26.0)', '3650 (26.6)', '3650 (26.6)'],
  ['Good', '4435 (33.5)', '4455 (33.8)', '4525 (33.5)', '4590 (33.7)', '4645 (33.8)', '4645 (33.8)'],
  [
    'Requires improvement (*)',
    '6545 (49.4)',
    '5610 (42.6)',
    '5590 (41.4)',
    '4085 (30.0)',
    '4091 (29.8)',
    '4091 (29.8)',
  ],
  ['Inadequate', '720 (5.4)', '0 (0.0)', '0 (0.0)', '1405 (10.3)', '1345 (9.8)', '1345 (9.8)'],
];

describe('the dashboard', () => {
  test('answers each question by a sentence, a chart and a table with the figures as they were published', async ({
    signedIn,
  }) => {
    const page = await signedIn('reader@peterborough.example', '/peterborough/dashboard');
    const answer = /44 of 72 schools \(61\.1%\) were judged good or better: 13\.9 percentage points short/;
    await page.getByText(answer).waitFor();
    await page.getByRole('img', { name: /^Primary: 35 of 56 schools \(62\.5%\) good or better in Mar 2013/ }).waitFor();
    await page.getByRole('img', { name: /^Peterborough: 61% in 2025, 2 percentage points below England/ }).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await page.locator('summary', { hasText: 'Show the figures as tables' }).press('Enter');
    expect(await cellsOf(page, 'Number and (%) of primary schools by judgement')).toEqual(primarySchools);
    expect(await cellsOf(page, 'Number and (%) of pupils attending secondary schools by judgement')).toEqual(
      secondaryPupils,
    );
    await page.getByText('13 primary schools and 4 secondary schools were graded satisfactory').waitFor();

    await page.locator('summary', { hasText: /^Show the figures as a table$/ }).press('Enter');
    const rows = await cellsOf(page, 'Key stage 2: expected standard in reading, writing and maths (%)');
    const missing = 'Not available: no figures were published for 2020 and 2021';
    expect(rows.find(([year]) => year === '2020')?.slice(0, 3)).toEqual(['2020', missing, missing]);
    expect(rows.find(([year]) => year === '2025')).toEqual(['2025', '61', '63', '62.10', '59.90']);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('shows pupils instead of schools under an address of its own, without the aim for schools', async ({
    signedIn,
  }) => {
    const page = await signedIn('reader@peterborough.example', '/peterborough/dashboard');
    await page.getByRole('link', { name: 'By number of pupils' }).click();
    await arrived(page, '/peterborough/dashboard?by=pupils');
    const chart = page.getByRole('img', { name: /^Special: pupils by the judgement of their school/ });
    await chart.waitFor();
    const words = (await chart.locator('text').allTextContents()).join(' ');
    expect(words).toContain('47.7');
    expect(words).not.toContain('Aim');
  });

  test('gives the figures as a file and the chart as a drawing that stands alone', async ({ signedIn }) => {
    const page = await signedIn('reader@peterborough.example', '/peterborough/dashboard');
    await page.getByRole('img', { name: /^Primary/ }).waitFor();
    const bytesOf = async (name: string): Promise<Buffer> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).first().click(),
      ]);
      const chunks: Uint8Array[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    const download = async (name: string): Promise<string> => (await bytesOf(name)).toString('utf8');
    const csv = await download('Download the figures (CSV)');
    expect(csv).toContain('Primary,2013-03-31,Mar 2013,Requires improvement,17,30.4,5090,28.8,13,');
    const drawing = await download('Download the chart of primary schools (SVG)');
    expect(drawing).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(drawing).not.toContain('<style');
    const picture = await bytesOf('Download the chart of primary schools (PNG)');
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    const shown = await page.getByRole('img', { name: /^Primary/ }).boundingBox();
    // Width and height stand at fixed places of a PNG's first chunk.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
      Math.floor(2 * (shown?.width ?? 0)),
      Math.floor(2 * (shown?.height ?? 0)),
    ]);
  });
});

describe('a school', () => {
  test('shows its category to those who are cleared, and says who could help to anyone else', async ({ signedIn }) => {
    const cleared = await signedIn('improvement@peterborough.example', '/peterborough/schools');
    await cleared.getByRole('row', { name: /Osierbank Primary School.*Category 3a/ }).waitFor();
    expect(await axeProblems(cleared)).toEqual([]);
    await cleared.getByRole('link', { name: 'Osierbank Primary School' }).click();
    await cleared.getByText('Reading well below other schools').waitFor();
    expect(await axeProblems(cleared)).toEqual([]);

    const clerk = await signedIn('clerk@peterborough.example', '/peterborough/schools');
    await settled(clerk);
    expect(await clerk.getByText('Category 3a').count()).toBe(0);
    await visit(clerk, '/peterborough/schools/990102');
    await clerk.getByRole('link', { name: 'See who could help' }).waitFor();
    expect(await clerk.getByText('Reading well below').count()).toBe(0);
    expect(await axeProblems(clerk)).toEqual([]);
  });

  test('is given another category with reasons, and the one before stays in its history', async ({ signedIn }) => {
    const page = await signedIn('improvement@plymouth.example', '/plymouth/schools/990202/category');
    await page.getByRole('button', { name: 'Give this category' }).click();
    await page.getByRole('link', { name: 'Enter the reasons, with the evidence they rest on' }).waitFor();
    await page.getByRole('radio', { name: 'Intensive' }).check();
    await page.getByRole('textbox', { name: 'Reasons' }).fill('Results fell in the summer');
    await page.getByRole('button', { name: 'Give this category' }).click();
    await arrived(page, '/plymouth/schools/990202');
    await page.getByText('Results fell in the summer').waitFor();
    await page.getByText('Support for reading and for governors is agreed until the summer').waitFor();
  });
});

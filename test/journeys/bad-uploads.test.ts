import { describe, expect } from 'vitest';
import { aDocx, aParagraph } from '#functions/documents/word/word-fixtures.ts';
import { axeProblems, test } from './browser.ts';
import { wordFile } from './word-files.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 a plan that was printed');

describe('a document that cannot be brought in', () => {
  test('a PDF is refused beside the field, before it is sent', async ({ signedIn }) => {
    const page = await signedIn('clerk@plymouth.example', '/plymouth/imports/new');
    await page.getByLabel('File of the plan').setInputFiles(wordFile('plan.pdf', pdf));
    await page.getByRole('button', { name: 'Read this file' }).click();
    const words = '“plan.pdf” is not a Word document (.docx), an Excel workbook (.xlsx) or a CSV file.';
    await page.getByRole('link', { name: words }).waitFor();
    expect(
      await page.getByLabel('File of the plan').evaluate((field) => field.getAttribute('aria-describedby')),
    ).toContain('error');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await axeProblems(page)).toEqual([]);
  });

  test.for([
    { kind: 'a PDF that is called .docx', bytes: pdf, words: /PDF/ },
    { kind: 'a letter without a table', bytes: aDocx(aParagraph('Dear colleagues')), words: /table/ },
  ])('$kind is refused in words, and nothing is kept', async ({ bytes, words }, { signedIn, office }) => {
    const plymouth = office('plymouth');
    const plans = async () => (await plymouth.as('reader').get(`${plymouth.path}/plans`)).body.items.length;
    const before = await plans();
    const page = await signedIn('clerk@plymouth.example', '/plymouth/imports/new');
    await page.getByLabel('File of the plan').setInputFiles(wordFile('plan.docx', bytes));
    await page.getByRole('button', { name: 'Read this file' }).click();
    await page.getByRole('heading', { name: '“plan.docx” could not be read' }).waitFor();
    const refusal = page.getByRole('status').filter({ hasText: 'could not be read' });
    expect(await refusal.textContent()).toMatch(words);
    expect(await refusal.textContent()).toContain('Nothing of it was kept.');
    expect(await page.getByRole('button', { name: /^Put in/ }).count()).toBe(0);
    expect(await axeProblems(page)).toEqual([]);
    expect(await plans()).toBe(before);
  });
});

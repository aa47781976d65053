import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { axeProblems, patiently, test, visit } from './browser.ts';
import { aPlanIn } from './own-plan.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Where a column stands among those of the preview. */
const printed = (page: Page) =>
  page.getByRole('table', { name: 'How the plan is printed' }).getByRole('columnheader').allTextContents();

describe('an authority’s own words', () => {
  test('are a layout with a column moved by keyboard, and a plan made in it with another scheme', async ({
    signedIn,
  }) => {
    const page = await signedIn('admin@portsmouth.example', '/portsmouth/settings');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Add a layout' }).click();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('listitem').getByRole('link', { name: 'Themes and priorities' }).first().click();
    await page.getByRole('textbox', { name: 'Name of the layout' }).fill('Themes and how often');
    await press(page, 'Add a column').click();
    await page.getByRole('textbox', { name: 'Heading' }).fill('How often');
    await page.getByLabel('What are its words?').selectOption({ label: 'How often' });
    const up = press(page, 'Up: the column “How often”');
    await up.focus();
    await page.keyboard.press('Enter');
    expect((await printed(page)).slice(-2)).toEqual(['How often', 'Progress']);
    expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByText('The column “How often” is now 6 of 7').waitFor({ state: 'attached' });
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Add layout').click();
    await page.getByText('The layout “Themes and how often” was added.').waitFor();

    await page.getByRole('link', { name: 'Themes and how often' }).click();
    await press(page, 'Retire').click();
    await page.getByText('The layout “Themes and how often” was retired.').waitFor();
    await page.getByRole('heading', { name: 'Themes and how often Retired' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Undo').click();
    await page.getByText('Undone. The settings are as they were before.').waitFor();

    await page.getByRole('link', { name: 'Put layouts in order' }).click();
    await press(page, 'Move the layout “Themes and how often” up').click();
    await page.getByText('“Themes and how often” is now 4 of 5.').waitFor();
    const rows = () => page.getByRole('treegrid').getByRole('row').allTextContents();
    expect((await rows())[3]).toContain('Themes and how often');
    expect(await axeProblems(page)).toEqual([]);

    await visit(page, '/portsmouth/plans/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('A plan in a layout of our own');
    await page.getByRole('radio', { name: 'Themes and how often' }).check();
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Add plan').click();
    await page.getByRole('heading', { name: 'A plan in a layout of our own' }).waitFor();
  });

  test('are a scheme of four points, each with words and a shape', async ({ signedIn, office }) => {
    const portsmouth = office('portsmouth');
    const page = await signedIn('admin@portsmouth.example', '/portsmouth/settings/statuses/new');
    await page
      .getByRole('listitem')
      .getByRole('link', { name: /^Four points/ })
      .first()
      .click();
    await press(page, 'Change: the status “Partly achieved”').click();
    await page.getByLabel('Shape').selectOption({ label: 'Tick' });
    await press(page, 'Add status scheme').click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: 'Choose another shape: “Fully achieved” has this one' })
      .click();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Shape').selectOption({ label: 'Diamond' });
    await press(page, 'Add status scheme').click();
    await page.getByText(/^The status scheme “Four points.*was added\.$/).waitFor();
    const schemes = async () => ok(await portsmouth.as('admin').get(`${portsmouth.path}/settings`), 200).body.schemes;
    expect((await schemes()).at(-1).statuses[2]).toMatchObject({ label: 'Partly achieved', shape: 'diamond' });
    await press(page, 'Undo').click();
    await page.getByText('Undone. The settings are as they were before.').waitFor();
    expect((await schemes()).map(({ name }: { name: string }) => name)).not.toContain('Four points');
  });

  test('keep a column that plans use, and say what is in it', async ({ signedIn, office }) => {
    const plymouth = office('plymouth');
    const page = await signedIn('admin@plymouth.example', '/plymouth/settings/layouts/seven-columns');
    await press(page, 'Retire: the column “Monitoring”').click();
    await press(page, 'Remove for good: the column “Monitoring”').click();
    await press(page, 'Save layout').click();
    const said = page.getByRole('alert').getByRole('link', { name: /“Monitoring” has words in \d+ rows of “/ });
    await said.waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Put it back, retired: the column “Monitoring”').click();
    await press(page, 'Bring back: the column “Monitoring”').waitFor();
    const { shapes } = ok(await plymouth.as('admin').get(`${plymouth.path}/settings`), 200).body;
    const seven = shapes.find(({ key }: { key: string }) => key === 'seven-columns');
    expect(seven.columns.map(({ key }: { key: string }) => key)).toContain('monitoring');
  });
});

describe('the layout of a plan', () => {
  test('is changed once it is said what becomes of everything in use, and back', async ({ signedIn, office }) => {
    const peterborough = office('peterborough');
    const plan = await aPlanIn(peterborough, 'A plan that is laid out anew');
    const page = await signedIn('clerk@peterborough.example', `${plan.page}/change`);
    await page.getByRole('link', { name: 'Change its levels, columns or statuses' }).click();
    await page.getByRole('radio', { name: 'Priorities and goals' }).check();
    await press(page, 'Change the layout').click();
    await page.getByRole('alert').getByRole('link', { name: 'Choose what becomes of “Objectives”' }).click();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('What becomes of “Objectives”?').selectOption({ label: 'It is “Goal” from now on' });
    await page.getByText('Goal (was “Objective”)').first().waitFor();
    await press(page, 'Change the layout').click();
    await page.getByText('The layout of the plan was changed.').waitFor();
    const heads = () => page.getByRole('columnheader').allTextContents();
    await expect.poll(heads, patiently).toContain('How we will know');
    await press(page, 'Undo').click();
    await page.getByText('Undone. Everything is as it was before.').waitFor();
    await expect.poll(heads, patiently).toContain('Success criteria');

    await visit(page, `${plan.page}/columns`);
    await press(page, 'Hide: the column “Monitoring”').click();
    await press(page, 'Add a column').click();
    await page.getByRole('textbox', { name: 'Heading' }).fill('Risk');
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Save columns').click();
    await page.getByText('The columns of the plan were changed.').waitFor();
    await expect.poll(heads, patiently).toContain('Risk');
    expect(await heads()).not.toContain('Monitoring');
  });
});

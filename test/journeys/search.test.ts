import { describe, expect } from 'vitest';
import { arrived, axeProblems, settled, test, visit } from './browser.ts';

const found = '/plymouth/search?q=network+capacity';

describe('searching', () => {
  test('from the head of a page finds what has the words, and leads there', async ({ signedIn }) => {
    const page = await signedIn('reader@plymouth.example', '/plymouth');
    const header = page.getByRole('banner');
    await header.getByRole('searchbox', { name: 'Search Plymouth' }).fill('network capacity');
    await header.getByRole('button', { name: 'Search' }).press('Enter');
    await arrived(page, found);
    await page.getByText(/^\d+ results for “network capacity”\.$/).waitFor();
    expect(await page.title()).toBe('Search for “network capacity” – Plymouth – Placeboard');
    expect(await header.getByRole('searchbox').count()).toBe(0);
    const marks = await page.locator('mark').allTextContents();
    expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(['network', 'capacity']));
    expect(await axeProblems(page)).toEqual([]);
    const action = page.getByRole('link', { name: /^Review with the trusts’ network what capacity/ });
    await action.click();
    await page.getByRole('heading', { level: 1, name: /^Review with the trusts’ network/ }).waitFor();
    await page.goBack();
    await page.getByText(/^\d+ results for “network capacity”\.$/).waitFor();
    expect(await page.getByRole('searchbox', { name: 'Search Plymouth' }).inputValue()).toBe('network capacity');
  });

  test('shows one kind alone, and the address says so', async ({ signedIn }) => {
    const page = await signedIn('reader@plymouth.example', found);
    await page
      .getByRole('navigation', { name: 'Kinds of results' })
      .getByRole('link', { name: /^Decisions/ })
      .click();
    await page.getByText(/ results? for “network capacity” among decisions\.$/).waitFor();
    expect(new URL(page.url()).search).toBe('?q=network+capacity&kind=decision');
    await page.getByRole('link', { name: /^Agree that the network of trust chief executives/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Meeting of/ }).waitFor();
    await page.getByRole('heading', { name: 'One plan for education: measures and progress' }).waitFor();
  });

  test('says what to do where too little was typed and where nothing is found', async ({ signedIn }) => {
    const page = await signedIn('reader@plymouth.example', '/plymouth');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole('banner').getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
    const field = page.getByRole('searchbox', { name: 'Search Plymouth' });
    await field.fill('a');
    await field.press('Enter');
    await page.getByRole('alert').getByText('There is a problem').waitFor();
    expect(await page.title()).toMatch(/^Error: Search/);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: /^Enter at least 2 letters or digits/ }).click();
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill('xylophone');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'Nothing found for “xylophone”' }).waitFor();
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await axeProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  test('can be tried again where the service could not answer', async ({ signedIn }) => {
    const page = await signedIn('reader@plymouth.example', '/plymouth/search');
    await page.route('**/search?q=*', (route) => route.fulfill({ status: 400, body: '{}' }));
    await page.getByRole('searchbox').fill('network');
    await page.getByRole('searchbox').press('Enter');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.unroute('**/search?q=*');
    await again.click();
    await page.getByText(/ results for “network”/).waitFor();
    await settled(page);
  });

  test('is offered to nobody outside an authority', async ({ signedIn }) => {
    const page = await signedIn('head@school.example', '/audiences/school/990102');
    expect(await page.getByRole('banner').getByRole('searchbox').count()).toBe(0);
    expect(await page.getByRole('banner').getByRole('link', { name: 'Search' }).count()).toBe(0);
    await visit(page, '/authorities');
    expect(await page.getByRole('banner').getByRole('searchbox').count()).toBe(0);
  });
});

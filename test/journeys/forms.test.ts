import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeProblems, patiently, test } from './browser.ts';

/** The name of what has the focus, as it is read out. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describe('a form', () => {
  test('sent empty, puts the focus on a summary whose links lead to the fields', async ({ signedIn }) => {
    const page = await signedIn('clerk@plymouth.example', '/plymouth/plans/new');
    await page.getByRole('button', { name: 'Add plan' }).click();
    await page.getByRole('alert').getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await focused(page)).toMatch(/^There is a problem/);
    expect(await page.title()).toBe('Error: Add a plan – Plymouth – Placeboard');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('alert').getByRole('link', { name: 'Enter the title of the plan' }).click();
    const title = page.getByRole('textbox', { name: 'Title' });
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await title.evaluate((field) => field.getAttribute('aria-invalid'))).toBe('true');
  });

  test('takes no date that does not exist, and says which form a date has', async ({ signedIn }) => {
    const page = await signedIn('clerk@plymouth.example', '/plymouth/plans/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('A plan with a wrong date');
    const agreed = page.getByRole('group', { name: 'When was it agreed?' });
    await agreed.getByLabel('Day').fill('30');
    await agreed.getByLabel('Month').fill('February');
    await page.getByRole('button', { name: 'Add plan' }).click();
    await page.getByRole('alert').getByRole('link').click();
    expect(await agreed.getByLabel('Day').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await agreed.getByLabel('Month').inputValue()).toBe('February');
    expect(await axeProblems(page)).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('comes to the heading with each new page, and finds all that stands before it in order', async ({
    signedIn,
  }) => {
    const page = await signedIn('clerk@plymouth.example', '/plymouth');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Plans' }).click();
    await page.getByRole('heading', { name: 'Plans', level: 1 }).waitFor();
    await expect.poll(() => focused(page), patiently).toBe('Plans');
    const sections = await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').allTextContents();
    // The field of the search holds no words of its own; its button does.
    const search = ['', 'Search'];
    const top = ['Skip to main content', 'Placeboard', ...search, 'Mail', 'Sign out', 'Your authorities'];
    const expected = [...top, ...sections];
    const before: string[] = [];
    for (const _stop of expected) {
      await page.keyboard.press('Shift+Tab');
      before.unshift(await focused(page));
    }
    expect(before).toEqual(expected);
  });
});

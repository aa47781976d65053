import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { arrived, axeProblems, patiently, settled, test } from './browser.ts';

/** Everything by which one knows in which authority one is. */
async function whereAmI(page: Page) {
  return {
    title: await page.title(),
    band: await page.getByRole('banner').getByRole('paragraph').textContent(),
    said: await page.getByRole('status').filter({ hasText: 'You are in' }).textContent(),
  };
}

const placedIn = (name: string) => ({ title: `Home – ${name} – Placeboard`, band: name, said: `You are in ${name}` });

describe('signing in', () => {
  test('a director of two councils chooses between these two, and is told everywhere which one it is', async ({
    aWindow,
  }) => {
    const page = await aWindow();
    await page.goto('/');
    await settled(page);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in as', level: 1 }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'director@shared.example' }).click();

    await page.getByRole('heading', { name: 'Which authority are you working for?', level: 1 }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const cards = page.getByRole('main').getByRole('listitem').getByRole('heading');
    expect((await cards.allInnerTexts()).sort()).toEqual(['Cambridgeshire', 'Peterborough']);

    await page.getByRole('link', { name: 'Peterborough' }).click();
    await expect.poll(() => page.title(), patiently).toContain('Peterborough');
    expect(await whereAmI(page)).toEqual(placedIn('Peterborough'));
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Change authority' }).click();
    await page.getByRole('link', { name: 'Cambridgeshire' }).click();
    await expect.poll(() => page.title(), patiently).toContain('Cambridgeshire');
    expect(await whereAmI(page)).toEqual(placedIn('Cambridgeshire'));
  });

  test('a clerk of one authority lands on its home, stays there after a reload, and signs out', async ({ aWindow }) => {
    const page = await aWindow();
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'clerk@plymouth.example' }).click();
    await arrived(page, '/plymouth');
    const parts = page.getByRole('main').getByRole('heading', { level: 2 });
    expect(await parts.allInnerTexts()).toEqual(['What waits for you', 'What is coming', 'How the plans stand']);
    await page.reload();
    await arrived(page, '/plymouth');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have signed out.').waitFor();
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
    expect(await axeProblems(page)).toEqual([]);
  });
});

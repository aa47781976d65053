import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeProblems, patiently, settled, test, visit } from './browser.ts';

const director = 'director@shared.example';
const delivered = (page: Page) => page.getByLabel('What was delivered?');

type Place = { band: string | null; title: string; said: string[] };

/** What tells where one is at one moment: the band, the window’s title, and what is said aloud. */
const placeShown = (page: Page): Promise<Place> =>
  page.evaluate(() => ({
    band: document.querySelector('.pb-band__name')?.textContent ?? null,
    title: document.title,
    said: [...document.querySelectorAll('[role="status"]')]
      .map(({ textContent }) => textContent ?? '')
      .filter((words) => words.startsWith('You are in')),
  }));

/** Keeps every moment from now on in which band and title named different authorities. */
async function watchForContradictions(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const contradictions: string[] = [];
    const look = () => {
      const band = document.querySelector('.pb-band__name')?.textContent ?? null;
      const named = ['Peterborough', 'Cambridgeshire'].find((name) => document.title.includes(` – ${name} – `)) ?? null;
      if (band !== named) contradictions.push(`the band says ${band} and the title ${named}`);
    };
    new MutationObserver(look).observe(document.documentElement, {
      ...{ childList: true, characterData: true, subtree: true },
    });
    Object.assign(window, { contradictions });
  });
  return () => page.evaluate(() => [...Reflect.get(window, 'contradictions')]);
}

/** From “My work” to the update page of the first action there of this authority, as by a click on its button. */
async function toUpdateIn(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'My work', exact: true }).click();
  await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  await page
    .getByRole('link', { name: new RegExp(`^Record an update on .+ in ${name}$`) })
    .first()
    .click();
  await delivered(page).waitFor();
  return new URL(page.url()).pathname;
}

describe('someone who works for two authorities', () => {
  test('finds what waits in both in one list, each with whose it is, and goes on to where it is done', async ({
    signedIn,
  }) => {
    const page = await signedIn(director, '/work');
    const whose = page
      .getByRole('main')
      .getByRole('listitem')
      .getByText(/^(Peterborough|Cambridgeshire)$/);
    await whose.first().waitFor();
    expect(new Set(await whose.allTextContents())).toEqual(new Set(['Peterborough', 'Cambridgeshire']));
    expect(await placeShown(page)).toEqual({ band: null, title: 'My work – Placeboard', said: [] });
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('link', { name: 'Show by authority' }).click();
    await page.getByRole('heading', { name: 'Cambridgeshire', level: 2 }).waitFor();
    await page
      .getByRole('navigation', { name: 'Authorities shown' })
      .getByRole('link', { name: /Cambridgeshire/ })
      .click();
    await expect.poll(() => new URL(page.url()).search, patiently).toBe('?by=authority&authority=cambridgeshire');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Cambridgeshire']);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('sees band, title and message change together, by whichever link they go', async ({ signedIn }) => {
    const page = await signedIn(director, '/authorities');
    const placeIn = (name: string, title: string) => ({
      ...{ band: name, title: `${title} – ${name} – Placeboard`, said: [`You are in ${name}`] },
    });
    const contradictions = await watchForContradictions(page);
    await page.getByRole('link', { name: /^My work: what waits/ }).click();
    await toUpdateIn(page, 'Peterborough');
    await expect.poll(() => placeShown(page), patiently).toEqual(placeIn('Peterborough', 'Record an update'));
    await toUpdateIn(page, 'Cambridgeshire');
    await expect.poll(() => placeShown(page), patiently).toEqual(placeIn('Cambridgeshire', 'Record an update'));
    await page.evaluate(() => history.go(-2));
    await expect.poll(() => placeShown(page), patiently).toEqual(placeIn('Peterborough', 'Record an update'));
    await page.getByRole('link', { name: 'Change authority' }).click();
    await page.getByRole('link', { name: 'Cambridgeshire', exact: true }).click();
    await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    await expect.poll(() => placeShown(page), patiently).toEqual(placeIn('Cambridgeshire', 'Home'));
    expect(await contradictions()).toEqual([]);
  });

  test('finds what they typed for one authority there and nowhere else', async ({ signedIn }) => {
    const page = await signedIn(director, '/authorities');
    const words = 'Typed for Peterborough alone';
    const there = await toUpdateIn(page, 'Peterborough');
    await delivered(page).fill(words);
    await page.getByText('Saved in this tab').waitFor();
    const here = await toUpdateIn(page, 'Cambridgeshire');
    expect(await delivered(page).inputValue()).toBe('');

    // From one form straight to the same form of the other, as the list behind the browser’s Back button goes.
    await page.evaluate(() => history.go(-2));
    await page.getByText('This is what you had typed').waitFor();
    expect([new URL(page.url()).pathname, await delivered(page).inputValue()]).toEqual([there, words]);
    await page.evaluate(() => history.go(2));
    await page.waitForURL(`**${here}`);
    await settled(page);
    expect(await delivered(page).inputValue()).toBe('');
    expect(await page.content()).not.toContain(words);
    await visit(page, here);
    expect(await delivered(page).inputValue()).toBe('');
  });
});

import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import * as z from 'zod';
import { type Office, officeOf } from '#test/support/officers.ts';

/** The browser’s own words for an answer that is not 2xx; the page has words of its own for each. */
const expected = 'Failed to load resource';

const patience = 20_000;
/** How long is waited for what comes by itself, where it is asked for again and again. */
export const patiently = { timeout: patience };

/** What went wrong in a page and was said nowhere but in its console, like a script or a style that the policy refused. */
function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith(expected)) complaints.push(message.text());
  });
  return complaints;
}

async function mint(url: string, secret: string, persona: string): Promise<string> {
  const answer = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}

export const test = base
  .extend('demonstration', { scope: 'worker' }, () => inject('demonstration'))
  /** One of the demonstration’s authorities through the interface, for what a journey takes as given. */
  .extend('office', { scope: 'file' }, ({ demonstration }) => {
    const { url, secret } = demonstration;
    return (authority: string): Office =>
      officeOf({ url, tokenFor: (subject) => mint(url, secret, subject) }, authority);
  })
  // One for all files: each window below is a profile of its own, and shares neither cookies nor storage with another.
  .extend('browser', { scope: 'worker' }, async ({ demonstration }, { onCleanup }) => {
    const { path, environment } = demonstration.browser;
    const env = { ...process.env, ...environment };
    // Without a sandbox, as no container gives it one; the rules of the web stay as they are for everyone.
    const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'], env });
    onCleanup(() => browser.close());
    return browser;
  })
  /** Opens a page in a window of its own, in which nobody is signed in. */
  .extend('aWindow', async ({ browser, demonstration }, { onCleanup }) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    onCleanup(async () => {
      await Promise.all(opened.map(({ context }) => context.close()));
      const complaints = opened.flatMap((one) => one.complaints);
      if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join('\n')}`);
    });
    return async (): Promise<Page> => {
      const context = await browser.newContext({
        baseURL: demonstration.url,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(patience);
      opened.push({ context, complaints: complaintsOf(context) });
      return context.newPage();
    };
  })
  /** Signs in as one of the demonstration’s people in a window of their own, and goes to that address. */
  .extend('signedIn', async ({ aWindow }) => {
    return async (persona: string, path: string): Promise<Page> => {
      const page = await aWindow();
      await page.goto(path);
      await page.getByRole('button', { name: persona }).click();
      await arrived(page, path);
      return page;
    };
  });

/** A page is asked each 50 ms, and not at each of its frames. */
const often = { polling: 50 };

/** Goes to an address as one who is signed in already. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await arrived(page, path);
}

/**
 * Goes on to an address as a link does, without loading the page anew: by way of a page whose heading tells when it is
 * left, so that nothing of the page before is taken for the one that is meant.
 */
export async function goOn(page: Page, path: string): Promise<void> {
  const tell = (address: string) => page.evaluate((to) => history.pushState(null, '', to), address);
  await tell('/cookies');
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Cookies', undefined, often);
  if (path === '/cookies') return;
  await tell(path);
  await page.waitForFunction(() => document.querySelector('h1')?.textContent !== 'Cookies', undefined, often);
  await arrived(page, path);
}

/** Until the page at this address shows what it is for: a sign-in on the way there is over, and nothing is loading. */
export async function arrived(page: Page, path: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const here = location.pathname + location.search === wanted;
      const signedIn = [...document.querySelectorAll('header button')].some(
        ({ textContent }) => textContent === 'Sign out',
      );
      const heading = document.querySelector('h1')?.textContent ?? 'Signing you in';
      const busy = document.querySelector('[aria-busy="true"]') !== null;
      return here && signedIn && !busy && heading !== 'Signing you in';
    },
    path,
    often,
  );
}

/** Until nothing on the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"]') === null,
    undefined,
    often,
  );
}

/**
 * Lets the clock of a window be put forward, for every page that it goes to from here. What comes by itself, because an open
 * page asks again after a pause, is then waited for by pauses that are over at once.
 */
export async function withClock(page: Page): Promise<(comes: Locator) => Promise<void>> {
  await page.clock.install();
  return async (comes) => {
    const look = async () => {
      if (await comes.isVisible()) return true;
      await page.clock.fastForward(10_000);
      return false;
    };
    await expect.poll(look, { ...patiently, interval: 500 }).toBe(true);
  };
}

/** What axe finds wrong with the page as it is now, each with where it is. */
export async function axeProblems(page: Page): Promise<string[]> {
  await settled(page);
  // What looks is half a megabyte of script: a document that has it from a look at another width is not given it again.
  const given = await page.evaluate(() => 'axe' in window);
  const { violations } = await new AxeBuilder({ page, ...(given && { axeSource: 'void 0' }) })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/**
 * Opens the list of a combo box by the keyboard. It closes when the page scrolls, as it does where the field was out of sight
 * when it took the focus: whoever sees it closed presses once more.
 */
export async function opened(box: Locator, option: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if ((await box.getAttribute('aria-expanded')) !== 'true') await box.press('ArrowDown');
      return option.isVisible();
    }, patiently)
    .toBe(true);
}

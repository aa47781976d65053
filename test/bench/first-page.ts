import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import * as z from 'zod';
import { sizeOfFirstPage } from '../../web/report-size.ts';
import { type Measured, within } from './table.ts';

const site = resolve(import.meta.dirname, '../../dist/web');
/** A name that stands in every schema of Zod and that no minifier may shorten. */
const markOfZod = '_zod';

export function scriptLines(): Measured[] {
  const { files, total, budget } = sizeOfFirstPage();
  const withZod = files.filter(({ file }) => readFileSync(resolve(site, file), 'utf8').includes(markOfZod));
  return [
    {
      what: 'JavaScript',
      measured: `${(total / 1000).toFixed(1)} kB brotli in ${files.length} files`,
      verdict: within(total <= budget),
    },
    {
      what: 'Zod',
      measured: withZod.length === 0 ? 'not in it' : `in ${withZod.map(({ file }) => file).join(', ')}`,
      verdict: within(withZod.length === 0),
    },
  ];
}

/** A page that painted nothing was not measured. */
const Timing = z.object({
  painted: z.number().positive(),
  largest: z.number(),
  shifted: z.number(),
  blocked: z.number(),
});

/** The landing page in a real browser, slowed as Lighthouse slows it for a phone; no score is made of it. */
export async function browserLines(url: string): Promise<Measured[]> {
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
  try {
    const { painted, largest, shifted, blocked } = await timingOf(browser, url);
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
    const speed = `first paint ${seconds(painted)}, largest ${seconds(largest)}, blocked ${blocked.toFixed(0)} ms, layout shift ${shifted.toFixed(3)}`;
    const violations = await violationsOn(browser, url);
    return [
      { what: 'performance', measured: `not Lighthouse: ${speed}, on a slow phone`, verdict: 'elsewhere' },
      {
        what: 'accessibility',
        measured: `not Lighthouse: axe finds ${violations.length === 0 ? 'nothing' : violations.join(', ')}`,
        verdict: violations.length === 0 ? 'elsewhere' : 'over',
      },
    ];
  } finally {
    await browser.close();
  }
}

const slowPhone = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };

async function timingOf(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slowPhone);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript({ content: observe });
  await page.goto(url, { waitUntil: 'networkidle' });
  const seen: unknown = await page.evaluate('globalThis.placeboardTiming');
  await page.context().close();
  return Timing.parse(seen);
}

/** Runs in the page before anything of it does; a text, so that no helper of this process's loader is left in it. */
const observe = `
  const seen = { painted: 0, largest: 0, shifted: 0, blocked: 0 };
  globalThis.placeboardTiming = seen;
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.painted = entry.startTime;
  });
  watch('largest-contentful-paint', (entry) => { seen.largest = entry.startTime; });
  watch('layout-shift', (entry) => { seen.shifted += entry.value; });
  watch('longtask', (entry) => { seen.blocked += Math.max(0, entry.duration - 50); });
`;

async function violationsOn(browser: Browser, url: string): Promise<string[]> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  await context.close();
  return violations.map(({ id, nodes }) => `${id} (${nodes.length})`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { axeProblems, goOn, visit } from './browser.ts';

const narrow = 320;
const wide = 1280;

/** What is wrong with the page that is open, from a telephone to a desk. */
async function problemsAtEachWidth(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const width of [narrow, 768, wide]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const found = width === 768 ? [] : await axeProblems(page);
    problems.push(
      ...[...(beyond > 0 ? [`${beyond} px beyond it`] : []), ...found].map((each) => `${width} px: ${each}`),
    );
  }
  return problems;
}

/** What every page has: one heading above all others, the way past the header first of all, and its name. */
async function problemsOfFrame(page: Page, title: RegExp): Promise<string[]> {
  const headings = await page.getByRole('heading', { level: 1 }).count();
  const first = await page.evaluate(
    () => document.querySelector('a[href], button, input, select, textarea, [tabindex="0"]')?.textContent,
  );
  const called = await page.title();
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...(first?.trim() === 'Skip to main content' ? [] : [`the first stop of the keyboard is ${first}`]),
    ...(title.test(called) ? [] : [`it is called ${called}`]),
  ];
}

/** An address that is gone on to must open by itself as well: it is served the page, like the one that was loaded. */
async function problemsOfLoading(page: Page, address: string): Promise<string[]> {
  const answer = await page.request.get(address);
  const isPage = answer.ok() && answer.headers()['content-type']?.startsWith('text/html');
  return isPage ? [] : [`loaded by itself it is answered with ${answer.status()}`];
}

export async function problemsOf(page: Page, title: RegExp): Promise<string[]> {
  return [...(await problemsOfFrame(page, title)), ...(await problemsAtEachWidth(page))];
}

/** Addresses that differ in no more than which thing is meant lead to the same page. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const path = pathname
    .replace(/\/[0-9A-HJKMNP-TV-Z]{26}(?=\/|$)/g, '/:id')
    .replace(/\/\d+(?=\/|$)/g, '/:number')
    .replace(/(?<=\/strands)\/[a-z0-9-]+$/, '/:key');
  const view = searchParams.get('view');
  const asked = view === null ? [...searchParams.keys()].sort() : [view];
  return [path, ...asked].join('?');
}

/** Where the links of the page lead within the service, those too that stand under “More”. */
const linked = (page: Page): Promise<string[]> =>
  page.getByRole('link', { includeHidden: true }).evaluateAll((links) =>
    links.flatMap((link) => {
      if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return [];
      const { origin, pathname, search, hash } = new URL(link.href);
      return origin === location.origin && hash === '' ? [pathname + search] : [];
    }),
  );

export type Walk = {
  page: Page;
  /** These are gone to in any case. */
  from: string[];
  title: (address: string) => RegExp;
  /** Whether links are followed. @default true */
  onward?: boolean;
};

/** Goes wherever a link leads, to one page of each kind that is not among those `seen`; answers with what is wrong. */
export async function walk({ page, from, title, onward = true }: Walk, seen: Map<string, string>): Promise<string[]> {
  const problems: string[] = [];
  const waiting = [...from];
  const wanted = new Set(from);
  let go = visit;
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (!wanted.delete(address) && seen.has(kindOf(address))) continue;
    seen.set(kindOf(address), address);
    await go(page, address);
    go = goOn;
    const found = [...(await problemsOfLoading(page, address)), ...(await problemsOf(page, title(address)))];
    problems.push(...found.map((problem) => `${address} ${problem}`));
    if (onward) waiting.push(...(await linked(page)));
  }
  return problems;
}

const web = resolve(import.meta.dirname, '../../web');

/** The addresses of pages that none of these is one of. */
export function unseenRoutes(seen: Iterable<string>): string[] {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const routes = files
    .map((name) => readFileSync(join(web, name), 'utf8'))
    .filter((text) => text.includes('createRoute('));
  const paths = routes.flatMap((text) => [...text.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path));
  const known = [...seen].map((address) => new URL(address, 'http://localhost').pathname.replace(/\/$/, ''));
  const form = (path: string) => new RegExp(`^(/[a-z]+)?${path.replace(/\/$/, '').replace(/\$\w+/g, '[^/]+')}$`);
  return paths.filter((path) => !known.some((pathname) => form(path).test(pathname)));
}

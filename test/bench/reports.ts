import * as z from 'zod';
import { ReportFormat } from '#shared/reports/schema.ts';
import { freshFunction } from './in-process.ts';
import type { Page } from './pages.ts';
import { type Measured, within } from './table.ts';

const Cycles = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
const Work = z.looseObject({ id: z.string(), state: z.string(), href: z.string().nullable().optional() });
const mostSeconds = 20;

/** The reports of the plan’s last cycle, beside the one before it. */
export async function reportPages(planPath: string, subject: string): Promise<Page[]> {
  const { text } = await freshFunction(subject, { tapped: false }).ask('GET', `${planPath}/cycles`);
  const [last, before] = Cycles.parse(JSON.parse(text)).items.map(({ id }) => id);
  const reports = `${planPath}/cycles/${last}/reports`;
  return [
    { what: 'appendix of a locked cycle', path: `${reports}/appendix` },
    { what: 'changes between two cycles', path: `${reports}/changes?against=${before}` },
  ];
}

/** A plan of 200 actions as a file of each format: from the request until it is ready, as whoever waits for it sees. */
export async function exportLines(home: string, plan: string, subject: string): Promise<Measured[]> {
  const { ask } = freshFunction(subject, { tapped: false });
  const lines: Measured[] = [];
  for (const format of ReportFormat.options) {
    const began = performance.now();
    const begun = await ask('POST', `${home}/exports`, { body: { kind: 'plan', plan, format, asAt: null } });
    const { id } = Work.parse(JSON.parse(begun.text));
    const href = await readyAt(() => ask('GET', `${home}/exports/${id}`));
    const seconds = (performance.now() - began) / 1000;
    const size = (await (await fetch(href)).arrayBuffer()).byteLength;
    const measured = `${seconds.toFixed(1)} s, ${(size / 1000).toFixed(0)} kB`;
    lines.push({ what: format, measured, verdict: within(seconds <= mostSeconds && size > 0) });
  }
  return lines;
}

async function readyAt(look: () => Promise<{ text: string }>): Promise<string> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { state, href } = Work.parse(JSON.parse((await look()).text));
    if (state === 'ready' && typeof href === 'string') return href;
    if (state === 'failed') throw new Error('The file could not be written');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The file was not ready in a minute');
}

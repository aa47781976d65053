import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { LocalPagesOptions } from './local-pages.ts';
import { answerJson, jsonOf, knows, sameText, textOf, wantsHtml } from './local-requests.ts';
import type { Fired } from './schedules.ts';
import { escapeHtml, pageOf, signInHeaders } from './sign-in-page.ts';
import { inLondon, timeIn } from './wall-clock.ts';

export type ClockDesk = {
  show(request: IncomingMessage, response: ServerResponse): void;
  move(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

/** Each morning on the way is a morning's work: a move of years would be a day's. */
const mostDays = 100;
const Wanted = z.strictObject({ to: z.string() });
const howToSay = 'Say when: {"to":"2026-11-27T07:05"} as clocks in London show it, or an instant that ends in Z';

/** The movable clock. The form holds a word of its own, so that no page elsewhere can move it; commands know the secret. */
export function clockDesk({ clock, schedules, secret }: LocalPagesOptions): ClockDesk {
  const word = randomBytes(24).toString('base64url');
  let moved: readonly Fired[] | undefined;

  /** What is wrong with it, in words; or the time that is wanted. */
  function wanted(text: string): Date | string {
    const to = timeIn(text);
    if (to === undefined) return howToSay;
    if (to <= clock.now()) return 'The clock goes forward only: say a later time';
    const last = clock.now().getTime() + mostDays * 86_400_000;
    return to.getTime() > last ? `Move the clock by at most ${mostDays} days at a time` : to;
  }

  function page(problem?: string): string {
    return clockPage({ now: clock.now(), ahead: clock.ahead, word, moved, problem });
  }

  async function byCommand(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = Wanted.safeParse(await jsonOf(request));
    const to = asked.success ? wanted(asked.data.to) : howToSay;
    if (typeof to === 'string') return answerJson(response, 400, { message: to });
    const fired = await schedules.moveTo(to);
    answerJson(response, 200, { now: clock.now().toISOString(), fired });
  }

  async function byForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams((await textOf(request)) ?? '');
    if (!sameText(form.get('word') ?? '', word)) return answerJson(response, 401, { message: 'Unauthorized' });
    const to = wanted(form.get('to') ?? '');
    if (typeof to === 'string') {
      response.writeHead(400, signInHeaders).end(page(to));
      return;
    }
    moved = await schedules.moveTo(to);
    response.writeHead(303, { location: '/local/clock', 'cache-control': 'no-store' }).end();
  }

  return {
    show(request, response) {
      const now = clock.now().toISOString();
      if (wantsHtml(request)) response.writeHead(200, signInHeaders).end(page());
      else answerJson(response, 200, { now, aheadSeconds: Math.round(clock.ahead / 1000) });
    },
    async move(request, response) {
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
      if (knows(secret, request.headers.authorization)) await byCommand(request, response);
      else if (isForm) await byForm(request, response);
      else answerJson(response, 401, { message: 'Unauthorized' });
    },
  };
}

interface Shown {
  readonly now: Date;
  readonly ahead: number;
  readonly word: string;
  readonly moved: readonly Fired[] | undefined;
  readonly problem: string | undefined;
}

function clockPage({ now, ahead, word, moved, problem }: Shown): string {
  const machine =
    ahead === 0 ? 'It is that of this machine.' : `The clock of this machine shows ${inLondon(new Date(Date.now()))}.`;
  const error = problem === undefined ? '' : `<p id="problem"><strong>${escapeHtml(problem)}</strong></p>`;
  return pageOf(
    'Clock',
    `<h1>Clock</h1>
<p>It is ${escapeHtml(inLondon(now))} in Placeboard. ${escapeHtml(machine)}</p>
<form method="post" action="/local/clock">
${error}
<input type="hidden" name="word" value="${word}">
<p><label for="to">Put it forward to</label><br>
<input type="datetime-local" id="to" name="to" value="${nextMorning(now)}"${problem === undefined ? '' : ' aria-describedby="problem"'} required></p>
<p>What is due on the way is done on the way, in order. The clock does not go back: begin again with --fresh.</p>
<p><button>Put the clock forward</button></p>
</form>
${moved === undefined ? '' : firedList(moved)}
<p><a href="/local/mail">Look at the mail</a></p>`,
  );
}

function firedList(moved: readonly Fired[]): string {
  const lines = moved.map(
    ({ schedule, at }) =>
      `<li>${escapeHtml(schedule.split('/').at(-1) ?? '')}, ${escapeHtml(inLondon(new Date(at)))}</li>`,
  );
  return `<h2>Done on the way</h2>${lines.length === 0 ? '<p>Nothing was due.</p>' : `<ol>${lines.join('')}</ol>`}`;
}

/** Five past seven on the next day: the morning's mail is out. */
function nextMorning(now: Date): string {
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(tomorrow);
  return `${day}T07:05`;
}

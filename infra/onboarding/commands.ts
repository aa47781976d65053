import { setTimeout as pause } from 'node:timers/promises';
import type * as z from 'zod';
import {
  type OnboardingDraft,
  OnboardingStarted,
  PlatformAuthorityList,
  PlatformAuthorityView,
  type Resumption,
  type StepKey,
  type SuspensionDraft,
} from '#shared/platform/schema.ts';
import { Problem } from '#shared/problem.ts';
import { Refused } from './refused.ts';

export { Refused };

export type ShellOptions = {
  readonly url: string;
  readonly tokenFor: () => Promise<string>;
  readonly print: (line: string) => void;
  /** How long a step may take before it counts as broken off. @default a minute */
  readonly patience?: number;
};

const directory = '/api/platform/authorities';
const words: Record<StepKey, string> = {
  settings: 'name, plan shapes and statuses are written',
  directory: 'people are listed',
  board: 'the first board is made',
  'check-seat': 'the seat for the check is given, for today',
  'sign-in': 'check: signed in',
  write: 'check: a plan was made',
  read: 'check: it was read back',
  remove: 'check: it was removed',
  neighbour: 'check: refused next door',
  'check-seat-ended': 'the seat for the check has ended',
  invitation: 'the first administrator’s code works',
  live: 'live',
};

/** What can be done from the shell: the same requests as the page makes, and nothing beside them. */
export function shellFor({ url, tokenFor, print, patience = 60_000 }: ShellOptions) {
  async function ask<S extends z.ZodType>(
    method: string,
    path: string,
    { answer, body, version }: { answer: S; body?: unknown; version?: number },
  ): Promise<z.infer<S>> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenFor()}`,
        'content-type': 'application/json',
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const given: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(problemIn(response.status, given));
    return answer.parse(given);
  }

  const view = (id: string): Promise<PlatformAuthorityView> =>
    ask('GET', `${directory}/${encodeURIComponent(id)}`, { answer: PlatformAuthorityView });

  async function onboard(draft: OnboardingDraft): Promise<void> {
    const { authority, code } = await ask('POST', directory, { answer: OnboardingStarted, body: draft });
    print(`${authority.name} (${authority.id})`);
    const told = new Set<StepKey>();
    await goOn(authority.id, (now) => {
      for (const { key } of now.onboarding?.steps.filter(({ state }) => state === 'done') ?? []) {
        if (!told.has(key)) print(`  done: ${words[key]}`);
        told.add(key);
      }
    });
    print(code === null ? 'The first administrator’s code was shown when this was begun.' : codeWords(draft, code));
  }

  /** Waits while it is founded, has it checked, and stops where a step has failed or nothing moves any more. */
  async function goOn(id: string, tell: (view: PlatformAuthorityView) => void): Promise<void> {
    let moved = { at: '', since: Date.now() };
    for (;;) {
      const now = await view(id);
      tell(now);
      const { onboarding } = now;
      if (onboarding === null || onboarding.state === 'done') return;
      if (onboarding.state === 'to-check') {
        const checked = await ask('POST', `${directory}/${id}/check`, { answer: PlatformAuthorityView });
        tell(checked);
        const failed = checked.onboarding?.steps.find(({ state }) => state === 'failed');
        if (failed) throw new Refused(`  failed: ${words[failed.key]}. ${failed.detail ?? ''}\nRun the command again.`);
      }
      if (onboarding.movedAt !== moved.at) moved = { at: onboarding.movedAt, since: Date.now() };
      if (Date.now() - moved.since > patience) throw new Refused('Nothing moves. Run the command again to take it up.');
      await pause(500);
    }
  }

  async function list(): Promise<void> {
    const { items } = await ask('GET', directory, { answer: PlatformAuthorityList });
    for (const { id, name, dfeCode, standing } of items) {
      print([id.padEnd(30), name.padEnd(30), (dfeCode ?? '').padEnd(5), standing].join(' '));
    }
  }

  async function suspend(id: string, body: SuspensionDraft): Promise<void> {
    const { authority } = await view(id);
    const path = `${directory}/${authority.id}/suspend`;
    const { suspended } = (await ask('POST', path, { answer: PlatformAuthorityView, body, version: authority.version }))
      .authority;
    print(`${authority.name} can only be read now, and is closed from ${suspended?.closesOn} on. Nothing is lost.`);
  }

  async function resume(id: string, body: Resumption): Promise<void> {
    const { authority } = await view(id);
    const path = `${directory}/${authority.id}/resume`;
    await ask('POST', path, { answer: PlatformAuthorityView, body, version: authority.version });
    print(`${authority.name} is live again.`);
  }

  return { onboard, list, suspend, resume };
}

export type Shell = ReturnType<typeof shellFor>;

const codeWords = ({ administrator }: OnboardingDraft, code: string): string =>
  `Give ${administrator.name} (${administrator.email}) this code. It is shown now and never again:\n${code}`;

function problemIn(status: number, given: unknown): string {
  const problem = Problem.safeParse(given).data;
  if (problem === undefined) return `The interface answered ${status}.`;
  const fields = problem.errors?.map(({ pointer, detail }) => `  ${pointer}: ${detail}`) ?? [];
  return [problem.detail ?? problem.title, ...fields].join('\n');
}

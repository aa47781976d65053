import type { SeatRow } from '#kernel/actor.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { workOf as waitingFor } from '#kernel/keys.ts';
import { mailPartition, roundKey, sentKey, sentOn } from '#kernel/mail-keys.ts';
import { mailRoundRow, sentMailRow } from '#kernel/mail-rows.ts';
import type { PersonRow } from '#kernel/settings-rows.ts';
import { waitingRowsOf } from '#kernel/waiting-rows.ts';
import { workOf } from '#kernel/worker.ts';
import { askedOf, waitsForOwner } from '#shared/cycles/asked.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { AuthorityId } from '#shared/ids.ts';
import { isToldToday } from '#shared/mail/rules.ts';
import { hasRight } from '#shared/people/rules.ts';
import { type DigestSession, digestSession, type JobsDeps } from './digest-session.ts';
import { digestMail, type Mentioned, type Told } from './digest-words.ts';
import { type Morning, recipientsOf, wantsMail } from './recipients.ts';
import { remindOutside } from './remind-outside.ts';
import { keepRound } from './rounds.ts';
import { sendOnce } from './send-once.ts';

const mostListed = 100;

/** Writes to everyone in one authority for whom something waits, once in a morning. A retry goes on where it stopped. */
export function digester(deps: JobsDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'round');
    if (work === null) return;
    const session = await digestSession(deps, AuthorityId.parse(work.authority));
    const round = await session.table.find(roundKey(session.audience, work.on), mailRoundRow);
    const today = localDateOf(deps.clock());
    // Yesterday’s mail is not sent today: what waited then, and still does, is in today’s.
    if (round === null || round.state === 'done' || round.on !== today) return;
    const count = await writeToEveryone(deps, session, await morningOf(session, today));
    const done = { ...round, state: 'done' as const, count, version: round.version + 1 };
    await keepRound(session, { row: done, was: round }).catch((error: unknown) => {
      // Set going twice: the other run has said so.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    });
    deps.log.info('round.finished', { authority: session.authority, count });
  };
}

async function writeToEveryone(deps: JobsDeps, session: DigestSession, morning: Morning): Promise<number> {
  return eachPerson(deps, session, {
    people: morning.people,
    write: (person) => writeTo(deps, session, { morning, person }),
  });
}

type Writing = {
  people: readonly PersonRow[];
  write(person: PersonRow): Promise<'sent' | 'left' | 'refused' | 'again'>;
};

/** One after the other, so that one who cannot be written to keeps no other back; how many were written to. */
export async function eachPerson(deps: JobsDeps, session: DigestSession, { people, write }: Writing): Promise<number> {
  const failures: unknown[] = [];
  let count = 0;
  for (const person of people) {
    try {
      const outcome = await write(person);
      if (outcome === 'again') failures.push(new Error('A mail was refused and may go later'));
      if (outcome === 'sent') count += 1;
    } catch (error) {
      deps.log.error('mail.not-sent', { authority: session.authority, person: person.id }, error);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return count;
}

async function writeTo(
  deps: JobsDeps,
  session: DigestSession,
  { morning, person }: { morning: Morning; person: PersonRow },
) {
  const { today, settings, sent } = morning;
  const wants = wantsMail(morning, person.id, today);
  if (wants === null && !person.outside) return 'left';
  const items = await session.table.firstOnIndex(waitingFor(session.audience, person.id), mostListed + 1);
  if (wants === null) return remindOutside(deps, session, { morning, person, items });
  const { seat, choice } = wants;
  const told = { morning, seat, items: items.slice(0, mostListed) };
  const [actions, mentions] = [toldOf(deps, session, told), mentionsOf(deps, session, told)];
  if (!isToldToday(choice, { actions, mentions }, today)) return 'left';
  const home = `${deps.siteOrigin}/${session.authority}`;
  const mail = digestMail({
    ...{ authorityName: settings.name, to: person.email, today, actions, mentions, choice },
    ...{ choiceLink: `${home}/mail`, more: items.length > mostListed },
  });
  const key = sentKey(session.audience, { on: today, person: person.id });
  return sendOnce(deps, session, { key, on: today, person: person.id, before: sent.get(person.id) ?? null, mail });
}

type Items = { morning: Morning; seat: SeatRow; items: Parameters<typeof waitingRowsOf>[0] };

/** Rows of plans that are gone, or whose import is not finished, wait for nobody. */
function toldOf(deps: JobsDeps, { authority }: DigestSession, { morning, seat, items }: Items): Told[] {
  const { nodes, asks } = waitingRowsOf(items);
  return nodes.flatMap((node) => {
    const { id, plan: planId, title, dueOn, latest } = node;
    const plan = morning.plans.find((each) => each.id === planId);
    if (plan === undefined) return [];
    const ask = askedOf(plan.cycle, { node, asks });
    const place = `${deps.siteOrigin}/${authority}/plans/${planId}`;
    const isAsked = ask !== null && waitsForOwner(ask);
    const page = isAsked ? `${place}/cycles/${ask.cycle}/asks/${id}` : `${place}/actions/${id}`;
    const link = hasRight(seat.role, 'contribute') && !isAsked ? `${page}/update` : page;
    return [{ title, dueOn, latest, ask, planTitle: plan.title, link }];
  });
}

/** Until they have seen a comment that mentions them; what it says stays within the walls. */
function mentionsOf(deps: JobsDeps, { authority }: DigestSession, { morning, items }: Items): Mentioned[] {
  return waitingRowsOf(items).mentions.flatMap(({ plan: planId, node, title, comment, by, at }) => {
    const plan = morning.plans.find((each) => each.id === planId);
    if (plan === undefined) return [];
    const link = `${deps.siteOrigin}/${authority}/plans/${planId}/actions/${node}#comment-${comment}`;
    const author = morning.everyone.find(({ id }) => id === by)?.name ?? 'Someone';
    return [{ title, planTitle: plan.title, by: author, on: localDateOf(new Date(at)), link }];
  });
}

async function morningOf(session: DigestSession, today: LocalDate): Promise<Morning> {
  const [recipients, sent] = await Promise.all([
    recipientsOf(session),
    session.table.all(mailPartition(session.audience), { prefix: sentOn(today), consistent: true }),
  ]);
  const before = sent.map((item) => sentMailRow.read(item));
  return { ...recipients, today, sent: new Map(before.map((row) => [row.person, row])) };
}

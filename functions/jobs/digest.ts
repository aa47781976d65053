import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { topPartition, workOf as waitingFor } from '#kernel/keys.ts';
import { mailChoices, mailPartition, roundKey, sentOn } from '#kernel/mail-keys.ts';
import { mailChoiceRow, mailRoundRow, type SentMailRow, sentMailRow } from '#kernel/mail-rows.ts';
import { nodeRow, type PlanSummaryRow, planSummaryRow } from '#kernel/plan-rows.ts';
import { type PersonRow, personRow, type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import { workOf } from '#kernel/worker.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { AuthorityId, type PersonId } from '#shared/ids.ts';
import { isToldToday } from '#shared/mail/rules.ts';
import type { MailFrequency } from '#shared/mail/schema.ts';
import { hasRight, isInForce } from '#shared/people/rules.ts';
import { type DigestSession, digestSession, type JobsDeps } from './digest-session.ts';
import { digestMail, type Told } from './digest-words.ts';
import { keepRound } from './rounds.ts';
import { sendOnce } from './send-once.ts';

const mostListed = 100;

/** All that the mails of one morning in one authority are made from. */
type Morning = {
  today: LocalDate;
  settings: SettingsRow;
  plans: readonly PlanSummaryRow[];
  people: readonly PersonRow[];
  seats: readonly SeatRow[];
  choices: ReadonlyMap<PersonId, MailFrequency>;
  sent: ReadonlyMap<PersonId, SentMailRow>;
};

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
  const failures: unknown[] = [];
  let count = 0;
  for (const person of morning.people) {
    try {
      const outcome = await writeTo(deps, session, { morning, person });
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
  const { today, settings, seats, choices, sent } = morning;
  const seat = seats.find(
    (each) => each.person === person.id && isInForce({ ...each, ended: each.ended !== null }, today),
  );
  const choice = choices.get(person.id) ?? 'daily';
  if (seat === undefined || choice === 'never') return 'left';
  const items = await session.table.firstOnIndex(waitingFor(session.audience, person.id), mostListed + 1);
  const actions = items.slice(0, mostListed).flatMap((item) => told(deps, session, { morning, seat, item }));
  if (!isToldToday(choice, actions, today)) return 'left';
  const home = `${deps.siteOrigin}/${session.authority}`;
  const mail = digestMail({
    ...{ authorityName: settings.name, to: person.email, today, actions, choice },
    ...{ choiceLink: `${home}/mail`, more: items.length > mostListed },
  });
  return sendOnce(deps, session, { on: today, person: person.id, before: sent.get(person.id) ?? null, mail });
}

type Item = { morning: Morning; seat: SeatRow; item: Parameters<typeof nodeRow.read>[0] };

/** Rows of plans that are gone, or whose import is not finished, wait for nobody. */
function told(deps: JobsDeps, { authority }: DigestSession, { morning, seat, item }: Item): Told[] {
  const { id, plan: planId, title, dueOn, latest } = nodeRow.read(item);
  const plan = morning.plans.find((each) => each.id === planId);
  if (plan === undefined) return [];
  const page = `${deps.siteOrigin}/${authority}/plans/${planId}/actions/${id}`;
  const link = hasRight(seat.role, 'contribute') ? `${page}/update` : page;
  return [{ title, dueOn, latest, planTitle: plan.title, link }];
}

async function morningOf({ audience, seats, table }: DigestSession, today: LocalDate): Promise<Morning> {
  const mail = mailPartition(audience);
  const [top, seated, chosen, sent] = await Promise.all([
    table.all(topPartition(audience)),
    table.all(topPartition(seats)),
    table.all(mail, { prefix: mailChoices }),
    table.all(mail, { prefix: sentOn(today), consistent: true }),
  ]);
  const of = (row: string) => top.filter((item) => item.row === row);
  const [settings] = of('settings').map((item) => settingsRow.read(item));
  if (settings === undefined) throw new Error('The authority has no settings');
  const choices = chosen.map((item) => mailChoiceRow.read(item));
  const before = sent.map((item) => sentMailRow.read(item));
  return {
    today,
    settings,
    plans: of('plan-summary')
      .map((item) => planSummaryRow.read(item))
      .filter(({ removed }) => !removed),
    people: of('person')
      .map((item) => personRow.read(item))
      .filter(({ left }) => !left),
    seats: seated.filter(({ row }) => row === 'seat').map((item) => seatRow.read(item)),
    choices: new Map(choices.map(({ person, digest }) => [person, digest])),
    sent: new Map(before.map((row) => [row.person, row])),
  };
}

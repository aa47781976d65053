import { put } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { workOf as waitingFor } from '#kernel/keys.ts';
import { askedKey, askingKey, mailPartition } from '#kernel/mail-keys.ts';
import { type AskingRow, askingRow, sentMailRow } from '#kernel/mail-rows.ts';
import type { PersonRow } from '#kernel/settings-rows.ts';
import { waitingRowsOf } from '#kernel/waiting-rows.ts';
import { workOf } from '#kernel/worker.ts';
import { askedOf, waitsForOwner } from '#shared/cycles/asked.ts';
import { localDateOf } from '#shared/dates.ts';
import { AuthorityId } from '#shared/ids.ts';
import { type AskMail, askMail } from './ask-words.ts';
import { eachPerson } from './digest.ts';
import { type DigestSession, digestSession, type JobsDeps } from './digest-session.ts';
import { type Recipients, recipientsOf, wantsMail } from './recipients.ts';
import { sendOnce } from './send-once.ts';

/** Asks the owners of a cycle’s actions by mail, once on each occasion. A retry goes on where it stopped. */
export function asker(deps: JobsDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'asking');
    if (work === null) return;
    const session = await digestSession(deps, AuthorityId.parse(work.authority));
    const asking = await session.table.find(askingKey(session.audience, work), askingRow);
    // What was to be asked yesterday is in this morning’s mail.
    if (asking === null || asking.state === 'done' || asking.on !== localDateOf(deps.clock())) return;
    const recipients = await recipientsOf(session);
    const write = (person: PersonRow) => writeTo(deps, session, { asking, recipients, person });
    const count = await eachPerson(deps, session, { people: recipients.people, write });
    const done = { ...asking, state: 'done' as const, count, version: asking.version + 1 };
    await keepAsking(session, { row: done, was: asking }).catch((error: unknown) => {
      // Set going twice: the other run has said so.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    });
    deps.log.info('owners.asked', { authority: session.authority, plan: asking.plan, count });
  };
}

type To = { asking: AskingRow; recipients: Recipients; person: PersonRow };

async function writeTo(deps: JobsDeps, session: DigestSession, { asking, recipients, person }: To) {
  const { audience, table } = session;
  const { on, occasion, cycle } = asking;
  const way = wayTo(deps, session, { asking, recipients, person });
  if (way === null) return 'left';
  const items = await table.all(waitingFor(audience, person.id), { onIndex: true });
  const actions = askedActions({ asking, items, page: way.page });
  if (actions.length === 0) return 'left';
  const key = askedKey(audience, { cycle: cycle.id, occasion, on, person: person.id });
  const { choiceLink } = way;
  const mail = askMail({
    asking,
    actions,
    to: person.email,
    authorityName: recipients.settings.name,
    choiceLink,
  });
  return sendOnce(deps, session, { key, on, person: person.id, before: await table.find(key, sentMailRow), mail });
}

type Way = { page: string; choiceLink: string | null };

/** Where somebody answers: who works here in the plan’s own pages, who is outside in those of the board that asks. */
function wayTo(deps: JobsDeps, { authority }: DigestSession, { asking, recipients, person }: To): Way | null {
  const { plan, cycle, on, occasion } = asking;
  if (person.outside) {
    const through = cycle.outside.find(({ people }) => people.includes(person.id))?.board;
    if (through === undefined || !person.through.includes(through)) return null;
    const board = `${deps.siteOrigin}/audiences/board/${authority}:${through}`;
    return { page: `${board}/cycles/${cycle.id}/asks`, choiceLink: null };
  }
  if (occasion === 'outside' || wantsMail(recipients, person.id, on) === null) return null;
  const own = `${deps.siteOrigin}/${authority}`;
  return { page: `${own}/plans/${plan}/cycles/${cycle.id}/asks`, choiceLink: `${own}/mail` };
}

type Of = { asking: AskingRow; items: Parameters<typeof waitingRowsOf>[0]; page: string };

function askedActions({ asking, items, page }: Of): AskMail['actions'] {
  const { plan, cycle } = asking;
  const { nodes, asks } = waitingRowsOf(items);
  return nodes
    .filter((node) => node.plan === plan)
    .flatMap((node) => {
      const ask = askedOf({ ...cycle, locked: null }, { node, asks });
      if (!waitsForOwner(ask)) return [];
      const { id, title, latest } = node;
      return [{ title, latest, link: `${page}/${id}`, isReturned: ask?.state === 'returned' }];
    });
}

/** The work as it is now, over what was read. */
export async function keepAsking(
  { audience, table }: DigestSession,
  { row, was }: { row: AskingRow; was: AskingRow },
): Promise<void> {
  const { cycle, occasion, on } = row;
  await table.commit({
    quiet: true,
    verb: 'mail.asking',
    subject: mailPartition(audience),
    effectiveOn: on,
    puts: [put({ key: askingKey(audience, { cycle: cycle.id, occasion, on }), shape: askingRow, row, was })],
    result: on,
  });
}

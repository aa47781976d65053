import { sentKey } from '#kernel/mail-keys.ts';
import type { PersonRow } from '#kernel/settings-rows.ts';
import { waitingRowsOf } from '#kernel/waiting-rows.ts';
import { askedOf, waitsForOwner } from '#shared/cycles/asked.ts';
import { isRemindedOf } from '#shared/mail/rules.ts';
import type { DigestSession, JobsDeps } from './digest-session.ts';
import { digestMail, type Told } from './digest-words.ts';
import type { Morning } from './recipients.ts';
import { sendOnce } from './send-once.ts';

type Reminding = { morning: Morning; person: PersonRow; items: Parameters<typeof waitingRowsOf>[0] };

/** Someone outside is reminded, before and after the day, of the updates that a board asks of them, and of nothing else. */
export async function remindOutside(deps: JobsDeps, session: DigestSession, reminding: Reminding) {
  const { morning, person } = reminding;
  const { today, settings, sent } = morning;
  const asked = askedThrough(deps, session, reminding);
  if (!asked.some(({ ask }) => isRemindedOf({ dueOn: null, ask }, today))) return 'left';
  const mail = digestMail({
    ...{ authorityName: settings.name, to: person.email, today, actions: asked, mentions: [] },
    ...{ choice: 'reminders', choiceLink: null, more: false },
  });
  const key = sentKey(session.audience, { on: today, person: person.id });
  return sendOnce(deps, session, { key, on: today, person: person.id, before: sent.get(person.id) ?? null, mail });
}

/** The open actions about which a board asks them, with the page on which they answer. */
function askedThrough(deps: JobsDeps, { authority }: DigestSession, { morning, person, items }: Reminding): Told[] {
  const { nodes, asks } = waitingRowsOf(items);
  return nodes.flatMap((node) => {
    const { id, title, dueOn, latest } = node;
    const plan = morning.plans.find((each) => each.id === node.plan);
    const cycle = plan?.cycle ?? null;
    const board = cycle?.outside?.find(({ people }) => people.includes(person.id))?.board;
    if (plan === undefined || cycle === null || board === undefined || !person.through.includes(board)) return [];
    const ask = askedOf(cycle, { node, asks });
    const link = `${deps.siteOrigin}/audiences/board/${authority}:${board}/cycles/${cycle.id}/asks/${id}`;
    return waitsForOwner(ask) ? [{ title, dueOn, latest, ask, planTitle: plan.title, link }] : [];
  });
}

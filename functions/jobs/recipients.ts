import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { topPartition } from '#kernel/keys.ts';
import { mailChoices, mailPartition } from '#kernel/mail-keys.ts';
import { mailChoiceRow, type SentMailRow } from '#kernel/mail-rows.ts';
import { type PlanSummaryRow, planSummaryRow } from '#kernel/plan-rows.ts';
import { type PersonRow, personRow, type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { MailFrequency } from '#shared/mail/schema.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { DigestSession } from './digest-session.ts';

/** Who may be written to in one authority, and what the mails speak of. */
export type Recipients = {
  settings: SettingsRow;
  plans: readonly PlanSummaryRow[];
  people: readonly PersonRow[];
  /** Who has left is still named. */
  everyone: readonly PersonRow[];
  seats: readonly SeatRow[];
  choices: ReadonlyMap<PersonId, MailFrequency>;
};

/** All that the mails of one morning in one authority are made from. */
export type Morning = Recipients & { today: LocalDate; sent: ReadonlyMap<PersonId, SentMailRow> };

export async function recipientsOf({ audience, seats, table }: DigestSession): Promise<Recipients> {
  const [top, seated, chosen] = await Promise.all([
    table.all(topPartition(audience)),
    table.all(topPartition(seats)),
    table.all(mailPartition(audience), { prefix: mailChoices }),
  ]);
  const of = (row: string) => top.filter((item) => item.row === row);
  const [settings] = of('settings').map((item) => settingsRow.read(item));
  if (settings === undefined) throw new Error('The authority has no settings');
  const choices = chosen.map((item) => mailChoiceRow.read(item));
  const [plans, people] = [of('plan-summary').map(planSummaryRow.read), of('person').map(personRow.read)];
  return {
    settings,
    plans: plans.filter(({ removed }) => !removed),
    people: people.filter(({ left }) => !left),
    everyone: people,
    seats: seated.filter(({ row }) => row === 'seat').map((item) => seatRow.read(item)),
    choices: new Map(choices.map(({ person, digest }) => [person, digest])),
  };
}

/** The seat in force of someone who wants mail, and which mail; null for whoever is not written to. */
export function wantsMail(
  { seats, choices }: Pick<Recipients, 'seats' | 'choices'>,
  person: PersonId,
  today: LocalDate,
): { seat: SeatRow; choice: MailFrequency } | null {
  const seat = seats.find(
    (each) => each.person === person && isInForce({ ...each, ended: each.ended !== null }, today),
  );
  const choice = choices.get(person) ?? 'daily';
  return seat === undefined || choice === 'never' ? null : { seat, choice };
}

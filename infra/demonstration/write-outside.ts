import { daysAfter } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AudienceId, type PersonId, Urn } from '#shared/ids.ts';
import { OutsideInvitation, type OutsideInvitationDraft } from '#shared/people/outside.ts';
import { Accepted } from '#shared/people/schema.ts';
import { type IssueDraft, IssuedPage } from '#shared/schools/issue.ts';
import { seenOf } from '#shared/schools/issue-rules.ts';
import { CategoryList, SchoolView } from '#shared/schools/schema.ts';
import type { Api } from './api.ts';
import { type DemonstrationIssue, type DemonstrationOutsider, termOf } from './outside.ts';

/** Invited by their administrator, and accepted by themselves: the only way in. */
export async function writeOutsider(api: Api, content: DemonstrationOutsider): Promise<PersonId> {
  const { authority, address, name } = content;
  const body: OutsideInvitationDraft = {
    ...{ audience: AudienceId.parse(content.audience), name, email: address, until: null },
  };
  const { code, seat } = await api.send({
    ...{ as: `admin@${authority}.example`, body, answer: OutsideInvitation },
    ...{ path: `/api/authorities/${authority}/outside-seats`, key: `demonstration-outside-${address}` },
  });
  const key = `demonstration-accepted-${address}`;
  await api.send({ as: address, path: '/api/me/seats', key, body: { code }, answer: Accepted });
  return seat.person;
}

/** A school's page, issued as its head of school improvement would. The school and its category must be there already. */
export async function writeIssue(api: Api, content: DemonstrationIssue, today: LocalDate): Promise<void> {
  const { authority, support, note } = content;
  const urn = Urn.parse(content.urn);
  const as = `improvement@${authority}.example`;
  const path = `/api/authorities/${authority}`;
  const [school, { items: categories, scheme }] = await Promise.all([
    api.read({ as, path: `${path}/schools/${urn}`, answer: SchoolView }),
    api.read({ as, path: `${path}/categories?urn=${urn}`, answer: CategoryList }),
  ]);
  const body: IssueDraft = {
    ...{ label: termOf(today), support, note, until: daysAfter(today, 3 * 365) },
    seen: seenOf({ school, scheme, categories }, today),
  };
  const key = `demonstration-issue-${urn}`;
  await api.send({ as, path: `${path}/schools/${urn}/issues`, key, body, answer: IssuedPage });
}

import { partnershipKey } from '#kernel/audience-keys.ts';
import { partnershipRow } from '#kernel/audience-rows.ts';
import { AnswersNotRight, NotAllowed } from '#kernel/errors.ts';
import type { Retention } from '#kernel/rows.ts';
import { kindOf, untilProblems } from '#shared/audiences/rules.ts';
import type { ShareDraft } from '#shared/audiences/schema.ts';
import { AudienceId, PartnershipId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { nodeFound } from './node-subject.ts';

/** What a share says of whom it is for and of what it is, in the words of the day it was made. */
export type Subject = { audienceName: string; partOf: string; title: string; retention: Retention };

/** What a draft is of, where it is there; and what is wrong with what was asked. */
export type Found = { thing: Omit<Subject, 'audienceName'> | null; problems: FieldProblem[] };

export const everyone = 'Everyone';
export const anyoneOf = ({ authority }: Session): AudienceId => AudienceId.parse(`public:${authority}`);
export const mayPublish = ({ seat }: Session): boolean => hasRight(seat.role, 'administer');

/** Looks up what is to be shared and with whom; refuses with everything that is wrong. */
export async function subjectOf(session: Session, draft: ShareDraft): Promise<Subject> {
  const [audienceName, { thing, problems }] = await Promise.all([
    audienceNameOf(session, draft.audience),
    nodeFound(session, draft),
  ]);
  const all = [
    ...(audienceName === null
      ? [{ pointer: '#/audience', detail: 'Choose a partnership that your authority takes part in' }]
      : []),
    ...problems,
    ...untilProblems(draft.until, session.today),
  ];
  if (audienceName === null || thing === null || all.length > 0) throw new AnswersNotRight(all);
  return { audienceName, ...thing };
}

async function audienceNameOf(session: Session, wanted: AudienceId): Promise<string | null> {
  const { audience, table } = session;
  if (wanted === anyoneOf(session)) {
    if (mayPublish(session)) return everyone;
    throw new NotAllowed('Only an administrator may publish to everyone. An administrator can do it for you.');
  }
  const id = PartnershipId.safeParse(wanted.split(':')[1]);
  if (kindOf(wanted) !== 'partnership' || !id.success) return null;
  return (await table.find(partnershipKey(audience, id.data), partnershipRow))?.name ?? null;
}

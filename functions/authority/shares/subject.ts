import { AnswersNotRight, NotAllowed, WrongState } from '#kernel/errors.ts';
import type { Retention } from '#kernel/rows.ts';
import { untilProblems } from '#shared/audiences/rules.ts';
import type { ShareDraft } from '#shared/audiences/schema.ts';
import { AudienceId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { meetingFound } from './meeting-subject.ts';
import { nodeFound } from './node-subject.ts';

/** What a share says of whom it is for and of what it is, in the words of the day it was made. */
export type Subject = { audienceName: string; partOf: string; title: string; retention: Retention };

/**
 * What a draft asks for, as far as it is there: whom it may be shown to is for each kind of thing to say. `refusal` is why
 * it cannot be shown as it stands now, in words.
 */
export type Found = {
  audienceName: string | null;
  thing: Omit<Subject, 'audienceName'> | null;
  problems: FieldProblem[];
  refusal?: string | null;
};

const everyone = 'Everyone';
const anyoneOf = ({ authority }: Session): AudienceId => AudienceId.parse(`public:${authority}`);
const mayPublish = ({ seat }: Session): boolean => hasRight(seat.role, 'administer');

/** Everyone, as somebody to share with: for an administrator alone. */
export const everyoneFor = (session: Session): { audience: AudienceId; name: string }[] =>
  mayPublish(session) ? [{ audience: anyoneOf(session), name: everyone }] : [];

/** What everyone is called, where it is everyone that was asked for; refused to whom may not publish. */
export function everyoneAsked(session: Session, wanted: AudienceId): string | null {
  if (wanted !== anyoneOf(session)) return null;
  if (mayPublish(session)) return everyone;
  throw new NotAllowed('Only an administrator may publish to everyone. An administrator can do it for you.');
}

export function refuseUnpublishing(session: Session, { audience }: { audience: AudienceId }): void {
  if (audience !== anyoneOf(session) || mayPublish(session)) return;
  throw new NotAllowed('Only an administrator may withdraw what is published to everyone.');
}

/** Looks up what is to be shared and with whom; refuses with everything that is wrong. */
export async function subjectOf(session: Session, draft: ShareDraft): Promise<Subject> {
  const { audienceName, thing, problems, refusal = null } = await found(session, draft);
  const all = [...problems, ...untilProblems(draft.until, session.today)];
  if (audienceName === null || thing === null || all.length > 0) throw new AnswersNotRight(all);
  if (refusal !== null) throw new WrongState(refusal);
  return { audienceName, ...thing };
}

function found(session: Session, draft: ShareDraft): Promise<Found> {
  const { thing } = draft;
  return thing.kind === 'node' ? nodeFound(session, { ...draft, thing }) : meetingFound(session, { ...draft, thing });
}

import { AnswersNotRight, NotAllowed, WrongState } from '#kernel/errors.ts';
import type { Retention } from '#kernel/rows.ts';
import { untilProblems } from '#shared/audiences/rules.ts';
import type { ShareDraft } from '#shared/audiences/schema.ts';
import type { AudienceId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { anyoneOf, mayPublish } from '../audiences.ts';
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

import { daysAfter, inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { PersonId } from '../ids.ts';
import { type ComparedNode, type DifferingField, differs, planDifference } from '../plans/difference.ts';
import type { Node } from '../plans/schema.ts';
import type { FieldProblem } from '../problem.ts';
import type { PlanShape } from '../vocabulary.ts';
import { type Consultation, type ConsultationComment, FrozenNode, type LedDifference, type Matter } from './schema.ts';

/** What people wrote is kept for two years after the day on which the consultation closes, and no longer. */
export const keptDays = 730;
/** What is shown outside ends a year after the closing date, unless it is withdrawn before. */
export const shownDays = 365;

type Standing = Pick<Consultation, 'closesOn'> & { final: object | null; withdrawn: object | null };

/** Open to the last minute of the closing day. */
export function consultationState(consultation: Standing, today: LocalDate): Consultation['state'] {
  if (consultation.withdrawn !== null) return 'withdrawn';
  if (consultation.final !== null) return 'final';
  return consultation.closesOn < today ? 'closed' : 'open';
}

/** Why no comment is taken any more, in words; null while one is. */
export function commentRefusal(consultation: Standing, today: LocalDate): string | null {
  const state = consultationState(consultation, today);
  if (state === 'open') return null;
  if (state === 'withdrawn') return 'This consultation was withdrawn. Comments are no longer accepted.';
  const closed = `This consultation closed at 23:59 on ${inWords(consultation.closesOn)}.`;
  return `${closed} Comments are no longer accepted.`;
}

type ShownOutside = Omit<Standing, 'withdrawn'> & { authority: { name: string; suspended: boolean } };

/** The same for those outside: while the authority is suspended nobody there can take in what they say. */
export function sendingRefusal({ authority, ...consultation }: ShownOutside, today: LocalDate): string | null {
  const refusal = commentRefusal({ ...consultation, withdrawn: null }, today);
  if (refusal !== null || !authority.suspended) return refusal;
  return `${authority.name} is suspended here, so comments are not taken at the moment.`;
}

export function closingProblems(closesOn: LocalDate, today: LocalDate): FieldProblem[] {
  if (closesOn < today) {
    const detail = 'Enter today’s date or one in the future: comments are taken until 23:59 on that day';
    return [{ pointer: '#/closesOn', detail }];
  }
  if (closesOn > daysAfter(today, 730)) return [{ pointer: '#/closesOn', detail: 'Enter a date within two years' }];
  return [];
}

type About = { node: string | null; question: number | null };

/** What a comment is about must be there, and one thing only. */
export function aboutProblems(
  { node, question }: About,
  there: { rows: ReadonlySet<string>; questions: number },
): FieldProblem[] {
  if (node !== null && question !== null)
    return [{ pointer: '#/question', detail: 'Comment on a row or answer a question, not both at once' }];
  if (node !== null && !there.rows.has(node))
    return [{ pointer: '#/node', detail: 'Choose a row of the draft, or the whole' }];
  if (question !== null && question > there.questions)
    return [{ pointer: '#/question', detail: 'Choose one of the questions, or the whole' }];
  return [];
}

/** Editors and those who are named may comment as officers. */
export function mayComment(
  seat: { person: PersonId; role: string },
  { officers }: Pick<Consultation, 'officers'>,
): boolean {
  return seat.role === 'editor' || seat.role === 'admin' || officers.includes(seat.person);
}

/** The rows that stand, as they are kept for good. */
export const frozen = (nodes: readonly Node[]): FrozenNode[] =>
  nodes.filter(({ removed }) => removed === null).map((node) => FrozenNode.parse(node));

export type FrozenPlan = { shape: PlanShape; nodes: readonly FrozenNode[] };

type Led = Pick<ConsultationComment, 'id' | 'answer' | 'setAside'>;

/** A consultation is about what is planned: what was reported meanwhile is no part of it. */
const plannedFields: readonly DifferingField[] = ['level', 'title', 'column', 'owner', 'dueOn'];
const asCompared = (nodes: readonly FrozenNode[]): ComparedNode[] =>
  nodes.map((node) => ({ ...node, latest: null, removed: null }));

/** Every row between the draft and a later version, each with the comments that led to what changed. */
export function ledDifferences(
  versions: { draft: FrozenPlan; later: FrozenPlan },
  comments: readonly Led[],
  by: { nameOf: (person: PersonId) => string; fields?: readonly DifferingField[] },
): LedDifference[] {
  const { draft, later } = versions;
  const rows = planDifference(
    { shape: draft.shape, nodes: asCompared(draft.nodes) },
    { shape: later.shape, nodes: asCompared(later.nodes) },
    { fields: plannedFields, ...by },
  );
  const leading = comments.filter(({ answer, setAside }) => setAside === null && answer !== null && keeps(answer));
  return rows.map((row) => ({
    ...row,
    comments: leading.filter(({ answer }) => answer?.node === row.id).map(({ id }) => id),
  }));
}

/** An answer that promises a change of the plan. */
const keeps = ({ outcome }: NonNullable<ConsultationComment['answer']>): boolean =>
  outcome === 'accepted' || outcome === 'partly';

/**
 * What is to be addressed before the final version (M7): comments nobody has answered, and accepted ones whose row says what
 * it said in the draft.
 */
export function mattersOf(comments: readonly Led[], rows: readonly LedDifference[]): Matter[] {
  const changed = new Set<string>(rows.filter(differs).map(({ id }) => id));
  return comments.flatMap(({ id, answer, setAside }): Matter[] => {
    if (setAside !== null) return [];
    if (answer === null) return [{ comment: id, waits: 'answer' }];
    const waits = keeps(answer) && answer.node !== null && !changed.has(answer.node);
    return waits ? [{ comment: id, waits: 'change' }] : [];
  });
}

/** Why no final version can be published now, in words; null where it can. */
export function finalRefusal(
  consultation: Standing,
  today: LocalDate,
  { unanswered, leave }: { unanswered: number; leave: boolean },
): string | null {
  const state = consultationState(consultation, today);
  if (state === 'withdrawn') return 'The consultation was withdrawn.';
  if (state === 'final') return 'The final version is published already.';
  if (state === 'open') {
    return `The consultation is open until ${inWords(consultation.closesOn)}. Publish the final version after it has closed.`;
  }
  if (unanswered === 0 || leave) return null;
  const comments = unanswered === 1 ? '1 comment has' : `${unanswered} comments have`;
  return `${comments} no answer yet. Answer them, or say that they are left unanswered.`;
}

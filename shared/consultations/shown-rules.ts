import type { ContentOf } from '../audiences/contents.ts';
import { inWords } from '../calendar.ts';
import { localDateOf } from '../dates.ts';
import { current } from '../plans/current.ts';
import type { PlanShape } from '../vocabulary.ts';
import { type FrozenPlan, ledDifferences } from './rules.ts';
import type { Consultation, ConsultationComment, FrozenNode } from './schema.ts';
import type { ConsultedComment, ConsultedRow } from './shown.ts';

type Told = Pick<ConsultationComment, 'id' | 'node' | 'question' | 'words' | 'redacted' | 'answer' | 'setAside'> & {
  from: Pick<ConsultationComment['from'], 'kind' | 'as'>;
};

/** A consultation as its authority keeps it. */
export type WholeConsultation = {
  consultation: Pick<
    Consultation,
    'id' | 'planTitle' | 'title' | 'asks' | 'questions' | 'closesOn' | 'publishComments' | 'final'
  >;
  draft: FrozenPlan;
  /** The final version, once it is published. */
  final: FrozenPlan | null;
  comments: readonly Told[];
};

export type ConsultationContents = ContentOf<'consultation' | 'consulted-rows' | 'consulted-comment'>[];

/** What those are given who are asked: the draft, or the final version with what changed and, where it was promised, the comments. */
export function consultationContents(whole: WholeConsultation): ConsultationContents {
  const { id, planTitle, title, asks, questions, closesOn, final } = whole.consultation;
  const parts = inParts(consultedRows(whole));
  return [
    {
      kind: 'consultation',
      consultation: {
        ...{ id, planTitle, title, asks, questions, closesOn },
        final: final && { on: localDateOf(new Date(final.at)), words: final.words },
      },
    },
    ...parts.map((rows, part) => ({ kind: 'consulted-rows' as const, consultation: id, part, rows })),
    ...publishedComments(whole).map((comment) => ({ kind: 'consulted-comment' as const, consultation: id, comment })),
  ];
}

/** The rows as they are shown: nobody’s name is among them. */
export function consultedRows(whole: WholeConsultation): ConsultedRow[] {
  const { draft, final } = whole;
  const later = final ?? draft;
  const published = new Set<string>(publishedComments(whole).map(({ id }) => id));
  const nodes = new Map<string, FrozenNode>([...draft.nodes, ...later.nodes].map((node) => [node.id, node]));
  const rows = ledDifferences({ draft, later }, whole.comments, {
    nameOf: () => '',
    fields: ['level', 'title', 'column', 'dueOn'],
  });
  return rows.map((row) => {
    const { id, depth, level, title, change, moved, fields, comments } = row;
    const isRemoved = change === 'removed';
    const node = nodes.get(id);
    return {
      ...{ id, depth, level, title, moved },
      facts: node === undefined ? [] : factsOf(isRemoved ? draft.shape : later.shape, node),
      change: final === null ? null : change,
      fields: change === 'changed' ? fields.map(({ heading, before, after }) => ({ heading, before, after })) : [],
      comments: comments.filter((comment) => published.has(comment)),
    };
  });
}

function factsOf(shape: PlanShape, node: FrozenNode): ConsultedRow['facts'] {
  const columns = current(shape.columns)
    .filter(({ level, shows }) => level === node.level && shows === 'field')
    .map(({ key, heading }) => ({ heading, words: node.fields[key] ?? '' }));
  const due = { heading: 'Due', words: node.dueOn === null ? '' : inWords(node.dueOn) };
  return [...columns, due].filter(({ words }) => words !== '');
}

const fromWords = ({ kind, as }: Told['from']): string => {
  if (kind === 'member') return as;
  if (kind === 'public') return 'A member of the public';
  return as === '' ? 'An officer of the authority' : as;
};

/** Comments are shown with the final version alone, where that was promised, and never those that were set aside. */
export function publishedComments({ consultation, draft, comments }: WholeConsultation): ConsultedComment[] {
  if (consultation.final === null || !consultation.publishComments) return [];
  const titles = new Map<string, string>(draft.nodes.map(({ id, title }) => [id, title]));
  return comments
    .filter(({ setAside, words }) => setAside === null && words !== '')
    .map(({ id, node, question, words, from, redacted, answer }) => ({
      ...{ id, words, redacted, from: fromWords(from) },
      about: (node === null ? undefined : titles.get(node)) ?? consultation.questions[(question ?? 0) - 1] ?? '',
      answer: answer && { outcome: answer.outcome, words: answer.words, row: answer.node },
    }));
}

/** An item of the table holds 400 kB: longer plans are kept in several. */
const mostCharactersInPart = 60_000;

/** Things in order, in as many parts as they need. */
export function inParts<T>(things: readonly T[]): T[][] {
  const parts: T[][] = [];
  let length = 0;
  for (const thing of things) {
    const size = JSON.stringify(thing).length;
    const last = parts.at(-1);
    if (last === undefined || length + size > mostCharactersInPart) {
      parts.push([thing]);
      length = size;
    } else {
      last.push(thing);
      length += size;
    }
  }
  return parts;
}

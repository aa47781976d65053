import { commentSort } from '#shared/boards/comment-sort.ts';
import type { Entry, RowChange } from '#shared/plans/schema.ts';
import { shortened } from '../../ui/words.ts';
import { asRecord, type Naming } from './entry-differences.ts';

const verbs: Record<string, string> = {
  'action.decided': 'made an action from a decision',
  'answer.accepted': 'accepted an update on',
  'answer.given': 'answered what was asked about',
  'answer.returned': 'returned an update on',
  'authority.added': 'set up the authority',
  'board.comment-changed': 'changed what a board said of',
  'board.comment-withdrawn': 'withdrew what a board said of',
  'board.commented': 'noted what a board said of',
  'board.changed': 'changed the board',
  'board.made': 'set up the board',
  'change.undone': 'took back a change',
  'cycle.asked-outside': 'asked owners outside through their boards in the update cycle',
  'cycle.changed': 'changed the update cycle',
  'cycle.locked': 'locked the update cycle',
  'cycle.opened': 'opened the update cycle',
  'cycle.reminded': 'reminded those who had not answered in the update cycle',
  'cycle.withdrawn': 'withdrew the update cycle',
  'comment.answered': 'answered a comment',
  'comment.made': 'commented on the draft',
  'comment.set-aside': 'set a comment aside',
  'comment.taken-in': 'took in a comment from outside',
  'communication.cancelled': 'cancelled a message',
  'communication.changed': 'changed a message',
  'communication.planned': 'planned a message',
  'communication.reopened': 'took back that a message was sent or cancelled',
  'communication.result': 'recorded what came of a message',
  'communication.sent': 'recorded that a message was sent',
  'consultation.changed': 'changed the consultation',
  'consultation.final': 'published the final version',
  'consultation.opened': 'opened the consultation',
  'consultation.withdrawn': 'withdrew the consultation',
  'decision.recorded': 'recorded a decision',
  'evidence.added': 'added evidence to',
  'evidence.withdrawn': 'withdrew evidence of',
  'item.added': 'put on the agenda',
  'item.changed': 'changed the item',
  'item.put-back': 'put back on the agenda',
  'item.withdrawn': 'withdrew the item',
  'link.added': 'linked to another plan',
  'link.matched': 'said which strand it is that was typed for',
  'link.removed': 'removed a link of',
  'meeting.added': 'planned a meeting',
  'meeting.agenda-published': 'published the agenda',
  'meeting.changed': 'changed when or where the meeting is',
  'meeting.held': 'marked the meeting as held',
  'meeting.minutes-agreed': 'marked the minutes as agreed',
  'meeting.planned': 'took the agenda back',
  'member.added': 'added the member',
  'member.changed': 'changed the member',
  'member.removed': 'removed the member',
  'criterion.added': 'added a success criterion to',
  'criterion.changed': 'changed a success criterion of',
  'criterion.removed': 'removed a success criterion of',
  'criterion.evaluated': 'judged a success criterion of',
  'criterion.measured': 'judged by a published figure',
  'milestone.added': 'added a step to',
  'milestone.changed': 'changed a step of',
  'milestone.done': 'marked a step as done of',
  'milestone.removed': 'removed a step of',
  'milestone.reopened': 'marked a step as not done of',
  'node.added': 'added',
  'node.changed': 'changed',
  'node.handed-over': 'handed over',
  'node.moved': 'moved',
  'node.removed': 'removed',
  'node.target-moved': 'moved the date of',
  'note.added': 'added a note',
  'outside.ended': 'ended the seat outside of',
  'outside.invited': 'invited from outside',
  'outside.taken': 'accepted an invitation from outside',
  'person.added': 'added people',
  'person.invited': 'invited',
  'plan.changed': 'changed the plan',
  'plan.copied': 'made the plan from another',
  'plan.imported': 'brought in the plan from a document',
  'plan.laid-out': 'changed the layout of the plan',
  'plan.made': 'made the plan',
  'plan.removed': 'removed the plan',
  'seat.changed': 'changed what may be done by',
  'seat.ended': 'ended the seat of',
  'seat.taken': 'accepted an invitation',
  'settings.changed': 'changed the settings',
  'share.made': 'shared',
  'share.withdrawn': 'withdrew from sharing',
  'update.recorded': 'recorded an update on',
};

/** What was done, in words, from the verb of the log. */
export function verbInWords(verb: string): string {
  const [thing = '', done = ''] = verb.split('.');
  return verbs[verb] ?? `${done} (${thing})`.replaceAll('-', ' ');
}

/** Which person each seat of the log belongs to: later entries of a seat name it by its key alone. */
export function peopleOfSeats(entries: readonly Entry[]): Map<string, string> {
  return new Map(
    entries.flatMap(({ changes }) =>
      changes.flatMap(({ row, after }): [string, string][] =>
        typeof after.person === 'string' ? [[row, after.person]] : [],
      ),
    ),
  );
}

/** What an entry is about, by name; null where it is about many things, or about what its verb has said already. */
export function subjectOf(entry: Entry, naming: Naming, seats: Map<string, string> = new Map()): string | null {
  // Whose comment it was is for those who work on it; the log tells what became of it.
  if (entry.verb.startsWith('comment.')) return null;
  if (['link.added', 'outside.taken', 'person.added', 'plan.imported', 'seat.taken'].includes(entry.verb)) return null;
  const rows = entry.changes.map(({ row }) => row);
  const person = rows.flatMap((row) => seats.get(row) ?? [])[0];
  if (person !== undefined) return naming.person(person);
  const named = entry.changes.find(({ row }) => /^(?:CYCLE|ITEM|MEMBER|SHARE)#/.test(row));
  if (named !== undefined) return nameIn(named, naming);
  const node = rows.flatMap(nodeIn)[0];
  if (node === undefined) return null;
  const change = entry.changes.find(({ row }) => row === `NODE#${node}`);
  const title = naming.row(node) ?? asRecord(change?.after).title;
  return typeof title === 'string' ? `“${shortened(title, 70)}”` : 'a row that is no longer in the plan';
}

/** The action or upper row that a changed row is about, where it is about one. */
function nodeIn(row: string): string[] {
  const [kind, first, second] = row.split('#');
  const node =
    kind === 'ASK'
      ? second
      : ['NODE', 'UPDATE', 'CRITERION', 'EVIDENCE', 'MILESTONE', commentSort].includes(kind ?? '')
        ? first
        : undefined;
  return node === undefined ? [] : [node];
}

/** An agenda item or a member: by what the change says of it, else by its name today. */
function nameIn({ row, before, after }: RowChange, naming: Naming): string | null {
  const { title, name } = { ...before, ...after };
  const words = naming.row(row.split('#')[1] ?? '') ?? title ?? name;
  return typeof words === 'string' ? `“${shortened(words, 70)}”` : null;
}

import { aCommentDraft, aConsultation } from '#test/builders/consultations.ts';
import { type MadePlan, ok } from '#test/builders/plans.ts';
import type { Partnership } from './partnership.ts';
import { type Authority, eventually } from './world.ts';

export type PlantedConsultation = {
  id: string;
  /** A comment of the editor’s that nobody has answered. */
  comment: string;
  /** What a member of the partnership sent, and nobody has looked at yet. */
  incoming: string;
};

type Place = { authority: Authority; plan: MadePlan; partnership: Partnership; mark: string };

/** A consultation of which the partnership is asked, with the mark in all that anyone has written. */
export async function plantConsultation(place: Place): Promise<PlantedConsultation> {
  const { authority, plan, partnership, mark } = place;
  const editor = authority.as('editor');
  const words = { title: `Consultation ${mark}`, asks: `Asked ${mark}`, questions: [`Question ${mark}`] };
  const { id, path } = await aConsultation(authority, editor, { plan, ...words, audiences: [partnership.audience] });
  const said = aCommentDraft({ words: `Comment ${mark}`, onBehalfOf: `Board ${mark}` });
  const comment: string = ok(await editor.send('POST', `${path}/comments`, said), 201).body.id;
  const incoming = await aMemberComment({ partnership, consultation: { id } }, `Incoming ${mark}`);
  return { id, comment, incoming };
}

/** A comment of the partnership’s member, as soon as they are shown the draft. */
export async function aMemberComment(
  { partnership, consultation }: { partnership: Partnership; consultation: { id: string } },
  words: string,
): Promise<string> {
  const path = `${partnership.path}/consultations/${consultation.id}/comments`;
  const sent = await eventually(
    () => partnership.member.send('POST', path, { node: null, question: null, words }),
    ({ status }) => status !== 404,
  );
  return ok(sent, 201).body.id;
}

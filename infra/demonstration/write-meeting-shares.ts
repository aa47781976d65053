import { usualUntil } from '#shared/audiences/meeting-rules.ts';
import { Share, type ShareDraft } from '#shared/audiences/schema.ts';
import { BoardList, BoardView } from '#shared/boards/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AudienceId } from '#shared/ids.ts';
import { OutsideInvitation } from '#shared/people/outside.ts';
import { Accepted } from '#shared/people/schema.ts';
import type { Api } from './api.ts';

/** A board of the demonstration whose papers reach a member who is no officer, and whose agendas everyone can read. */
export type ShownBoard = {
  readonly authority: string;
  readonly board: string;
  readonly member: { readonly address: string; readonly name: string };
};

export const shownBoards: readonly ShownBoard[] = [
  {
    authority: 'portsmouth',
    board: 'Education partnership: strategic board',
    member: { address: 'chair@portsmouth-board.example', name: 'Independent chair' },
  },
];

export async function writeShownBoard(api: Api, shown: ShownBoard, today: LocalDate): Promise<void> {
  const { authority, member } = shown;
  const path = `/api/authorities/${authority}`;
  const [clerk, admin] = [`clerk@${authority}.example`, `admin@${authority}.example`];
  const { items } = await api.read({ as: clerk, path: `${path}/boards`, answer: BoardList });
  const board = items.find(({ name }) => name === shown.board);
  if (board === undefined) throw new Error(`There is no ${shown.board}`);
  const key = `demonstration-shown-${authority}`;
  const audience = AudienceId.parse(`board:${authority}:${board.id}`);
  const body = { audience, name: member.name, email: member.address, until: null };
  const invited = await api.send({
    ...{ as: admin, path: `${path}/outside-seats`, key: `${key}-seat`, body, answer: OutsideInvitation },
  });
  await api.send({
    ...{ as: member.address, path: '/api/me/seats', key: `${key}-taken` },
    ...{ body: { code: invited.code }, answer: Accepted },
  });
  const { meetings } = await api.read({ as: clerk, path: `${path}/boards/${board.id}`, answer: BoardView });
  for (const { id, on, state } of meetings.filter((meeting) => meeting.state !== 'planned')) {
    const draft = { thing: { kind: 'meeting' as const, meeting: id }, fields: null, until: usualUntil({ on }, today) };
    const share = async (as: string, to: ShareDraft['audience'], name: string) =>
      api.send({
        ...{ as, path: `${path}/shares`, key: `${key}-${id}-${name}`, body: { ...draft, audience: to }, answer: Share },
      });
    await share(admin, AudienceId.parse(`public:${authority}`), 'public');
    if (state === 'agenda-published') await share(clerk, audience, 'members');
  }
}

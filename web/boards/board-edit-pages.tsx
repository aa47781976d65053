import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BoardChange, BoardDraft, type BoardView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { Form } from '../ui/form.tsx';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { boardQuery, boardsQuery } from './board-data.ts';
import { BoardFields } from './board-fields.tsx';

const addRoute = getRouteApi('/$authority/boards/new');
const changeRoute = getRouteApi('/$authority/boards/$board/change');

const crumbs = (authority: string) => [
  <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
    Boards
  </Link>,
];

export function BoardAddPage() {
  const { authority } = addRoute.useParams();
  const boards = useQuery(boardsQuery(authority));
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  return (
    <Page title="Set up a board" crumbs={crumbs(authority)}>
      <Loaded query={boards} waiting={<GreyLines lines={6} />}>
        {({ items, can }) =>
          can.add ? (
            <Form
              schema={BoardDraft}
              initial={{
                ...{ name: '', kind: null, purpose: '', status: 'active', cadence: '', parent: null, linkedTo: '' },
              }}
              draft={`${authority}.board-new`}
              submit="Set up the board"
              onSubmit={async (value, how) => {
                const made = await api.makeBoard(authority, value, how);
                await refresh();
                await navigate({ to: '/$authority/boards/$board', params: { authority, board: made.id } });
              }}
            >
              <BoardFields boards={items} />
            </Form>
          ) : (
            <NotAllowedWords>Editors and administrators set up boards.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

export function BoardChangePage() {
  const place = changeRoute.useParams();
  const board = useQuery(boardQuery(place));
  return (
    <Page
      title="Change this board"
      crumbs={[
        ...crumbs(place.authority),
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards/$board" params={place} key="board">
          {board.data?.name ?? 'Board'}
        </Link>,
      ]}
    >
      <Loaded query={board} waiting={<GreyLines lines={6} />}>
        {(view) =>
          view.can.change ? (
            <ChangeForm board={view} authority={place.authority} />
          ) : (
            <NotAllowedWords>Editors and administrators change boards.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

const answers = ['name', 'kind', 'purpose', 'status', 'cadence', 'parent', 'linkedTo'] as const;
const labels: Record<(typeof answers)[number], string> = {
  name: 'Name',
  kind: 'Kind',
  purpose: 'Purpose',
  status: 'Standing',
  cadence: 'How often it meets',
  parent: 'Stands under',
  linkedTo: 'Works with',
};

const valuesOf = (board: BoardView): Values => Object.fromEntries(answers.map((name) => [name, board[name]]));

function ChangeForm({ board, authority }: { board: BoardView; authority: string }) {
  const place = { authority, board: board.id };
  const boards = useQuery(boardsQuery(authority));
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  // The board as it was when this form was opened: later answers of the service must not move the ground under it.
  const [base, setBase] = useState({ version: board.version, values: valuesOf(board) });
  const [conflict, setConflict] = useState<{ mine: BoardChange; theirs: BoardView } | null>(null);
  if (conflict !== null) {
    const named = (id: string) => boards.data?.items.find((each) => each.id === id)?.name ?? 'Another board';
    return (
      <ConflictPanel
        sides={answers.map(
          (name): Side => ({
            ...{ name, label: labels[name], mine: conflict.mine[name] ?? null, theirs: conflict.theirs[name] },
            ...(name === 'parent' ? { show: named } : {}),
          }),
        )}
        onChosen={(chosen) => {
          setBase({ version: conflict.theirs.version, values: chosen });
          setConflict(null);
        }}
      />
    );
  }
  return (
    <Form
      key={base.version}
      schema={BoardChange}
      initial={base.values}
      draft={`${authority}.board-change.${board.id}.${base.version}`}
      submit="Save changes"
      cancel={
        <Link className="govuk-link" to="/$authority/boards/$board" params={place}>
          Cancel
        </Link>
      }
      onConflict={(_current, mine) => void api.board(place).then((theirs) => setConflict({ mine, theirs }))}
      onSubmit={async (value, { key }) => {
        await api.changeBoard(place, value, { version: base.version, key });
        await refresh();
        await navigate({ to: '/$authority/boards/$board', params: place });
      }}
    >
      <BoardFields boards={boards.data?.items ?? []} self={board.id} />
    </Form>
  );
}

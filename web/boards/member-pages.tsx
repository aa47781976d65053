import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type BoardView, type Member, MemberChange, MemberDraft } from '#shared/boards/schema.ts';
import { Removal } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { Radios, Select, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { boardQuery } from './board-data.ts';
import { choicesOf, constituencyNames, partNames } from './board-words.ts';

const addRoute = getRouteApi('/$authority/boards/$board/members/new');
const changeRoute = getRouteApi('/$authority/boards/$board/members/$member');

interface FrameProps {
  title: string;
  authority: string;
  board: BoardView | undefined;
  boardId: string;
  children: ReactNode;
}

function Frame({ title, authority, board, boardId, children }: FrameProps) {
  return (
    <Page
      title={title}
      caption={board?.name}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
          Boards
        </Link>,
        <Link
          className="govuk-breadcrumbs__link"
          to="/$authority/boards/$board"
          params={{ authority, board: boardId }}
          key="board"
        >
          {board?.name ?? 'Board'}
        </Link>,
      ]}
    >
      {children}
    </Page>
  );
}

function MemberFields({ authority }: { authority: string }) {
  const home = useQuery(homeQuery(authority));
  return (
    <>
      <TextField name="name" label="Name" hint="As the minutes name the member" />
      <TextField name="organisation" label="Organisation" />
      <Select name="constituency" label="Speaks for" choices={choicesOf(constituencyNames)} />
      <Radios name="part" label="Part" choices={choicesOf(partNames)} inline />
      {home.data !== undefined && (
        <PersonField
          name="person"
          label="Officer"
          hint="Where the member is an officer who signs in here. Type part of the name."
          people={home.data.people}
        />
      )}
      <DateField name="from" label="On the board from" />
      <DateField name="until" label="Last day on the board" hint="Leave it empty where no end is agreed." optional />
    </>
  );
}

export function MemberAddPage() {
  const place = addRoute.useParams();
  const { authority } = place;
  const board = useQuery(boardQuery(place));
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const initial = { name: '', organisation: '', constituency: 'local-authority', part: 'member', person: null };
  return (
    <Frame title="Add a member" authority={authority} board={board.data} boardId={place.board}>
      <Loaded query={board} waiting={<GreyLines lines={6} />}>
        {(view) =>
          view.can.addMember ? (
            <Form
              schema={MemberDraft}
              initial={{ ...initial, from: today(), until: null }}
              draft={`${authority}.member-new.${place.board}`}
              submit="Add the member"
              onSubmit={async (value, how) => {
                await api.addMember(place, value, how);
                await refresh();
                await navigate({ to: '/$authority/boards/$board', params: place });
              }}
            >
              <MemberFields authority={authority} />
            </Form>
          ) : (
            <NotAllowedWords>Editors and administrators add members.</NotAllowedWords>
          )
        }
      </Loaded>
    </Frame>
  );
}

export function MemberChangePage() {
  const { authority, board: id, member: memberId } = changeRoute.useParams();
  const board = useQuery(boardQuery({ authority, board: id }));
  return (
    <Frame title="Change a member" authority={authority} board={board.data} boardId={id}>
      <Loaded query={board} waiting={<GreyLines lines={6} />}>
        {({ members }) => {
          const member = members.find((each) => each.id === memberId);
          if (member === undefined) return <p className="govuk-body">This member is not on the board any more.</p>;
          if (!member.can.change) return <NotAllowedWords>Editors and administrators change members.</NotAllowedWords>;
          return <ChangeForms member={member} authority={authority} key={member.version} />;
        }}
      </Loaded>
    </Frame>
  );
}

function ChangeForms({ member, authority }: { member: Member; authority: string }) {
  const place = { authority, board: member.board, member: member.id };
  const { name, organisation, constituency, part, person, from, until } = member;
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const navigate = useNavigate();
  const goBack = async () => {
    await refresh();
    await navigate({ to: '/$authority/boards/$board', params: place });
  };
  // What was typed is kept in this tab and stands in the form again, on the member as it is now.
  const overtaken = (): void => {
    tell({ words: 'Someone else changed this member first. Check what you typed, then save it.', tone: 'trouble' });
    void refresh();
  };
  const version = { version: member.version };
  return (
    <>
      <Form
        schema={MemberChange}
        initial={{ name, organisation, constituency, part, person, from, until }}
        draft={`${authority}.member.${member.id}`}
        submit="Save changes"
        onConflict={overtaken}
        onSubmit={async (value, { key }) => {
          await api.changeMember(place, value, { ...version, key });
          await goBack();
        }}
      >
        <MemberFields authority={authority} />
      </Form>
      <section className="pb-section" aria-labelledby="mistake">
        <h2 className="govuk-heading-m" id="mistake">
          Added by mistake?
        </h2>
        <p className="govuk-body pb-text">
          Someone who leaves keeps their place in the record: give the last day above. Only who should never have been
          listed is removed.
        </p>
        <Form
          schema={Removal}
          initial={{ why: '' }}
          ids="removal"
          submit="Remove this member"
          onConflict={overtaken}
          onSubmit={async (value, { key }) => {
            await api.removeMember(place, value, { ...version, key });
            await goBack();
          }}
        >
          <TextField name="why" label="Why should this member not be listed?" />
        </Form>
      </section>
    </>
  );
}

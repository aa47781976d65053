import { hc } from 'hono/client';
import type { AudienceApp } from '#functions/audience/app.ts';
import type { AuthorityApp } from '#functions/authority/app.ts';
import type * as audiences from '#shared/audiences/schema.ts';
import type { Home } from '#shared/authorities/home.ts';
import type { Settings, SettingsChange } from '#shared/authorities/schema.ts';
import type * as boardsAgenda from '#shared/boards/agenda.ts';
import type * as boards from '#shared/boards/schema.ts';
import type * as figures from '#shared/dashboards/schema.ts';
import type { Compartment } from '#shared/ids.ts';
import type * as people from '#shared/people/schema.ts';
import type * as plans from '#shared/plans/schema.ts';
import type * as schools from '#shared/schools/schema.ts';
import type * as work from '#shared/work/schema.ts';
import { fetchSignedIn } from './fetching.ts';

const { me, authorities } = hc<AuthorityApp>(location.origin, { fetch: fetchSignedIn }).api;
const one = authorities[':authority'];
const oneAudience = hc<AudienceApp>(location.origin, { fetch: fetchSignedIn }).api.audiences[':kind'][':id'];
const onePlan = one.plans[':plan'];
const oneNode = onePlan.nodes[':node'];
const oneIndicator = one.indicators[':indicator'];
const oneImport = one.imports[':import'];
const oneSeat = one.people[':person'].seat;
const oneBoard = one.boards[':board'];
const oneMember = oneBoard.members[':member'];
const oneMeeting = one.meetings[':meeting'];

/** How a change is sent: on which version it builds, and the key by which a repeat of it is recognised. */
export interface How {
  version?: number;
  key?: string;
}

export interface PlanPlace {
  authority: string;
  plan: string;
}
export interface NodePlace extends PlanPlace {
  node: string;
}

interface NotePlace extends NodePlace {
  compartment: Compartment;
}

export interface BoardPlace {
  authority: string;
  board: string;
}
export interface MeetingPlace {
  authority: string;
  meeting: string;
}

export interface AudiencePlace {
  kind: string;
  id: string;
}

interface SeatPlace {
  authority: string;
  person: string;
}

interface ImportPlace {
  authority: string;
  import: string;
}

function sent({ version, key }: How): { headers: Record<string, string> } {
  return {
    headers: {
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
  };
}

const until = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { init: { signal } });

// The client puts the parts of an address in as they are, and an address bar may hold anything.
const part = encodeURIComponent;
const inAuthority = (authority: string) => ({ authority: part(authority) });
const inPlan = ({ authority, plan }: PlanPlace) => ({ authority: part(authority), plan: part(plan) });
const inSeat = ({ authority, person }: SeatPlace) => ({ ...inAuthority(authority), person: part(person) });
const inImport = ({ authority, import: id }: ImportPlace) => ({ ...inAuthority(authority), import: part(id) });
const inBoard = ({ authority, board }: BoardPlace) => ({ ...inAuthority(authority), board: part(board) });
const inMeeting = ({ authority, meeting }: MeetingPlace) => ({ ...inAuthority(authority), meeting: part(meeting) });
const inAudience = ({ kind, id }: AudiencePlace) => ({ kind: part(kind), id: part(id) });
const inNode = (place: NodePlace) => ({ ...inPlan(place), node: part(place.node) });

const inIndicator = (authority: string, indicator: string) => ({
  ...inAuthority(authority),
  indicator: part(indicator),
});

/** Everything that the page asks of the service. Answers are checked against the shared types when this is compiled. */
export const api = {
  me: async (signal?: AbortSignal): Promise<people.Me> => (await me.$get({}, until(signal))).json(),
  acceptInvitation: async (json: people.InvitationAcceptance, how: How = {}): Promise<people.MySeat> =>
    (await me.seats.$post({ json }, sent(how))).json(),

  home: async (authority: string, signal?: AbortSignal): Promise<Home> =>
    (await one.$get({ param: inAuthority(authority) }, until(signal))).json(),
  settings: async (authority: string, signal?: AbortSignal): Promise<Settings> =>
    (await one.settings.$get({ param: inAuthority(authority) }, until(signal))).json(),
  changeSettings: async (authority: string, json: SettingsChange, how: How): Promise<Settings> =>
    (await one.settings.$patch({ param: inAuthority(authority), json }, sent(how))).json(),
  audit: async (authority: string, subject: string, next: string | null): Promise<plans.EntryList> => {
    const query = { subject, ...(next === null ? {} : { cursor: next }) };
    return (await one.audit.$get({ param: inAuthority(authority), query })).json();
  },
  auditOfPeople: async (authority: string, next: string | null): Promise<plans.EntryList> => {
    const query = next === null ? {} : { cursor: next };
    return (await one.audit.people.$get({ param: inAuthority(authority), query })).json();
  },

  people: async (authority: string, signal?: AbortSignal): Promise<{ items: people.Seat[]; next: string | null }> =>
    (await one.people.$get({ param: inAuthority(authority) }, until(signal))).json(),
  invite: async (authority: string, json: people.InvitationDraft, how: How = {}): Promise<people.Invitation> =>
    (await one.people.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  changeSeat: async (place: SeatPlace, json: people.SeatChange, how: How): Promise<people.Seat> =>
    (await oneSeat.$patch({ param: inSeat(place), json }, sent(how))).json(),
  endSeat: async (place: SeatPlace, json: people.SeatEnd, how: How): Promise<people.Seat> =>
    (await oneSeat.$delete({ param: inSeat(place), json }, sent(how))).json(),

  plans: async (authority: string, signal?: AbortSignal): Promise<plans.PlanList> =>
    (await one.plans.$get({ param: inAuthority(authority) }, until(signal))).json(),
  addPlan: async (authority: string, json: plans.PlanDraft, how: How = {}): Promise<plans.PlanView> =>
    (await one.plans.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  plan: async (place: PlanPlace, asAt: string | undefined, signal?: AbortSignal): Promise<plans.PlanView> => {
    const query = asAt === undefined ? {} : { asAt };
    return (await onePlan.$get({ param: inPlan(place), query }, until(signal))).json();
  },
  changePlan: async (place: PlanPlace, json: plans.PlanChange, how: How): Promise<plans.PlanView> =>
    (await onePlan.$patch({ param: inPlan(place), json }, sent(how))).json(),
  removePlan: async (place: PlanPlace, json: plans.Removal, how: How): Promise<void> => {
    await onePlan.$delete({ param: inPlan(place), json }, sent(how));
  },

  addNode: async (place: PlanPlace, json: plans.NodeDraft, how: How = {}): Promise<plans.Recorded> =>
    (await onePlan.nodes.$post({ param: inPlan(place), json }, sent(how))).json(),
  node: async (place: NodePlace, signal?: AbortSignal): Promise<plans.NodeView> =>
    (await oneNode.$get({ param: inNode(place) }, until(signal))).json(),
  changeNode: async (place: NodePlace, json: plans.NodeChange, how: How): Promise<plans.Recorded> =>
    (await oneNode.$patch({ param: inNode(place), json }, sent(how))).json(),
  removeNode: async (place: NodePlace, json: plans.Removal, how: How): Promise<plans.Recorded> =>
    (await oneNode.$delete({ param: inNode(place), json }, sent(how))).json(),
  recordUpdate: async (place: NodePlace, json: plans.UpdateDraft, how: How = {}): Promise<plans.Recorded> =>
    (await oneNode.updates.$post({ param: inNode(place), json }, sent(how))).json(),
  undo: async (place: PlanPlace, entry: string): Promise<plans.Undone> =>
    (await onePlan.entries[':entry'].undo.$post({ param: { ...inPlan(place), entry: part(entry) } })).json(),

  notes: async (place: NodePlace, compartment: Compartment, signal?: AbortSignal): Promise<plans.NoteList> =>
    (await oneNode.notes.$get({ param: inNode(place), query: { compartment } }, until(signal))).json(),
  addNote: async (place: NotePlace, json: plans.NoteDraft, how: How = {}): Promise<plans.Note> => {
    const query = { compartment: place.compartment };
    return (await oneNode.notes.$post({ param: inNode(place), query, json }, sent(how))).json();
  },

  dashboard: async (authority: string, signal?: AbortSignal): Promise<figures.Dashboard> =>
    (await one.dashboard.$get({ param: inAuthority(authority) }, until(signal))).json(),
  profile: async (authority: string, signal?: AbortSignal): Promise<figures.ProfileView> =>
    (await one['ofsted-profile'].$get({ param: inAuthority(authority), query: {} }, until(signal))).json(),
  profileCsv: async (authority: string): Promise<Blob> =>
    (await one['ofsted-profile'].$get({ param: inAuthority(authority), query: { format: 'csv' } })).blob(),
  indicator: async (authority: string, indicator: string, signal?: AbortSignal): Promise<figures.IndicatorView> =>
    (await oneIndicator.$get({ param: inIndicator(authority, indicator), query: {} }, until(signal))).json(),
  indicatorCsv: async (authority: string, indicator: string): Promise<Blob> =>
    (await oneIndicator.$get({ param: inIndicator(authority, indicator), query: { format: 'csv' } })).blob(),

  schools: async (authority: string, signal?: AbortSignal): Promise<schools.SchoolList> =>
    (await one.schools.$get({ param: inAuthority(authority) }, until(signal))).json(),
  school: async (authority: string, urn: string, signal?: AbortSignal): Promise<schools.SchoolView> =>
    (await one.schools[':urn'].$get({ param: { ...inAuthority(authority), urn: part(urn) } }, until(signal))).json(),
  categories: async (
    authority: string,
    query: schools.CategoryQuery,
    signal?: AbortSignal,
  ): Promise<schools.CategoryList> =>
    (await one.categories.$get({ param: inAuthority(authority), query }, until(signal))).json(),
  addCategory: async (authority: string, json: schools.CategoryDraft, how: How = {}): Promise<schools.Category> =>
    (await one.categories.$post({ param: inAuthority(authority), json }, sent(how))).json(),

  startImport: async (authority: string, file: File, { key }: How = {}): Promise<work.Import> => {
    const body = new FormData();
    body.set('kind', 'plan');
    body.set('file', file);
    const options = { ...sent(key === undefined ? {} : { key }), init: { body } };
    return (await one.imports.$post({ param: inAuthority(authority) }, options)).json();
  },
  import: async (authority: string, id: string, signal?: AbortSignal): Promise<work.Import> =>
    (await oneImport.$get({ param: { ...inAuthority(authority), import: part(id) } }, until(signal))).json(),
  mapImport: async (place: ImportPlace, json: work.Mapping, how: How = {}): Promise<work.Import> =>
    (await oneImport.mapping.$put({ param: inImport(place), json }, sent(how))).json(),
  commitImport: async (authority: string, id: string): Promise<work.Import> =>
    (await oneImport.commit.$post({ param: { ...inAuthority(authority), import: part(id) } })).json(),
  cancelImport: async (authority: string, id: string): Promise<work.Import> =>
    (await oneImport.$delete({ param: { ...inAuthority(authority), import: part(id) } })).json(),

  startExport: async (authority: string, json: work.ExportDraft): Promise<work.Export> =>
    (await one.exports.$post({ param: inAuthority(authority), json })).json(),
  export: async (authority: string, id: string, signal?: AbortSignal): Promise<work.Export> =>
    (
      await one.exports[':export'].$get({ param: { ...inAuthority(authority), export: part(id) } }, until(signal))
    ).json(),

  shares: async (authority: string, signal?: AbortSignal): Promise<audiences.ShareList> =>
    (await one.shares.$get({ param: inAuthority(authority) }, until(signal))).json(),
  share: async (authority: string, json: audiences.ShareDraft, how: How = {}): Promise<audiences.Share> =>
    (await one.shares.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  withdrawShare: async (
    { authority, share }: { authority: string; share: string },
    json: audiences.ShareEnd,
    how: How,
  ): Promise<audiences.Share> => {
    const param = { ...inAuthority(authority), share: part(share) };
    return (await one.shares[':share'].$delete({ param, json }, sent(how))).json();
  },
  audience: async (place: AudiencePlace, signal?: AbortSignal): Promise<audiences.AudienceHome> =>
    (await oneAudience.$get({ param: inAudience(place) }, until(signal))).json(),
  shared: async (place: AudiencePlace, signal?: AbortSignal): Promise<audiences.SharedPlanList> =>
    (await oneAudience.items.$get({ param: inAudience(place) }, until(signal))).json(),

  boards: async (authority: string, signal?: AbortSignal): Promise<boards.BoardList> =>
    (await one.boards.$get({ param: inAuthority(authority) }, until(signal))).json(),
  forwardPlan: async (authority: string, signal?: AbortSignal): Promise<boards.ForwardPlan> =>
    (await one['forward-plan'].$get({ param: inAuthority(authority) }, until(signal))).json(),
  makeBoard: async (authority: string, json: boards.BoardDraft, how: How = {}): Promise<boards.BoardView> =>
    (await one.boards.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  board: async (place: BoardPlace, signal?: AbortSignal): Promise<boards.BoardView> =>
    (await oneBoard.$get({ param: inBoard(place) }, until(signal))).json(),
  changeBoard: async (place: BoardPlace, json: boards.BoardChange, how: How): Promise<boards.BoardView> =>
    (await oneBoard.$patch({ param: inBoard(place), json }, sent(how))).json(),
  addMember: async (place: BoardPlace, json: boards.MemberDraft, how: How = {}): Promise<boards.Member> =>
    (await oneBoard.members.$post({ param: inBoard(place), json }, sent(how))).json(),
  changeMember: async (
    { member, ...place }: BoardPlace & { member: string },
    json: boards.MemberChange,
    how: How,
  ): Promise<boards.Member> =>
    (await oneMember.$patch({ param: { ...inBoard(place), member: part(member) }, json }, sent(how))).json(),
  removeMember: async (
    { member, ...place }: BoardPlace & { member: string },
    json: plans.Removal,
    how: How,
  ): Promise<void> => {
    await oneMember.$delete({ param: { ...inBoard(place), member: part(member) }, json }, sent(how));
  },

  addMeeting: async (place: BoardPlace, json: boards.MeetingDraft, how: How = {}): Promise<boards.MeetingView> =>
    (await oneBoard.meetings.$post({ param: inBoard(place), json }, sent(how))).json(),
  meeting: async (place: MeetingPlace, signal?: AbortSignal): Promise<boards.MeetingView> =>
    (await oneMeeting.$get({ param: inMeeting(place) }, until(signal))).json(),
  changeMeeting: async (place: MeetingPlace, json: boards.MeetingChange, how: How): Promise<boards.MeetingView> =>
    (await oneMeeting.$patch({ param: inMeeting(place), json }, sent(how))).json(),
  addAgendaItem: async (
    place: MeetingPlace,
    json: boardsAgenda.AgendaItemDraft,
    how: How = {},
  ): Promise<boardsAgenda.AgendaItem> =>
    (await oneMeeting['agenda-items'].$post({ param: inMeeting(place), json }, sent(how))).json(),
  changeAgendaItem: async (
    { item, ...place }: MeetingPlace & { item: string },
    json: boardsAgenda.AgendaItemChange,
    how: How,
  ): Promise<boardsAgenda.AgendaItem> => {
    const param = { ...inMeeting(place), item: part(item) };
    return (await oneMeeting['agenda-items'][':item'].$patch({ param, json }, sent(how))).json();
  },
  recordDecision: async (place: MeetingPlace, json: boards.DecisionDraft, how: How = {}): Promise<boards.Decision> =>
    (await oneMeeting.decisions.$post({ param: inMeeting(place), json }, sent(how))).json(),
  makeAction: async (
    { decision, ...place }: MeetingPlace & { decision: string },
    json: boards.ActionDraft,
    how: How = {},
  ): Promise<boards.DecidedAction> => {
    const param = { ...inMeeting(place), decision: part(decision) };
    return (await oneMeeting.decisions[':decision'].actions.$post({ param, json }, sent(how))).json();
  },
};

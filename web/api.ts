import type { Home, Settings, SettingsChange } from '#shared/authorities/schema.ts';
import type {
  Invitation,
  InvitationAcceptance,
  InvitationDraft,
  Me,
  MySeat,
  Seat,
  SeatChange,
  SeatEnd,
} from '#shared/people/schema.ts';
import type {
  EntryList,
  NodeChange,
  NodeDraft,
  NodeView,
  Note,
  NoteDraft,
  NoteList,
  PlanChange,
  PlanDraft,
  PlanList,
  PlanView,
  Recorded,
  Removal,
  Undone,
  UpdateDraft,
} from '#shared/plans/schema.ts';
import type { Export, ExportDraft, Import, Mapping } from '#shared/work/schema.ts';
import { OutOfReach, problemFrom, SignInNeeded } from './problems.ts';
import { accessToken, becomeSignedOut, distrustToken } from './session.ts';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  version?: number;
  key?: string | undefined;
  signal?: AbortSignal | undefined;
}

async function send(path: string, call: Call, key: string): Promise<Response> {
  const token = await accessToken().catch(() => {
    throw new OutOfReach();
  });
  if (token === null) {
    becomeSignedOut();
    throw new SignInNeeded();
  }
  const headers = new Headers({ Authorization: `Bearer ${token}`, Accept: 'application/json' });
  if (call.method !== undefined && call.method !== 'GET') headers.set('Idempotency-Key', key);
  if (call.version !== undefined) headers.set('If-Match', `"${call.version}"`);
  const form = call.body instanceof FormData ? call.body : null;
  if (call.body !== undefined && form === null) headers.set('Content-Type', 'application/json');
  const body = form ?? (call.body === undefined ? null : JSON.stringify(call.body));
  try {
    return await fetch(path, { method: call.method ?? 'GET', headers, body, signal: call.signal ?? null });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new OutOfReach();
  }
}

/** Asks the service; a token that is no longer taken is renewed once, with the same key, so nothing is done twice. */
async function ask(path: string, call: Call): Promise<Response> {
  const key = call.key ?? crypto.randomUUID();
  let response = await send(path, call, key);
  if (response.status === 401) {
    distrustToken();
    response = await send(path, call, key);
  }
  if (response.status === 401) {
    becomeSignedOut();
    throw new SignInNeeded();
  }
  if (!response.ok) throw problemFrom(response.status, parsed(await response.text()));
  return response;
}

async function request<T>(path: string, call: Call = {}): Promise<T> {
  const response = await ask(path, call);
  const answer: T = await response.json();
  return answer;
}

/** For what answers with nothing worth reading. */
async function command(path: string, call: Call): Promise<void> {
  await ask(path, call);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The gateway and what stands before it may answer with a page; its words are not for officers.
    return null;
  }
}

const part = encodeURIComponent;
const at = (authority: string): string => `/api/authorities/${part(authority)}`;
const atPlan = (authority: string, plan: string): string => `${at(authority)}/plans/${part(plan)}`;
const atNode = (authority: string, plan: string, node: string): string =>
  `${atPlan(authority, plan)}/nodes/${part(node)}`;

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

export const api = {
  me: (signal?: AbortSignal) => request<Me>('/api/me', { signal }),
  acceptInvitation: (body: InvitationAcceptance, how: How = {}) =>
    request<MySeat>('/api/me/seats', { method: 'POST', body, ...how }),

  home: (authority: string, signal?: AbortSignal) => request<Home>(at(authority), { signal }),
  settings: (authority: string, signal?: AbortSignal) => request<Settings>(`${at(authority)}/settings`, { signal }),
  changeSettings: (authority: string, body: SettingsChange, how: How) =>
    request<Settings>(`${at(authority)}/settings`, { method: 'PATCH', body, ...how }),
  audit: (authority: string, subject: string, cursor: string | null) => {
    const people = subject === 'people';
    const search = new URLSearchParams({ ...(people ? {} : { subject }), ...(cursor === null ? {} : { cursor }) });
    return request<EntryList>(`${at(authority)}/audit${people ? '/people' : ''}?${search}`);
  },

  people: (authority: string, signal?: AbortSignal) =>
    request<{ items: Seat[]; next: string | null }>(`${at(authority)}/people`, { signal }),
  invite: (authority: string, body: InvitationDraft, how: How = {}) =>
    request<Invitation>(`${at(authority)}/people`, { method: 'POST', body, ...how }),
  changeSeat: (authority: string, person: string, body: SeatChange, how: How) =>
    request<Seat>(`${at(authority)}/people/${part(person)}/seat`, { method: 'PATCH', body, ...how }),
  endSeat: (authority: string, person: string, body: SeatEnd, how: How) =>
    command(`${at(authority)}/people/${part(person)}/seat`, { method: 'DELETE', body, ...how }),

  plans: (authority: string, signal?: AbortSignal) => request<PlanList>(`${at(authority)}/plans`, { signal }),
  addPlan: (authority: string, body: PlanDraft, how: How = {}) =>
    request<PlanView>(`${at(authority)}/plans`, { method: 'POST', body, ...how }),
  plan: ({ authority, plan }: PlanPlace, asAt: string | undefined, signal?: AbortSignal) =>
    request<PlanView>(`${atPlan(authority, plan)}${asAt === undefined ? '' : `?asAt=${part(asAt)}`}`, { signal }),
  changePlan: ({ authority, plan }: PlanPlace, body: PlanChange, how: How) =>
    request<PlanView>(atPlan(authority, plan), { method: 'PATCH', body, ...how }),
  removePlan: ({ authority, plan }: PlanPlace, body: Removal, how: How) =>
    command(atPlan(authority, plan), { method: 'DELETE', body, ...how }),

  addNode: ({ authority, plan }: PlanPlace, body: NodeDraft, how: How = {}) =>
    request<Recorded>(`${atPlan(authority, plan)}/nodes`, { method: 'POST', body, ...how }),
  node: ({ authority, plan, node }: NodePlace, signal?: AbortSignal) =>
    request<NodeView>(atNode(authority, plan, node), { signal }),
  changeNode: ({ authority, plan, node }: NodePlace, body: NodeChange, how: How) =>
    request<Recorded>(atNode(authority, plan, node), { method: 'PATCH', body, ...how }),
  removeNode: ({ authority, plan, node }: NodePlace, body: Removal, how: How) =>
    request<Recorded>(atNode(authority, plan, node), { method: 'DELETE', body, ...how }),
  recordUpdate: ({ authority, plan, node }: NodePlace, body: UpdateDraft, how: How = {}) =>
    request<Recorded>(`${atNode(authority, plan, node)}/updates`, { method: 'POST', body, ...how }),
  undo: ({ authority, plan }: PlanPlace, entry: string) =>
    request<Undone>(`${atPlan(authority, plan)}/entries/${part(entry)}/undo`, { method: 'POST' }),

  notes: ({ authority, plan, node }: NodePlace, compartment: string, signal?: AbortSignal) =>
    request<NoteList>(`${atNode(authority, plan, node)}/notes?compartment=${part(compartment)}`, { signal }),
  addNote: ({ authority, plan, node }: NodePlace, compartment: string, body: NoteDraft) =>
    request<Note>(`${atNode(authority, plan, node)}/notes?compartment=${part(compartment)}`, { method: 'POST', body }),

  startImport: (authority: string, file: File, how: How = {}) => {
    const body = new FormData();
    body.set('kind', 'plan');
    body.set('file', file);
    return request<Import>(`${at(authority)}/imports`, { method: 'POST', body, ...how });
  },
  import: (authority: string, id: string, signal?: AbortSignal) =>
    request<Import>(`${at(authority)}/imports/${part(id)}`, { signal }),
  mapImport: (authority: string, id: string, body: Mapping, how: How = {}) =>
    request<Import>(`${at(authority)}/imports/${part(id)}/mapping`, { method: 'PUT', body, ...how }),
  commitImport: (authority: string, id: string) =>
    request<Import>(`${at(authority)}/imports/${part(id)}/commit`, { method: 'POST' }),
  cancelImport: (authority: string, id: string) =>
    command(`${at(authority)}/imports/${part(id)}`, { method: 'DELETE' }),

  startExport: (authority: string, body: ExportDraft) =>
    request<Export>(`${at(authority)}/exports`, { method: 'POST', body }),
  export: (authority: string, id: string, signal?: AbortSignal) =>
    request<Export>(`${at(authority)}/exports/${part(id)}`, { signal }),
};

import { ulid } from 'ulid';
import { seatRow } from '#kernel/actor.ts';
import { put } from '#kernel/change.ts';
import { seatKey, seatsAudience, topPartition } from '#kernel/keys.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { AuthorityId, PersonId } from '#shared/ids.ts';
import { aBoard, aDecisionDraft, aMeeting, type MadeBoard, type MadeMeeting } from '#test/builders/boards.ts';
import { aCommunicationDraft } from '#test/builders/communications.ts';
import { aCriterionDraft } from '#test/builders/criteria.ts';
import { aFileDraft, aPdf } from '#test/builders/evidence.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { aPartnership, type Partnership } from './partnership.ts';
import { type PlantedConsultation, plantConsultation } from './planted-consultation.ts';
import { type Cycles, plantCycles } from './planted-cycles.ts';
import { type Figures, plantFigures } from './planted-figures.ts';
import { aWordUpload } from './word-plan.ts';
import { type Answer, type Api, type Authority, anAuthority, apiOf, engineTable, eventually, seat } from './world.ts';

/** An authority with one of everything, and the same mark in every text that it has written. */
export type Planted = Cycles & {
  authority: Authority;
  mark: string;
  plan: MadePlan;
  /** A change of the plan by its editor. */
  entry: string;
  /** What its editor said about the plan’s action. */
  comment: string;
  /** A file that shows how the plan’s action was carried out. */
  evidence: string;
  /** A success criterion of the plan’s action, and a step of it. */
  criterion: string;
  milestone: string;
  board: MadeBoard;
  /** A meeting of today with one decision taken, on the second recommendation, and one to take. */
  meeting: MadeMeeting;
  figures: Figures;
  /** A draft that is out for comments, to the partnership. */
  consultation: PlantedConsultation;
  /** A message that is planned, of which the editor is responsible. */
  communication: string;
  /** A view of the plan that its editor saved for everyone. */
  view: string;
  partnership: Partnership;
  /** What the partnership is shown: the objective with its action. */
  share: string;
  /** An invitation from outside that nobody has accepted: to the school’s own page. */
  outside: string;
  /** Someone with a seat whom nobody signs in as. */
  person: PersonId;
  /** A link of the action to a strategy outside. */
  link: string;
  import: string;
  /** A copy of the plan that was made. */
  copy: string;
  export: string;
  /** Where the written document can be fetched. */
  href: string;
};

const settled = (api: Api, path: string, state: string): Promise<Answer> =>
  eventually(
    () => api.get(path),
    ({ body }) => body.state === state,
  );

/** An import that has been read and waits to be committed, into a plan that is there or as one of its own. */
export async function aReadyImport(authority: Authority, mark?: string, into?: string): Promise<string> {
  const editor = authority.as('editor');
  const begun = ok(await editor.send('POST', `${authority.path}/imports`, aWordUpload(mark, into)), 202);
  await settled(editor, `${authority.path}/imports/${begun.body.id}`, 'ready');
  return begun.body.id;
}

export async function aReadyExport(authority: Authority, plan: string): Promise<Answer['body']> {
  const editor = authority.as('editor');
  const draft = { kind: 'plan', plan, format: 'docx', asAt: null };
  const begun = ok(await editor.send('POST', `${authority.path}/exports`, draft), 202);
  return (await settled(editor, `${authority.path}/exports/${begun.body.id}`, 'ready')).body;
}

/** A file of evidence on the plan’s action that has arrived and was found clean. */
export async function anEvidenceFile(
  authority: Authority,
  plan: MadePlan,
  bytes: Uint8Array,
  draft: object = {},
): Promise<string> {
  const editor = authority.as('editor');
  const row = `${plan.path}/nodes/${plan.action}`;
  const { body } = ok(await editor.send('POST', `${row}/evidence/files`, aFileDraft(bytes, draft)), 201);
  await fetch(body.upload.href, { method: 'PUT', body: Buffer.from(bytes), headers: body.upload.headers });
  const download = await eventually(
    () => editor.get(`${row}/evidence/${body.evidence.id}/file`),
    ({ status }) => status === 200,
  );
  ok(download, 200);
  return body.evidence.id;
}

/** Someone new with a seat, whose row is at its first version. */
export async function aSeatedPerson(id: AuthorityId, mark: string = id): Promise<PersonId> {
  const person = ulid() as PersonId;
  await seat(id, { who: `colleague-${person.toLowerCase()}`, person, role: 'editor', clearance: [], mark });
  return person;
}

/** Plants one of everything, each with the mark in all that an officer can write. */
export async function plantAuthority(mark: string): Promise<Planted> {
  const authority = await anAuthority({ mark });
  const [editor, admin, cleared] = [authority.as('editor'), authority.as('admin'), authority.as('cleared')];
  const plan = await aPlan(authority, editor, {
    plan: { title: `Title ${mark}`, purpose: `Purpose ${mark}` },
    action: {
      title: `Action ${mark}`,
      fields: { responsible: `Lead ${mark}` },
      owner: editor.person,
      dueOn: '2030-01-01',
    },
  });
  const draft = aNodeDraft({ level: 'action', parent: plan.objective, title: `Removed ${mark}`, order: 'a5' });
  const [importId, file] = await Promise.all([
    aReadyImport(authority, mark),
    aReadyExport(authority, plan.plan),
    plantUpdates(plan, editor, mark),
    cleared.send('POST', `${plan.path}/nodes/${plan.action}/notes?compartment=schools`, { text: `Note ${mark}` }),
    admin.send('POST', `${authority.path}/people`, {
      ...{ name: `Invited ${mark}`, email: `${mark}@invited.example`, role: 'reader', clearance: [], until: null },
    }),
    admin.send('PATCH', `${authority.path}/settings`, { name: `Renamed ${mark}` }, { 'if-match': '"1"' }),
  ]);
  const { board, meeting } = await plantBoard(authority, editor, mark);
  const figures = await plantFigures(authority, mark);
  const governor = { name: `Governor ${mark}`, email: `governor@${mark}.example`, until: null };
  const outside = await admin.send('POST', `${authority.path}/outside-seats`, {
    ...{ audience: `school:${figures.urn}`, ...governor },
  });
  const partnership = await aPartnership([authority.id], mark);
  const shared = await editor.send('POST', `${authority.path}/shares`, aShareDraft(plan, partnership.audience));
  const communication = await plantCommunication(authority, editor, mark);
  const consultation = await plantConsultation({ authority, plan, partnership, mark });
  const view = await editor.send('POST', `${authority.path}/saved-views/${plan.plan}`, {
    ...{ name: `View ${mark}`, search: { q: mark.toLowerCase() }, everyone: true },
  });
  const link = await plantLink(plan, editor, mark);
  const added = ok(await editor.send('POST', `${plan.path}/nodes`, draft), 201);
  const how = aCriterionDraft({ words: `Criterion ${mark}`, effectiveOn: '2024-02-01' });
  const criterion = ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/criteria`, how), 201).body.criterion
    .id;
  const comment = await editor.send('POST', `${plan.path}/nodes/${plan.action}/comments`, { words: `Comment ${mark}` });
  const step = aMilestoneDraft({ title: `Milestone ${mark}`, effectiveOn: '2024-02-01' });
  const milestone = ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/milestones`, step), 201).body
    .milestone.id;
  const why = { why: `Reason ${mark}` };
  const path = `${plan.path}/nodes/${added.body.node.id}`;
  const removed = ok(await editor.send('DELETE', path, why, { 'if-match': '"1"' }), 200);
  return {
    ...{
      board,
      meeting,
      figures,
      communication,
      consultation,
      partnership,
      share: ok(shared, 201).body.id,
      view: ok(view, 201).body.id,
      comment: ok(comment, 201).body.comment.id,
      evidence: await anEvidenceFile(authority, plan, aPdf(mark), { title: `Evidence ${mark}`, name: `${mark}.pdf` }),
      outside: ok(outside, 201).body.seat.id,
    },
    ...{
      authority,
      mark,
      plan,
      criterion,
      milestone,
      entry: removed.body.entry,
      person: await aSeatedPerson(authority.id, mark),
    },
    ...{
      link,
      copy: await plantCopy(plan, editor, mark),
      import: importId,
      export: file.id,
      href: file.href,
      ...(await plantCycles(authority, mark)),
    },
  };
}

async function plantBoard(authority: Authority, editor: Api, mark: string) {
  const board = await aBoard(authority, editor, {
    board: { name: `Board ${mark}`, purpose: `Purpose ${mark}` },
    member: { name: `Member ${mark}`, organisation: `Trust ${mark}` },
  });
  const report = {
    ...{ title: `Report ${mark}`, from: `Author ${mark}`, purpose: `Purpose ${mark}`, body: `Body ${mark}` },
    recommendations: ['note', 'agree'].map((verb) => ({ id: null, verb, words: `Recommendation ${mark}` })),
  };
  const words = { meeting: { place: `Place ${mark}` }, item: { title: `Item ${mark}`, report } };
  const meeting = await aMeeting(authority, editor, { board, ...words });
  const decision = aDecisionDraft(meeting, { words: `Decision ${mark}` });
  ok(await editor.send('POST', `${meeting.path}/decisions`, decision), 201);
  return { board, meeting };
}

async function plantLink({ path, action }: MadePlan, editor: Api, mark: string): Promise<string> {
  const other = { kind: 'outside', title: `Strategy ${mark}`, href: `https://example.org/${encodeURIComponent(mark)}` };
  const draft = { kind: 'refers-to', node: action, other, why: `Linked ${mark}` };
  return ok(await editor.send('POST', `${path}/links`, draft), 201).body.link.id;
}

async function plantCopy({ path, plan }: MadePlan, editor: Api, mark: string): Promise<string> {
  const base = path.replace(`/plans/${plan}`, '/copies');
  const draft = { plan, title: `Copy ${mark}`, agreedOn: '2025-01-15', years: 1, closed: false };
  const { id } = ok(await editor.send('POST', base, draft), 202).body;
  await settled(editor, `${base}/${id}`, 'committed');
  return id;
}

async function plantCommunication(authority: Authority, editor: Api, mark: string): Promise<string> {
  const words = { message: `Message ${mark}`, channel: `Channel ${mark}`, audience: `Audience ${mark}` };
  const draft = aCommunicationDraft({ ...words, responsible: editor.person });
  return ok(await editor.send('POST', `${authority.path}/communications`, draft), 201).body.id;
}

async function plantUpdates(plan: MadePlan, editor: Api, mark: string): Promise<void> {
  const words = { delivered: `Delivered ${mark}`, next: `Next ${mark}` };
  const evidence = [{ label: `Evidence ${mark}`, href: `https://evidence.example/${mark}` }];
  const draft = anUpdateDraft({ ...words, evidence });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, draft), 201);
}

/** Someone whose seat is in the directory and does not count today. */
export async function someoneOutOfSeat(
  id: AuthorityId,
  seat: { from?: LocalDate; until?: LocalDate; ended?: { at: string; why: string } },
): Promise<Api> {
  const person = ulid() as PersonId;
  const account = { provider: 'officers', subject: `out-of-seat-${person.toLowerCase()}@${id}.example` };
  const { from = '2020-01-01', until = null, ended = null } = seat;
  const row = { authority: id, person, ...account, role: 'admin', clearance: ['schools'], from, until, ended } as const;
  await engineTable(id).commit({
    verb: 'seat.made',
    subject: topPartition(seatsAudience(id)),
    effectiveOn: '2020-01-01',
    puts: [
      put({
        key: seatKey(id, account),
        shape: seatRow,
        row: { ...row, clearance: [...row.clearance], version: 1, retention: personRetention },
        was: null,
      }),
    ],
    result: person,
  });
  return apiOf(account.subject, person);
}

import {
  aCategoryDraft,
  anIndicatorDraft,
  anIssueDraft,
  aSchoolDraft,
  aSnapshotDraft,
  aUrn,
  someReadings,
} from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import { type Authority, eventually } from './world.ts';

/** Figures and a school, each with the mark in all that an officer can write, until the dashboard says so too. */
export type Figures = { indicator: string; urn: string; seen: Seen; issue: string };
type Seen = { recordedAt: string; categoryFrom: string };

export async function plantFigures(authority: Authority, mark: string): Promise<Figures> {
  const { path } = authority;
  const [editor, cleared] = [authority.as('editor'), authority.as('cleared')];
  const figures = { indicator: `reading-${mark.toLowerCase()}`, urn: aUrn() };
  const words = { name: `Indicator ${mark}`, definition: `Definition ${mark}`, source: `Source ${mark}` };
  const school = aSchoolDraft({ urn: figures.urn, name: `School ${mark}` });
  const [, , { recordedAt }] = await Promise.all([
    editor
      .send('POST', `${path}/ofsted-profile/snapshots`, aSnapshotDraft({ source: `Source ${mark}` }))
      .then((answer) => ok(answer, 201)),
    editor
      .send('POST', `${path}/indicators`, anIndicatorDraft({ key: figures.indicator, ...words }))
      .then((answer) => ok(answer, 201)),
    editor.send('POST', `${path}/schools`, school).then((answer) => ok(answer, 201).body),
  ]);
  const readings = someReadings({ release: `Release ${mark}` });
  ok(await editor.send('POST', `${path}/indicators/${figures.indicator}/readings`, readings), 201);
  const category = aCategoryDraft(figures.urn, { reasons: `Reasons ${mark}` });
  ok(await cleared.send('POST', `${path}/categories`, category), 201);
  const seen = { recordedAt, categoryFrom: category.from };
  const said = { label: `Issue ${mark}`, support: `Support ${mark}`, note: `Note ${mark}` };
  const issue = await cleared.send('POST', `${path}/schools/${figures.urn}/issues`, anIssueDraft(seen, said));
  await eventually(
    () => editor.get(`${path}/dashboard`),
    ({ body }) => body.summary?.profile !== null && body.summary?.indicators[0]?.value === '61',
  );
  return { ...figures, seen, issue: ok(issue, 201).body.id };
}

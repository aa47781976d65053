import {
  aCategoryDraft,
  anIndicatorDraft,
  aSchoolDraft,
  aSnapshotDraft,
  aUrn,
  someReadings,
} from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import { type Authority, eventually } from './world.ts';

/** Figures and a school, each with the mark in all that an officer can write, until the dashboard says so too. */
export type Figures = { indicator: string; urn: string };

export async function plantFigures(authority: Authority, mark: string): Promise<Figures> {
  const { path } = authority;
  const [editor, cleared] = [authority.as('editor'), authority.as('cleared')];
  const figures = { indicator: `reading-${mark.toLowerCase()}`, urn: aUrn() };
  const words = { name: `Indicator ${mark}`, definition: `Definition ${mark}`, source: `Source ${mark}` };
  const school = aSchoolDraft({ urn: figures.urn, name: `School ${mark}` });
  await Promise.all([
    editor
      .send('POST', `${path}/ofsted-profile/snapshots`, aSnapshotDraft({ source: `Source ${mark}` }))
      .then((answer) => ok(answer, 201)),
    editor
      .send('POST', `${path}/indicators`, anIndicatorDraft({ key: figures.indicator, ...words }))
      .then((answer) => ok(answer, 201)),
    editor.send('POST', `${path}/schools`, school).then((answer) => ok(answer, 201)),
  ]);
  const readings = someReadings({ release: `Release ${mark}` });
  ok(await editor.send('POST', `${path}/indicators/${figures.indicator}/readings`, readings), 201);
  const category = aCategoryDraft(figures.urn, { reasons: `Reasons ${mark}` });
  ok(await cleared.send('POST', `${path}/categories`, category), 201);
  await eventually(
    () => editor.get(`${path}/dashboard`),
    ({ body }) => body.summary?.profile !== null && body.summary?.indicators[0]?.value === '61',
  );
  return figures;
}

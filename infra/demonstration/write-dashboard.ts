import { Indicator, IndicatorView, Snapshot } from '#shared/dashboards/schema.ts';
import { Category, School } from '#shared/schools/schema.ts';
import type { Api } from './api.ts';
import { keyStage2, keyStage2Readings } from './dashboards/key-stage-2.ts';
import { peterboroughProfile } from './dashboards/peterborough-profile.ts';
import { type DemonstrationSchool, demonstrationSchools } from './dashboards/schools.ts';

type Writing = { readonly api: Api; readonly as: string; readonly path: string; readonly key: string };

/** An authority’s figures and schools, as its head of school improvement would enter them. */
export async function writeDashboard(api: Api, authority: string): Promise<void> {
  const as = `improvement@${authority}.example`;
  const writing = { api, as, path: `/api/authorities/${authority}`, key: `demonstration-${authority}` };
  await Promise.all([
    authority === 'peterborough' ? writeProfile(writing) : undefined,
    writeIndicator(writing, authority),
    ...(demonstrationSchools[authority] ?? []).map((school) => writeSchool(writing, school)),
  ]);
}

async function writeProfile({ api, as, path, key }: Writing): Promise<void> {
  await Promise.all(
    peterboroughProfile.map((body) =>
      api.send({
        ...{ as, body, answer: Snapshot },
        path: `${path}/ofsted-profile/snapshots`,
        key: `${key}-profile-${body.phase}-${body.on}`,
      }),
    ),
  );
}

async function writeIndicator({ api, as, path, key }: Writing, authority: string): Promise<void> {
  const body = keyStage2Readings[authority];
  if (body === undefined) return;
  const indicators = `${path}/indicators`;
  const made = await api.send({
    ...{ as, body: keyStage2, answer: Indicator },
    ...{ path: indicators, key: `${key}-${keyStage2.key}` },
  });
  await api.send({
    ...{ as, body, answer: IndicatorView },
    ...{ path: `${indicators}/${made.key}/readings`, key: `${key}-${made.key}-readings` },
  });
}

async function writeSchool({ api, as, path, key }: Writing, content: DemonstrationSchool): Promise<void> {
  const { school, categories } = content;
  await api.send({ as, path: `${path}/schools`, key: `${key}-${school.urn}`, body: school, answer: School });
  await Promise.all(
    categories.map((body) =>
      api.send({
        ...{ as, body, answer: Category },
        ...{ path: `${path}/categories`, key: `${key}-${school.urn}-${body.from}` },
      }),
    ),
  );
}

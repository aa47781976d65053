import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OfstedAim } from '#shared/dashboards/schema.ts';
import { judgementNames, judgementsInOrder, phases } from '#shared/dashboards/words.ts';
import { categoryProblems } from '#shared/schools/rules.ts';
import { CategoryScheme } from '#shared/schools/schema.ts';
import { keyStage2Readings } from './key-stage-2.ts';
import { peterboroughProfile } from './peterborough-profile.ts';
import { categorySchemes, ofstedAims } from './schemes.ts';
import { demonstrationSchools } from './schools.ts';

const outside = resolve(import.meta.dirname, '../../../../shared');
const sources = join(outside, 'sources');
const schoolList = join(outside, 'data', 'edubaseallstatefunded20250717_4LAs.csv');

const everySchool = Object.entries(demonstrationSchools).flatMap(([authority, schools]) =>
  schools.map((each) => ({ ...each, authority })),
);

describe('the demonstration’s schools', () => {
  test('have numbers that no school has, each its own', () => {
    const urns = everySchool.map(({ school }) => school.urn);
    expect(new Set(urns).size).toBe(urns.length);
    expect(urns.filter((urn) => !urn.startsWith('99'))).toEqual([]);
  });

  test('have categories of their own authority’s scheme', () => {
    const problems = everySchool.flatMap(({ authority, categories }) =>
      categories.flatMap((category) => categoryProblems(categorySchemes[authority], category)),
    );
    expect(problems).toEqual([]);
  });

  test.skipIf(!existsSync(schoolList))('are called as no school is', () => {
    const list = readFileSync(schoolList, 'latin1').toLowerCase();
    // Without what many names end with: “Nene Reach” must not be the beginning of a real one either.
    const names = everySchool.map(({ school }) =>
      school.name.replace(/ (?:Church of England|Primary|Infant|Junior|Special|School|Academy)\b.*/, ''),
    );
    expect(names).toHaveLength(13);
    expect(names.filter((name) => list.includes(name.toLowerCase()))).toEqual([]);
  });
});

describe('the demonstration’s schemes', () => {
  test.each(Object.entries(categorySchemes))(
    'of %s say what each category means, in the order of severity',
    (_, scheme) => {
      expect(CategoryScheme.safeParse(scheme).error).toBeUndefined();
      const severities = scheme.categories.map(({ severity }) => severity);
      expect(severities).toEqual(severities.toSorted());
    },
  );

  test('an aim is one that an administrator could set', () => {
    expect(Object.values(ofstedAims).map((aim) => OfstedAim.safeParse(aim).success)).toEqual([true]);
  });
});

describe('key stage 2', () => {
  test('has eight years and two that are missing for each authority and for England', () => {
    const counts = Object.values(keyStage2Readings).map(({ items }) => [
      items.length,
      items.filter(({ value }) => value.kind === 'unavailable').length,
    ]);
    expect(counts).toEqual(Object.keys(keyStage2Readings).map(() => [22, 4]));
  });
});

describe.skipIf(!existsSync(sources))('the profile of Peterborough', () => {
  const file = existsSync(sources) ? readdirSync(sources).find((name) => name.startsWith('001')) : undefined;
  const source = file === undefined ? '' : readFileSync(join(sources, file), 'utf8');
  const kinds = phases.flatMap((phase) => (['schools', 'pupils'] as const).map((count) => ({ phase, count })));

  test.each(kinds)('has every line of the source for $phase $count', ({ phase, count }) => {
    const ofPhase = peterboroughProfile.filter((snapshot) => snapshot.phase === phase);
    const lines = judgementsInOrder.map((key) => {
      const cells = ofPhase.map(
        ({ judgements }) => `${judgements[key][count]} (${judgements[key][`${count}Percent`]})`,
      );
      const name = key === 'requiresImprovement' ? 'Requires Improvement (*)' : judgementNames[key];
      return [name, ...cells].join('\t');
    });
    const heading = ['', ...ofPhase.map(({ label }) => label)].join('\t');
    expect(source).toContain([heading, ...lines].join('\n'));
  });
});

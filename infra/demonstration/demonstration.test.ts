import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accentProblem } from '#shared/authorities/accent.ts';
import { Settings } from '#shared/authorities/schema.ts';
import { RowCommentDraft } from '#shared/discussion/schema.ts';
import { EvidenceLinkDraft } from '#shared/evidence/schema.ts';
import { NodeId } from '#shared/ids.ts';
import { MilestoneDraft } from '#shared/milestones/schema.ts';
import { HandOver } from '#shared/plans/links.ts';
import { NoteDraft } from '#shared/plans/notes.ts';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { offeredProblems } from '#shared/plans/offered-problems.ts';
import { futureProblems, nodeProblems, statusProblems } from '#shared/plans/rules.ts';
import { NodeChange, NodeDraft, PlanDraft, UpdateDraft } from '#shared/plans/schema.ts';
import { understandDue } from '#shared/plans/understand.ts';
import { authorities, shapeOf } from './authorities.ts';
import { boards } from './boards.ts';
import { dayOf, type PlacedRow, type PlanContent, placed } from './content.ts';
import { carriedChangeOf, discussionOf, draftOf, evidenceOf, handOverOf, updateDraftOf } from './drafts.ts';
import { links } from './links.ts';
import { peopleOf } from './people.ts';
import { peterboroughEducation } from './plans/peterborough-education.ts';
import { plymouthOnePlan } from './plans/plymouth-one-plan.ts';
import { plymouthOutcomes } from './plans/plymouth-outcomes.ts';
import { plans } from './plans.ts';

const today = '2026-11-22';
const someId = NodeId.parse('01K0000000000000000000000A');
const outside = resolve(import.meta.dirname, '../../../shared');
const sources = join(outside, 'sources');
const schoolList = join(outside, 'data', 'edubaseallstatefunded20250717_4LAs.csv');

type Found = PlacedRow & { parent: PlacedRow | null };

function rowsOf(plan: PlanContent): Found[] {
  const shape = shapeOf(plan.authority, plan.shape);
  const walk = (below: PlanContent['rows'], depth: number, parent: PlacedRow | null): Found[] =>
    (below.length === 0 ? [] : placed(shape, below, depth)).flatMap((each) => [
      { ...each, parent },
      ...walk(each.row.below ?? [], each.depth + 1, each),
    ]);
  return walk(plan.rows, 0, null);
}

function problemsOf(plan: PlanContent): unknown[] {
  const shape = shapeOf(plan.authority, plan.shape);
  return rowsOf(plan).flatMap(({ row, level, parent }) => {
    const draft = draftOf(plan, { row, level, parent: parent === null ? null : someId, order: 'a0' });
    NodeDraft.parse(draft);
    NodeChange.parse(row.carried === undefined ? {} : carriedChangeOf(row.carried, today));
    NoteDraft.parse({ text: row.note ?? 'None' });
    const evidence = evidenceOf(row, today).map((draft) => EvidenceLinkDraft.parse(draft));
    for (const { body } of discussionOf(plan, row)) expect(RowCommentDraft.parse(body).words).not.toMatch(/@[a-z]/);
    HandOver.nullable().parse(handOverOf(row, today));
    for (const { title, due } of row.milestones ?? []) MilestoneDraft.parse({ title, dueOn: dayOf(due, today) });
    const updates = (row.updates ?? []).map((update) => UpdateDraft.parse(updateDraftOf(update, today)));
    return [
      ...nodeProblems(shape, draft, parent === null ? null : { level: parent.level, removed: null }),
      ...(row.milestones ?? []).flatMap(({ done }) =>
        done === undefined ? [] : futureProblems(dayOf(done, today), today),
      ),
      ...evidence.flatMap(({ on }) => futureProblems(on, today)),
      ...updates.flatMap((update) => statusProblems(shape, update.status)),
      ...updates.flatMap((update) => futureProblems(update.effectiveOn, today)),
    ];
  });
}

function counts(plan: PlanContent): Record<string, number> {
  const levels = rowsOf(plan).map(({ level }) => level);
  return Object.fromEntries(
    [...new Set(levels)].map((level) => [level, levels.filter((each) => each === level).length]),
  );
}

const updatesOf = (plan: PlanContent) => rowsOf(plan).flatMap(({ row }) => row.updates ?? []);
const allWords = JSON.stringify([plans, boards]);

describe('the demonstration authorities', () => {
  test.each(authorities)('$name has settings that its API would accept', (authority) => {
    const words = asOfferedWith(authority.schemes, authority.shapes);
    expect(Settings.safeParse({ ...authority, ...words, version: 1, can: { change: true } }).error).toBeUndefined();
    expect(offeredProblems(words)).toEqual([]);
    expect(accentProblem(authority.accent)).toBeNull();
  });

  test('the shared director is one person with one sign-in in both councils', () => {
    const directors = ['peterborough', 'cambridgeshire'].map((authority) =>
      peopleOf(authority).find(({ who }) => who === 'director'),
    );
    expect(directors[0]).toEqual(directors[1]);
    expect(peopleOf('plymouth').some(({ who }) => who === 'director')).toBe(false);
  });

  test('no two people have one id', () => {
    const people = new Map(authorities.flatMap(({ id }) => peopleOf(id)).map((person) => [person.address, person.id]));
    expect(new Set(people.values()).size).toBe(people.size);
  });
});

describe('the demonstration plans', () => {
  test.each(plans)('$title fits its shape and the rules of the API', (plan) => {
    const { title, purpose, agreedOn, shape, holder } = plan;
    expect(PlanDraft.safeParse({ title, purpose, agreedOn, shape, holder }).error).toBeUndefined();
    expect(problemsOf(plan)).toEqual([]);
  });

  test.each(plans)('$title has its updates after it was agreed, oldest first', (plan) => {
    const dates = rowsOf(plan).map(({ row }) => (row.updates ?? []).map(({ on }) => dayOf(on, today)));
    expect(dates.map((each) => each.toSorted())).toEqual(dates);
    expect(dates.flat().filter((date) => date < plan.agreedOn)).toEqual([]);
  });

  test('Peterborough’s has 12 outcomes, 12 actions and 12 updates of September 2019', () => {
    expect(counts(peterboroughEducation)).toEqual({ outcome: 12, action: 12 });
    const reported = updatesOf(peterboroughEducation).filter(({ on }) => String(on).startsWith('2019-09'));
    expect(reported).toHaveLength(12);
  });

  test('Plymouth’s of 2018 has 5 priorities, 18 objectives and 24 actions', () => {
    expect(counts(plymouthOutcomes)).toEqual({ priority: 5, objective: 18, action: 24 });
  });

  test.each(links)('$key links rows that are there, in plans of one authority', ({ authority, from, to }) => {
    for (const { plan, row = '' } of 'href' in to ? [from] : [from, to]) {
      const found = plans.find(({ title }) => title === plan);
      expect(found?.authority).toBe(authority);
      expect(found && rowsOf(found).some((each) => each.row.title.startsWith(row))).toBe(true);
    }
  });

  test('Plymouth’s one plan has its 33 numbered goals', () => {
    expect(counts(plymouthOnePlan)).toMatchObject({ priority: 5, part: 2, goal: 33 });
  });

  test('a date due in Plymouth’s plan of 2018 is the one its timescale names', () => {
    const actions = rowsOf(plymouthOutcomes).filter(({ level }) => level === 'action');
    const understood = actions.map(({ row }) => understandDue(row.fields?.timescale ?? ''));
    expect(actions.map(({ row }) => row.due ?? null)).toEqual(understood);
  });

  test.each(authorities)('$name’s owner has something overdue and something due soon', ({ id }) => {
    const own = plans.filter(({ authority }) => authority === id).flatMap(rowsOf);
    const due = own.flatMap(({ row }) => (row.owner === 'owner' && row.carried !== undefined ? [row.carried.due] : []));
    const days = due.map((when) => (typeof when === 'string' ? null : when.days));
    expect(days.some((each) => each !== null && each < 0)).toBe(true);
    expect(days.some((each) => each !== null && each >= 0 && each <= 30)).toBe(true);
  });
});

describe.skipIf(!existsSync(sources))('names', () => {
  test('no person whom the source documents name is named', () => {
    const words = readdirSync(sources).map((file) => readFileSync(join(sources, file), 'utf8'));
    const people = words.flatMap(peopleIn);
    expect(people.length).toBeGreaterThan(16);
    expect(people.filter((name) => allWords.includes(name))).toEqual([]);
  });

  test('no school is named but two that do not exist', () => {
    const schools = readFileSync(schoolList, 'latin1').split('\n').slice(1).flatMap(schoolIn);
    expect(schools.length).toBeGreaterThan(500);
    expect(schools.filter((school) => allWords.includes(school))).toEqual([]);
    expect(schools.filter((school) => /harbour view|fenmoor/i.test(school))).toEqual([]);
  });
});

/** First and last names after what introduces someone in a report, each surname alone too. */
function peopleIn(words: string): string[] {
  const introduced =
    /(?:Cllr|Councillor|\b[Bb]y:?|[Ff]rom:|Author:|Member:|Director:|Meet with|meetings with|\()[\s|]*([A-Z][a-z]+) ([A-Z][a-z]+)\b/g;
  const others =
    /^(?:Require|National|Special|Local|Governor|Leadership|Plymouth|Portsmouth|Teach|Whole|Priority|Portal|Cabinet) /;
  return [...words.matchAll(introduced)]
    .map(([, first = '', last = '']) => ({ whole: `${first} ${last}`, last }))
    .filter(({ whole }) => !others.test(whole))
    .flatMap(({ whole, last }) => [whole, last]);
}

/** The name of the school: the fifth column of the list. */
function schoolIn(line: string): string[] {
  const name = /^(?:[^,]*,){4}(?:"([^"]+)"|([^,]+)),/.exec(line);
  const whole = name?.[1] ?? name?.[2];
  return whole === undefined ? [] : [whole];
}

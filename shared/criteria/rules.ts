import { areaInSentence } from '../dashboards/rules.ts';
import type { Area, Indicator, Reading } from '../dashboards/schema.ts';
import { exactDifference, readingsOf } from '../dashboards/series.ts';
import type { PersonId } from '../ids.ts';
import { isPerson } from '../plans/parties.ts';
import type { Party } from '../plans/party.ts';
import type { Node } from '../plans/schema.ts';
import type { Criterion, Evaluation, Measure, Verdict } from './schema.ts';

type Head = Pick<Indicator, 'unit' | 'polarity' | 'breaks' | 'name'>;
type Figures = readonly Pick<Reading, 'area' | 'period' | 'value' | 'release' | 'asAt'>[];

/** What the figures say of a measure, without anyone’s opinion. */
export type Judged = Pick<Evaluation, 'verdict' | 'words' | 'figure'>;

const isAtLeast = (a: string, b: string): boolean => !exactDifference(a, b).startsWith('-');

const cannotSay = (words: string): Judged => ({ verdict: 'cannot-say', words, figure: null });

/**
 * Met, not met, not yet or not to be said: by the published figure of the period that decides, compared to the last digit.
 * A break in the series between two periods means that their figures measure two things, so nothing is said.
 */
export function judged(measure: Measure, head: Head, readings: Figures): Judged {
  const ours = readingsOf(readings, 'authority');
  const deciding = ours.find(({ period }) => period === measure.by);
  const last = ours.at(-1);
  if (deciding === undefined) {
    if (last !== undefined && last.period > measure.by) return cannotSay(`No figure was published for ${measure.by}.`);
    return notYet(
      measure,
      head,
      ours.findLast(({ value }) => value.kind === 'value'),
    );
  }
  if (deciding.value.kind !== 'value') return cannotSay(`The figure for ${measure.by}: ${deciding.value.reason}`);
  const { published } = deciding.value;
  const figure = { period: measure.by, value: published, release: deciding.release, asAt: deciding.asAt };
  const told = comparison(measure, head, { published, readings });
  if (typeof told === 'string') return { ...cannotSay(told), figure };
  const verdict: Verdict = told.met ? 'met' : 'not-met';
  return { verdict, words: `${published}${head.unit} in ${measure.by}, ${told.against}.`, figure };
}

type Compared = { met: boolean; against: string } | string;

function comparison(measure: Measure, head: Head, own: { published: string; readings: Figures }): Compared {
  const { published, readings } = own;
  const { test, target, from, area, by } = measure;
  const unit = head.unit;
  if (test === 'at-least' && target !== null) {
    return { met: isAtLeast(published, target), against: `against at least ${target}${unit}` };
  }
  if (test === 'at-most' && target !== null) {
    return { met: isAtLeast(target, published), against: `against at most ${target}${unit}` };
  }
  if (area !== null) return againstArea(head, { published, other: figureOf(readings, area, by), area, by });
  if (from === null || target === null) return 'What it is judged against was not said.';
  const broken = head.breaks.find(({ after }) => from <= after && after < by);
  if (broken !== undefined) return `Nothing can be said from ${from} to ${by}: ${broken.reason}`;
  const before = figureOf(readings, 'authority', from);
  if (before === null) return `No figure was published for ${from}.`;
  const change = test === 'up-by' ? exactDifference(published, before) : exactDifference(before, published);
  const way = test === 'up-by' ? 'up' : 'down';
  return {
    met: isAtLeast(change, target),
    against: `${way} ${change} from ${before}${unit} in ${from}, against ${way} ${target}`,
  };
}

type Against = { published: string; other: string | null; area: Area; by: string };

function againstArea({ polarity, unit }: Head, { published, other, area, by }: Against): Compared {
  if (other === null) return `No figure of ${areaInSentence(area)} was published for ${by}.`;
  if (polarity === 'none') return 'The indicator does not say whether high or low is better.';
  const met = polarity === 'high' ? isAtLeast(published, other) : isAtLeast(other, published);
  return { met, against: `against ${other}${unit} for ${areaInSentence(area)}` };
}

function notYet({ by }: Measure, { unit }: Head, last: Figures[number] | undefined): Judged {
  if (last === undefined || last.value.kind !== 'value') {
    return { verdict: 'not-yet', words: `The figure for ${by} is not published yet.`, figure: null };
  }
  const { published } = last.value;
  return {
    verdict: 'not-yet',
    words: `The figure for ${by} is not published yet; it was ${published}${unit} in ${last.period}.`,
    figure: { period: last.period, value: published, release: last.release, asAt: last.asAt },
  };
}

function figureOf(readings: Figures, area: Area, period: string): string | null {
  const found = readings.find((each) => each.area === area && each.period === period)?.value;
  return found?.kind === 'value' ? found.published : null;
}

/** What was said before stands while the figures say the same. */
export function saysNew(latest: Evaluation | null, now: Judged): boolean {
  return latest === null || latest.verdict !== now.verdict || latest.words !== now.words;
}

type Judge = { person: PersonId; role: string };

/** Named as evaluator, or an editor who writes down what those named have judged; never the owner (M18). */
export function canEvaluate(
  { person, role }: Judge,
  node: Pick<Node, 'owner' | 'evaluatedBy'>,
  criterion: Pick<Criterion, 'measure' | 'removed'>,
): boolean {
  if (criterion.measure !== null || criterion.removed !== null || node.owner === person) return false;
  const named = node.evaluatedBy.some((party) => isPerson(party, person));
  return named || role === 'editor' || role === 'admin';
}

/** Whose judgement it may be: one of those named, or the judge’s own where they are named or nobody is. */
export function judgementProblems(
  { person }: Pick<Judge, 'person'>,
  node: Pick<Node, 'evaluatedBy'>,
  onBehalfOf: Party | null,
) {
  const own = node.evaluatedBy.length === 0 || node.evaluatedBy.some((party) => isPerson(party, person));
  if (onBehalfOf !== null || own) return [];
  return [{ pointer: '#/onBehalfOf', detail: 'Choose whose judgement this is' }];
}

/** “2 of 3 met”, of those that stand; null where there are none. */
export function criteriaInWords(criteria: readonly Pick<Criterion, 'latest' | 'removed'>[]): string | null {
  const standing = criteria.filter(({ removed }) => removed === null);
  const met = standing.filter(({ latest }) => latest?.verdict === 'met').length;
  return standing.length === 0 ? null : `${met} of ${standing.length} met`;
}

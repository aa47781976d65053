import { inWords, monthNames } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { PlanHealth } from '../plans/plan-health.ts';
import type { PlanSummary } from '../plans/schema.ts';
import type { StatusMark } from '../vocabulary.ts';
import type {
  Area,
  Comparison,
  DashboardSummary,
  Headline,
  Indicator,
  JudgementKey,
  OfstedAim,
  OfstedScale,
  Reading,
  Snapshot,
  Standing,
} from './schema.ts';
import { exactDifference, readingsOf, shareInPercent } from './series.ts';
import { judgementsInOrder, phases } from './words.ts';

export const scales: Record<OfstedScale, { name: string; words: string }> = {
  'four-point': {
    name: 'Ofsted’s four-point scale, overall effectiveness',
    words:
      'Outstanding, good, requires improvement (satisfactory until August 2012), inadequate. Not given since September 2024, and not comparable with the report cards given since November 2025.',
  },
};

type Counted = Pick<Snapshot, 'phase' | 'on' | 'label' | 'judgements'>;

/** The schools of some snapshots that were good or better, against the aim: from the numbers of schools alone. */
export function standingOf(
  phase: Standing['phase'],
  snapshots: readonly [Counted, ...Counted[]],
  aim: Pick<OfstedAim, 'percent'> | null,
): Standing {
  const sum = (keys: readonly JudgementKey[]) =>
    snapshots.reduce((all, { judgements }) => all + keys.reduce((own, key) => own + judgements[key].schools, 0), 0);
  const goodOrBetter = sum(['outstanding', 'good']);
  const schools = sum(judgementsInOrder);
  const [{ on, label }] = snapshots;
  return {
    ...{ phase, on, label, goodOrBetter, schools },
    percent: schools === 0 ? '0.0' : shareInPercent(goodOrBetter, schools),
    // Whole numbers decide: a rounded 75.0 may still be short of 75.
    meetsAim: aim === null ? null : schools > 0 && goodOrBetter * 100 >= aim.percent * schools,
  };
}

/** Every phase on every date, then all phases together where each of them was published for that date; oldest first. */
export function standingsOf(snapshots: readonly Counted[], aim: OfstedAim | null): Standing[] {
  const dates = [...new Set(snapshots.map(({ on }) => on))].sort();
  return dates.flatMap((date) => {
    const own = phases.flatMap((phase) => snapshots.filter((each) => each.on === date && each.phase === phase));
    const [first, ...rest] = own;
    const each = own.map((snapshot) => standingOf(snapshot.phase, [snapshot], aim));
    return first !== undefined && own.length === phases.length
      ? [...each, standingOf('all', [first, ...rest], aim)]
      : each;
  });
}

/** `March 2013` where a whole month was published, else the day. */
export function asMonth(date: LocalDate, label: string): string {
  const [year = '', month = ''] = date.split('-');
  const name = monthNames[Number(month) - 1] ?? '';
  return label.startsWith(name.slice(0, 3)) && label.endsWith(year) ? `${name} ${year}` : inWords(date);
}

/** What the latest profile says in one sentence; null where there is none. */
export function profileSentence(standings: readonly Standing[], aim: OfstedAim | null): string | null {
  const date = standings.at(-1)?.on;
  const latest = standings.filter(({ on }) => on === date);
  const all = latest.filter(({ phase }) => phase === 'all');
  const told = all.length > 0 ? all : latest;
  const [first] = told;
  if (first === undefined) return null;
  const found = told.map(({ phase, goodOrBetter, schools, percent }) => {
    const whose = phase === 'all' ? 'schools' : `${phase} schools`;
    return `${goodOrBetter} of ${schools} ${whose} (${percent}%)`;
  });
  const when = `In ${asMonth(first.on, first.label)}, `;
  return `${when}${found.join(', ')} were judged good or better${againstAim(told, aim)}.`;
}

/** How the one number that was told stands to the aim; the aim is one for all schools together. */
function againstAim(told: readonly Standing[], aim: OfstedAim | null): string {
  const [only] = told;
  if (aim === null || only === undefined) return '';
  if (only.phase !== 'all') return `; the aim is at least ${aim.percent}% of all schools`;
  if (only.meetsAim) return `: the aim of at least ${aim.percent}% is met`;
  const short = exactDifference(String(aim.percent), only.percent);
  return `: ${short} percentage points short of the aim of at least ${aim.percent}%`;
}

const setInWords = (area: Area): string => {
  const [year = '', month = ''] = area.slice('neighbours:'.length).split('-');
  return `${monthNames[Number(month) - 1] ?? ''} ${year}`;
};

export function areaName(area: Area, authority: string): string {
  if (area === 'authority') return authority;
  if (area === 'england') return 'England';
  return area === 'region' ? 'Region' : `Statistical neighbours, set of ${setInWords(area)}`;
}

/** Whose figure, in the middle of a sentence. */
export function areaInSentence(area: Area): string {
  if (area === 'authority') return 'the authority';
  if (area === 'england') return 'England';
  return area === 'region' ? 'the region' : `its statistical neighbours (set of ${setInWords(area)})`;
}

const rank = (area: Area): string => `${['authority', 'england', 'region'].indexOf(area) + 1 || 9}`;

/** Ours first, then England and the region, then the neighbours, the newest set before the older. */
export function areasOf(readings: readonly Pick<Reading, 'area'>[]): Area[] {
  return [...new Set(readings.map(({ area }) => area))].sort((a, b) =>
    rank(a) === rank(b) ? (a < b ? 1 : -1) : rank(a) < rank(b) ? -1 : 1,
  );
}

/** The latest figure of ours with what it compares with in the same period, said with facts alone. */
export function headlineOf(
  indicator: Pick<Indicator, 'key' | 'name' | 'unit'>,
  readings: readonly Pick<Reading, 'area' | 'period' | 'value'>[],
  authority: string,
): Headline {
  const { key, name, unit } = indicator;
  const latest = readingsOf(readings, 'authority').findLast(({ value }) => value.kind === 'value');
  if (latest === undefined || latest.value.kind !== 'value') {
    return {
      key,
      name,
      sentence: `There is no figure of ${authority} yet.`,
      period: null,
      value: null,
      comparisons: [],
    };
  }
  const ours = latest.value.published;
  const comparisons = areasOf(readings).flatMap((area): Comparison[] => {
    const theirs = readings.find((each) => each.area === area && each.period === latest.period)?.value;
    if (area === 'authority' || theirs?.kind !== 'value') return [];
    const difference = exactDifference(ours, theirs.published);
    return [{ area, name: areaName(area, authority), value: theirs.published, difference }];
  });
  const said = comparisons.map((each) => comparedInWords(each, unit));
  const sentence = `${authority}: ${ours}${unit} in ${latest.period}${said.length === 0 ? '' : `, ${listed(said)}`}.`;
  return { key, name, sentence, period: latest.period, value: ours, comparisons };
}

function comparedInWords({ name, value, difference, area }: Comparison, unit: string): string {
  const of = area.startsWith('neighbours') ? `the mean of its ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
  const by = difference.replace('-', '');
  if (Number(by) === 0) return `the same as ${of} (${value}${unit})`;
  const points = unit === '%' ? ` percentage point${by === '1' ? '' : 's'}` : '';
  return `${by}${points} ${difference.startsWith('-') ? 'below' : 'above'} ${of} (${value}${unit})`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('; ')}; and ${words.at(-1)}`;

/** The health of several plans as one. */
export function totalHealth(healths: readonly PlanHealth[]): PlanHealth {
  const sum = (of: (health: PlanHealth) => number) => healths.reduce((all, health) => all + of(health), 0);
  const statuses = [...new Set(healths.flatMap(({ byStatus }) => Object.keys(byStatus)))];
  return {
    actions: sum(({ actions }) => actions),
    byStatus: Object.fromEntries(statuses.map((key) => [key, sum(({ byStatus }) => byStatus[key] ?? 0)])),
    notThisCycle: sum(({ notThisCycle }) => notThisCycle),
    noUpdate: sum(({ noUpdate }) => noUpdate),
    noStatus: sum(({ noStatus }) => noStatus),
    noOwner: sum(({ noOwner }) => noOwner),
    overdue: sum(({ overdue }) => overdue),
    stale: sum(({ stale }) => stale),
    empty: sum(({ empty }) => empty),
    noMeasure: sum(({ noMeasure }) => noMeasure),
    tooLarge: sum(({ tooLarge }) => tooLarge),
    overloaded: sum(({ overloaded }) => overloaded),
  };
}

/** The statuses of several plans, each key once; where plans call it differently, by all its names. */
export function totalStatuses(plans: readonly Pick<PlanSummary, 'statuses'>[]): StatusMark[] {
  const marks = new Map<string, StatusMark>();
  for (const mark of plans.flatMap(({ statuses }) => statuses)) {
    const { label } = marks.get(mark.key) ?? mark;
    const isNamed = label.split(' / ').includes(mark.label);
    marks.set(mark.key, { ...mark, ...marks.get(mark.key), label: isNamed ? label : `${label} / ${mark.label}` });
  }
  return [...marks.values()];
}

/** How all plans stand together, in one sentence. */
export function plansInSum(plans: readonly Pick<PlanSummary, 'health' | 'statuses'>[]): DashboardSummary['plans'] {
  const health = totalHealth(plans.map((plan) => plan.health));
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const attention = [
    health.overdue > 0 ? `${health.overdue} overdue` : '',
    health.noOwner > 0 ? `${health.noOwner} without an owner` : '',
    health.notThisCycle > 0 ? `${health.notThisCycle} without an update in the present cycle` : '',
    health.stale > 0 ? `${health.stale} not updated for 120 days or more` : '',
  ].filter((words) => words !== '');
  const held = `${counted(health.actions, 'action')} in ${counted(plans.length, 'plan')}`;
  const sentence =
    plans.length === 0
      ? 'There are no plans yet.'
      : `${held}: ${attention.length === 0 ? 'none is overdue, without an owner or long without an update' : attention.join(', ')}.`;
  return { count: plans.length, health, statuses: totalStatuses(plans), sentence };
}

import { type AgendaItem, AgendaItemChange } from '#shared/boards/agenda.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Values } from '../ui/form-values.ts';

type ReportSent = NonNullable<AgendaItemChange['report']>;
type Asked = ReportSent['recommendations'][number];

export const emptyReport = (title: string): ReportSent => ({
  title,
  from: '',
  purpose: '',
  body: '',
  recommendations: [],
});

/** An item as the page edits it: minutes as they are typed, the report as it will be sent. */
export function valuesOf({ title, minutes, report }: AgendaItem): Values {
  return { title, minutes: minutes === null ? '' : String(minutes), report };
}

/** What was typed as minutes: a number, none, or something that is no number and is refused as such. */
const minutesFrom = (typed: unknown): number | null => {
  const words = String(typed ?? '').trim();
  return words === '' ? null : Number(words);
};

// The values come from `valuesOf` and from fields of the report, so the parts have these shapes.
const reportIn = (values: Values): ReportSent | null => (values.report ?? null) as ReportSent | null;

/** A recommendation that has no words yet is not put to anyone. */
const isSaid = ({ words }: Asked): boolean => words.trim() !== '';

/** The change that sends the fields named. */
export function changeOf(names: readonly string[], values: Values): AgendaItemChange {
  const report = reportIn(values);
  const said = report === null ? null : { ...report, recommendations: report.recommendations.filter(isSaid) };
  return {
    ...(names.includes('title') && { title: String(values.title ?? '') }),
    ...(names.includes('minutes') && { minutes: minutesFrom(values.minutes) }),
    ...(names.includes('report') && { report: said }),
  };
}

/** What is wrong with a change, by the rules that the service has too. */
export function problemsOf(change: AgendaItemChange): FieldProblem[] {
  const checked = AgendaItemChange.safeParse(change);
  if (checked.success) return [];
  return checked.error.issues.map(({ path, message }) => ({ pointer: `#/${path.join('/')}`, detail: message }));
}

/** The ids that the service gave to new recommendations, put on those typed meanwhile, in the order they were sent. */
export function withIds(values: Values, sent: AgendaItemChange, saved: AgendaItem): Values {
  const report = reportIn(values);
  if (report === null || !sent.report || saved.report === null) return values;
  const known = new Set(report.recommendations.flatMap(({ id }) => id ?? []));
  const fresh = saved.report.recommendations.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const wanted = sent.report.recommendations.filter(({ id }) => id === null).length;
  let taken = 0;
  const recommendations = report.recommendations.map((each) => {
    if (each.id !== null || !isSaid(each) || taken === wanted) return each;
    const id = fresh[taken] ?? null;
    taken += 1;
    return { ...each, id };
  });
  return { ...values, report: { ...report, recommendations } };
}

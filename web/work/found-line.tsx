import { stepNumbers, stepsInWords } from '#shared/milestones/printed.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow, Import } from '#shared/work/schema.ts';
import { inWords } from '../ui/dates.ts';
import { ShapeMark } from '../ui/status-tag.tsx';
import { cellInWords, rowStates } from './import-words.ts';
import { CellChanges, RowDecision } from './row-decision.tsx';

interface FoundLineProps {
  row: FoundRow;
  shape: PlanShape | undefined;
  work: Import;
  authority: string;
}

/** One row as it will be, with how it was understood and the cell it came from. */
export function FoundLine({ row, shape, work, authority }: FoundLineProps) {
  const depth = Math.max(0, shape?.levels.findIndex(({ key }) => key === row.level) ?? 0);
  const { one, tone, mark } = rowStates[row.state];
  // Of a row that is there already, only what differs is worth reading.
  const answers = row.standing ? [] : answersOf(row, shape, work.statuses);
  return (
    <li className={`pb-found-row pb-found-row--${row.state} pb-found-row--depth-${Math.min(depth, 4)}`}>
      <p className="pb-found-row__head">
        <span className={`pb-status pb-status--${tone}`}>
          <ShapeMark shape={mark} />
          {one}
        </span>
        <span className="pb-muted pb-small">
          {shape?.levels[depth]?.name ?? row.level} · {cellInWords(row.at, work.sheets)}
        </span>
      </p>
      {row.reason !== null && <p className="pb-found-row__reason">{row.reason}</p>}
      <p className="pb-found-row__title pb-words">{row.title === '' ? 'Left blank' : row.title}</p>
      {answers.length > 0 && (
        <dl className="pb-found-row__fields">
          {answers.map(({ label, words }) => (
            <div key={`${label} ${words}`}>
              <dt>{label}</dt>
              <dd className="pb-words">{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {row.standing && row.standing.changes.length > 0 && <CellChanges changes={row.standing.changes} />}
      {work.can.decide && row.state !== 'refused' && isOpenToDecide(row) && (
        <RowDecision {...{ row, work, authority }} />
      )}
    </li>
  );
}

/** A row that is as it was has nothing to decide; one that was removed here may be brought back. */
const isOpenToDecide = (row: FoundRow): boolean => row.state !== 'same' || row.standing === null;

const asideLabel = (heading: string): string =>
  heading === '' ? 'Kept beside it, without a heading' : `Kept beside it: “${heading}”`;

/** The steps as they will be. */
function stepsOf(steps: FoundRow['steps'], shape: PlanShape | undefined): { label: string; words: string }[] {
  if (steps === undefined || steps.found.length === 0) return [];
  const numbers = stepNumbers(steps.found);
  const numbered = steps.found.map((step, place) => ({ ...step, number: numbers[place] ?? place + 1 }));
  return [{ label: shape?.milestones?.plural ?? 'Steps', words: stepsInWords(numbered) }];
}

function answersOf(
  { fields, owner, dueOn, update, steps, others = [] }: FoundRow,
  shape: PlanShape | undefined,
  statuses: Import['statuses'],
): { label: string; words: string }[] {
  const heading = (key: string): string => shape?.columns.find((column) => column.key === key)?.heading ?? key;
  const columns = Object.entries(fields)
    .filter(([, words]) => words !== '')
    .map(([key, words]) => ({ label: heading(key), words }));
  const aside = others.map(({ heading: found, words }) => ({ label: asideLabel(found), words }));
  const due = dueOn === null ? [] : [{ label: 'Due, as understood', words: inWords(dueOn) }];
  const owned = owner === undefined ? [] : [{ label: 'Owner', words: owner.words }];
  const stepped = [...columns, ...owned, ...due, ...stepsOf(steps, shape)];
  if (update === null) return [...stepped, ...aside];
  // A new plan may have other statuses than its layout comes with.
  const status = statuses?.offered.find(({ key }) => key === update.status)?.label;
  return [
    ...stepped,
    { label: 'Update: delivered', words: update.delivered === '' ? 'Nothing given' : update.delivered },
    { label: 'Update: next', words: update.next === '' ? 'No next step given' : update.next },
    ...(status === undefined ? [] : [{ label: 'Update: status', words: status }]),
    ...aside,
  ];
}

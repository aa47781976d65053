import type { Answering, Column, ColumnType, Level, PlanShape } from '../vocabulary.ts';
import { bragStatuses, outcomeStatuses } from './status-schemes.ts';

const level = (key: string, name: string, plural: string): Level => ({ key, name, plural });
const title = (key: string, heading: string): Column => ({ key, heading, level: key, shows: 'title' });
const field = (key: string, heading: string, type?: ColumnType): Column => ({
  ...{ key, heading, level: 'action', shows: 'field' },
  ...(type && { type }),
});
const people = (key: string, heading: string, answers: Answering): Column => ({
  ...field(key, heading, 'people'),
  answers,
});
const update = (key: 'delivered' | 'next', heading: string): Column => ({
  key,
  heading,
  level: 'action',
  shows: 'update',
});

const action = level('action', 'Action', 'Actions');

/** Outcome and action, reported in four columns (M4). */
export const fourColumns: PlanShape = {
  key: 'four-columns',
  name: 'Outcomes and actions in four columns',
  levels: [level('outcome', 'Outcome', 'Outcomes'), action],
  columns: [
    title('outcome', 'Outcome to be achieved'),
    title('action', 'Agreed action'),
    update('delivered', 'Action delivered'),
    update('next', 'Next steps'),
  ],
  statuses: outcomeStatuses,
};

/** Themed priorities, objectives and actions in seven columns (M5). */
export const sevenColumns: PlanShape = {
  key: 'seven-columns',
  name: 'Priorities, objectives and actions in seven columns',
  levels: [level('priority', 'Priority', 'Priorities'), level('objective', 'Objective', 'Objectives'), action],
  columns: [
    title('objective', 'Objective'),
    title('action', 'Action'),
    people('responsible', 'Responsible', 'responsible'),
    field('timescale', 'Timescale and resources', 'date'),
    field('success', 'Success criteria'),
    people('monitoring', 'Monitoring', 'monitoredBy'),
    people('evaluation', 'Evaluation', 'evaluatedBy'),
  ],
  statuses: bragStatuses,
};

/** Priorities with numbered goals, as in a plan for a whole place (M6). */
export const prioritiesAndGoals: PlanShape = {
  key: 'priorities-and-goals',
  name: 'Priorities and goals',
  levels: [level('priority', 'Priority', 'Priorities'), level('goal', 'Goal', 'Goals'), action],
  milestones: { name: 'Milestone', plural: 'Milestones' },
  columns: [
    title('goal', 'Goal'),
    title('action', 'Action'),
    people('lead', 'Lead', 'responsible'),
    field('timescale', 'Timescale', 'date'),
    field('success', 'How we will know'),
    update('delivered', 'Progress'),
  ],
  statuses: bragStatuses,
};

/** Themes with priorities, linked to other strategies (M7). */
export const themes: PlanShape = {
  key: 'themes',
  name: 'Themes and priorities',
  levels: [level('theme', 'Theme', 'Themes'), level('priority', 'Priority', 'Priorities'), action],
  columns: [
    title('priority', 'Priority'),
    title('action', 'Action'),
    people('lead', 'Lead', 'responsible'),
    field('timescale', 'When', 'date'),
    field('linked', 'Linked strategies and plans'),
    update('delivered', 'Progress'),
  ],
  statuses: bragStatuses,
};

export const shippedShapes: PlanShape[] = [fourColumns, sevenColumns, prioritiesAndGoals, themes];

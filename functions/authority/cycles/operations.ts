import type { Operation } from '#kernel/operations.ts';
import { FrozenReport } from '#shared/cycles/report.ts';
import { AnswerReturn, CycleChange, CycleDraft, CycleLock } from '#shared/cycles/schema.ts';
import { AskView, CycleList, CycleView, MyUpdates } from '#shared/cycles/views.ts';
import { Removal, UpdateDraft } from '#shared/plans/schema.ts';
import { askPath, cyclePath, cyclesPath, myUpdatesPath } from './routes.ts';

const reading = { method: 'get', needs: 'read', status: 200 } as const;
const editing = { needs: 'edit', conditional: true, status: 200 } as const;

export const cycleOperations = (): Operation[] => [
  { ...reading, path: cyclesPath, id: 'listCycles', summary: 'The update cycles of a plan', answer: CycleList },
  {
    ...{ method: 'post', path: cyclesPath, id: 'openCycle', needs: 'edit', status: 201 },
    summary: 'Open an update cycle, and ask the owners of all open actions',
    ...{ body: CycleDraft, answer: CycleView },
  },
  { ...reading, path: cyclePath, id: 'getCycle', summary: 'A cycle with all that it asks', answer: CycleView },
  {
    ...{ ...editing, method: 'patch', path: cyclePath, id: 'changeCycle', body: CycleChange, answer: CycleView },
    summary: 'Change an open cycle’s name, dates or instructions',
  },
  {
    ...{ ...editing, method: 'delete', path: cyclePath, id: 'withdrawCycle', body: Removal, status: 204 },
    summary: 'Withdraw a cycle in which nobody has answered',
  },
  {
    ...{ ...editing, method: 'post', path: `${cyclePath}/lock`, id: 'lockCycle', body: CycleLock, answer: CycleView },
    summary: 'Lock a cycle and freeze its report; what stays without an update is named one by one',
  },
  {
    ...{ method: 'post', path: `${cyclePath}/remind`, id: 'remindOwners', needs: 'edit', status: 200 },
    ...{ summary: 'Remind those who have not answered, by mail', answer: CycleView },
  },
  {
    ...{ method: 'post', path: `${cyclePath}/outside`, id: 'askOutside', needs: 'edit', status: 200 },
    ...{ summary: 'Ask owners outside through their boards, where they are not asked yet', answer: CycleView },
  },
  {
    ...{ ...reading, path: `${cyclePath}/report`, id: 'getFrozenReport', answer: FrozenReport },
    summary: 'The report of a locked cycle, byte for byte as it was frozen',
  },
  { ...reading, path: askPath, id: 'getAsk', summary: 'What is asked about an action in a cycle', answer: AskView },
  {
    ...{ method: 'put', path: askPath, id: 'answerAsk', needs: 'contribute', conditional: true, status: 200 },
    ...{
      summary: 'Answer what is asked; version 0 where nothing was answered yet',
      body: UpdateDraft,
      answer: AskView,
    },
  },
  {
    ...{ ...editing, method: 'post', path: `${askPath}/accept`, id: 'acceptAnswer', answer: AskView },
    summary: 'Accept an answer, which records it as an update',
  },
  {
    ...{ ...editing, method: 'post', path: `${askPath}/return`, id: 'returnAnswer', body: AnswerReturn },
    ...{ summary: 'Return an answer to its owner, with a reason', answer: AskView },
  },
  { ...reading, path: myUpdatesPath, id: 'listMyUpdates', summary: 'What I am asked here', answer: MyUpdates },
];

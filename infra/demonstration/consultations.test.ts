import { describe, expect, test } from 'vitest';
import { AnswerDraft, CommentDraft, ConsultationDraft } from '#shared/consultations/schema.ts';
import { boardsIn } from './boards/content.ts';
import { boards } from './boards.ts';
import { plans } from './plans.ts';
import { consultations } from './write-consultation.ts';

describe('the demonstration consultations', () => {
  test.each(consultations)('$title asks what the API would accept, of a plan and a board that are there', (content) => {
    const plan = plans.find(({ authority, title }) => authority === content.authority && title === content.plan);
    const own = boards.filter(({ authority }) => authority === content.authority);
    const names = own.flatMap((each) => boardsIn(each.boards)).map(({ name }) => name);
    expect(plan?.rows.length).toBeGreaterThan(5);
    expect(names).toContain(content.board);
    const { title, asks, questions } = ConsultationDraft.shape;
    title.parse(content.title);
    asks.parse(content.asks);
    questions.parse(content.questions);
  });

  test.each(consultations)(
    '$title has comments that the API would accept, each about a part that is there',
    (content) => {
      for (const { words, answer, place, onBehalfOf = '' } of content.comments) {
        CommentDraft.parse({ node: null, question: null, words, onBehalfOf });
        if (answer !== undefined) AnswerDraft.parse({ ...answer, node: null });
        expect(place ?? 0).toBeLessThan(6);
      }
    },
  );
});

import type * as consultations from '#shared/consultations/schema.ts';
import type { CommentReceived, SharedConsultation, SharedConsultationList } from '#shared/consultations/shown.ts';
import type { AudiencePlace } from './audiences.ts';
import { audiencesOf, type How, inAuthority, one, part, sent, until } from './client.ts';

const all = one.consultations;
const single = all[':consultation'];
const shown = audiencesOf[':kind'][':id'].consultations;

export interface ConsultationPlace {
  authority: string;
  consultation: string;
}
export interface CommentPlace extends ConsultationPlace {
  comment: string;
}

const at = ({ authority, consultation }: ConsultationPlace) => ({
  ...inAuthority(authority),
  consultation: part(consultation),
});
const on = (place: CommentPlace) => ({ ...at(place), comment: part(place.comment) });
const among = ({ kind, id }: AudiencePlace) => ({ kind: part(kind), id: part(id) });

/** Drafts out for comments, what was said about them, and what came of it. */
export const consultationsApi = {
  consultations: async (authority: string, signal?: AbortSignal): Promise<consultations.ConsultationList> =>
    (await all.$get({ param: inAuthority(authority) }, until(signal))).json(),
  consultation: async (place: ConsultationPlace, signal?: AbortSignal): Promise<consultations.ConsultationView> =>
    (await single.$get({ param: at(place) }, until(signal))).json(),
  openConsultation: async (
    authority: string,
    json: consultations.ConsultationDraft,
    how: How,
  ): Promise<consultations.ConsultationView> =>
    (await all.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  changeConsultation: async (
    place: ConsultationPlace,
    json: consultations.ConsultationChange,
    how: How,
  ): Promise<consultations.ConsultationView> => (await single.$patch({ param: at(place), json }, sent(how))).json(),
  withdrawConsultation: async (
    place: ConsultationPlace,
    json: consultations.ConsultationEnd,
    how: How,
  ): Promise<consultations.ConsultationView> => (await single.$delete({ param: at(place), json }, sent(how))).json(),
  consultationDifference: async (
    place: ConsultationPlace,
    signal?: AbortSignal,
  ): Promise<consultations.ConsultationDifference> =>
    (await single.difference.$get({ param: at(place) }, until(signal))).json(),
  publishFinal: async (
    place: ConsultationPlace,
    json: consultations.FinalDraft,
    how: How,
  ): Promise<consultations.ConsultationView> =>
    (await single.final.$post({ param: at(place), json }, sent(how))).json(),
  commentOnDraft: async (
    place: ConsultationPlace,
    json: consultations.CommentDraft,
    how: How,
  ): Promise<consultations.ConsultationComment> =>
    (await single.comments.$post({ param: at(place), json }, sent(how))).json(),
  answerComment: async (
    place: CommentPlace,
    json: consultations.AnswerDraft,
    how: How,
  ): Promise<consultations.ConsultationComment> =>
    (await single.comments[':comment'].$patch({ param: on(place), json }, sent(how))).json(),
  setCommentAside: async (
    place: CommentPlace,
    json: consultations.SettingAside,
    how: How,
  ): Promise<consultations.ConsultationComment> =>
    (await single.comments[':comment'].$delete({ param: on(place), json }, sent(how))).json(),
  inbox: async (place: ConsultationPlace, signal?: AbortSignal): Promise<consultations.InboxList> =>
    (await single.inbox.$get({ param: at(place) }, until(signal))).json(),
  takeCommentIn: async (
    place: CommentPlace,
    json: consultations.TakingIn,
    how: How,
  ): Promise<consultations.ConsultationComment> =>
    (await single.inbox[':comment']['take-in'].$post({ param: on(place), json }, sent(how))).json(),
  setInboxCommentAside: async (place: CommentPlace, json: consultations.SettingAside, how: How): Promise<void> => {
    await single.inbox[':comment']['set-aside'].$post({ param: on(place), json }, sent(how));
  },
  sharedConsultations: async (place: AudiencePlace, signal?: AbortSignal): Promise<SharedConsultationList> =>
    (await shown.$get({ param: among(place) }, until(signal))).json(),
  sharedConsultation: async (
    place: AudiencePlace,
    consultation: string,
    signal?: AbortSignal,
  ): Promise<SharedConsultation> => {
    const param = { ...among(place), consultation: part(consultation) };
    return (await shown[':consultation'].$get({ param }, until(signal))).json();
  },
  sendComment: async (
    place: AudiencePlace,
    consultation: string,
    { json, ...how }: How & { json: consultations.MemberComment },
  ): Promise<CommentReceived> => {
    const param = { ...among(place), consultation: part(consultation) };
    return (await shown[':consultation'].comments.$post({ param, json }, sent(how))).json();
  },
};

import { queryOptions } from '@tanstack/react-query';
import type { AudiencePlace } from '../api/audiences.ts';
import type { ConsultationPlace } from '../api/consultations.ts';
import { api } from '../api.ts';

export const consultationsQuery = (authority: string) =>
  queryOptions({
    queryKey: [authority, 'consultations'],
    queryFn: ({ signal }) => api.consultations(authority, signal),
  });

export const consultationQuery = (place: ConsultationPlace) =>
  queryOptions({
    queryKey: [place.authority, 'consultation', place.consultation],
    queryFn: ({ signal }) => api.consultation(place, signal),
  });

/** Comments come in while the page is open. */
export const inboxQuery = (place: ConsultationPlace) =>
  queryOptions({
    queryKey: [place.authority, 'consultation', place.consultation, 'inbox'],
    queryFn: ({ signal }) => api.inbox(place, signal),
    refetchInterval: 30_000,
  });

export const differenceQuery = (place: ConsultationPlace) =>
  queryOptions({
    queryKey: [place.authority, 'consultation', place.consultation, 'difference'],
    queryFn: ({ signal }) => api.consultationDifference(place, signal),
  });

export const sharedConsultationsQuery = (place: AudiencePlace) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id, 'consultations'],
    queryFn: ({ signal }) => api.sharedConsultations(place, signal),
    refetchInterval: 10_000,
  });

export const sharedConsultationQuery = (place: AudiencePlace, consultation: string) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id, 'consultation', consultation],
    queryFn: ({ signal }) => api.sharedConsultation(place, consultation, signal),
    refetchInterval: 10_000,
  });

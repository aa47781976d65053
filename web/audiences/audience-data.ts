import { queryOptions } from '@tanstack/react-query';
import type { AudiencePlace } from '../api/audiences.ts';
import { api } from '../api.ts';

/** What is withdrawn is gone from an open page too, as soon as from one that is opened. */
const refetchInterval = 10_000;

export const sharesQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'shares'], queryFn: ({ signal }) => api.shares(authority, signal) });

export const audienceQuery = (place: AudiencePlace) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id],
    queryFn: ({ signal }) => api.audience(place, signal),
  });

export const sharedQuery = (place: AudiencePlace) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id, 'items'],
    queryFn: ({ signal }) => api.shared(place, signal),
    refetchInterval,
  });

export const sharedMeetingsQuery = (place: AudiencePlace) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id, 'meetings'],
    queryFn: ({ signal }) => api.sharedMeetings(place, signal),
    refetchInterval,
  });

export const sharedMeetingQuery = (place: AudiencePlace, meeting: string) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id, 'meeting', meeting],
    queryFn: ({ signal }) => api.sharedMeeting(place, meeting, signal),
    refetchInterval,
  });

export const sharedAsksQuery = (place: AudiencePlace) =>
  queryOptions({
    queryKey: ['audience', place.kind, place.id, 'asks'],
    queryFn: ({ signal }) => api.sharedAsks(place, signal),
    refetchInterval,
  });

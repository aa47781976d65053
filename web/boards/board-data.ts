import { queryOptions } from '@tanstack/react-query';
import type { BoardPlace, MeetingPlace } from '../api/boards.ts';
import { api } from '../api.ts';

export const boardsQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'boards'], queryFn: ({ signal }) => api.boards(authority, signal) });

export const forwardPlanQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'forward-plan'], queryFn: ({ signal }) => api.forwardPlan(authority, signal) });

export const boardQuery = (place: BoardPlace) =>
  queryOptions({
    queryKey: [place.authority, 'board', place.board],
    queryFn: ({ signal }) => api.board(place, signal),
  });

export const meetingQuery = (place: MeetingPlace) =>
  queryOptions({
    queryKey: [place.authority, 'meeting', place.meeting],
    queryFn: ({ signal }) => api.meeting(place, signal),
  });

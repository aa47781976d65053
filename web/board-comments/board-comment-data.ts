import { queryOptions } from '@tanstack/react-query';
import type { ItemPlace } from '../api/board-comments.ts';
import { api } from '../api.ts';

export const lookedAtQuery = (place: ItemPlace) =>
  queryOptions({
    queryKey: [place.authority, 'looked-at', place.meeting, place.item],
    queryFn: ({ signal }) => api.lookedAt(place, signal),
  });

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Home, WaitingMention } from '#shared/authorities/home.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';

/** A comment that mentions whoever looks waits for them until it has been on the screen. */
export function useSeen(place: NodePlace, home: Home | undefined): void {
  const client = useQueryClient();
  const { authority, plan, node } = place;
  const waiting = useMemo(
    () => (home?.suspended === null ? home.mentions.filter((each) => each.node === node) : []),
    [home, node],
  );
  useEffect(() => {
    const see = async (seen: WaitingMention[]): Promise<void> => {
      if (seen.length === 0) return;
      await api.seeComments({ authority, plan, node }, { comments: seen.map(({ comment }) => comment) });
      await client.invalidateQueries({ queryKey: homeQuery(authority).queryKey });
    };
    const watch = new IntersectionObserver((changes) => {
      const shown = changes.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      for (const target of shown) watch.unobserve(target);
      const seen = waiting.filter(({ comment }) => shown.some(({ id }) => id === `comment-${comment}`));
      // Where this fails it goes on waiting: they will look again.
      see(seen).catch(() => undefined);
    });
    for (const { comment } of waiting) {
      const item = document.getElementById(`comment-${comment}`);
      if (item !== null) watch.observe(item);
    }
    return () => watch.disconnect();
  }, [waiting, authority, plan, node, client]);
}

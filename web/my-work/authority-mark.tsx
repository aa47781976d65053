import { useLayoutEffect, useRef } from 'react';
import type { AuthorityMark } from '#shared/authorities/my-work.ts';

/** Whose something is: the authority’s colour beside its name in words, for colour alone says nothing. */
export function AuthorityName({ authority }: { authority: Pick<AuthorityMark, 'name' | 'accent'> }) {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => mark.current?.style.setProperty('--mark-accent', authority.accent), [authority.accent]);
  return (
    <span className="pb-mark" ref={mark}>
      {authority.name}
    </span>
  );
}

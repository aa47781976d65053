import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { MySeat } from '#shared/people/schema.ts';

/** In the head of every page: a form where there is room for one, a link elsewhere and on the page that has the form itself. */
export function HeaderSearch({ seat }: { seat: MySeat }) {
  const { pathname } = useLocation();
  const isHere = pathname === `/${seat.authority}/search`;
  return (
    <>
      <Link
        className={isHere ? 'pb-header__button' : 'pb-header__button pb-header__button--narrow'}
        to="/$authority/search"
        params={{ authority: seat.authority }}
        aria-current={isHere ? 'page' : undefined}
      >
        Search
      </Link>
      {!isHere && <HeaderForm seat={seat} />}
    </>
  );
}

function HeaderForm({ seat }: { seat: MySeat }) {
  const navigate = useNavigate();
  const handleSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    const search = typed === '' ? {} : { q: typed };
    void navigate({ to: '/$authority/search', params: { authority: seat.authority }, search });
  };
  return (
    <search className="pb-header__search">
      <form className="pb-search__line" onSubmit={handleSubmit}>
        <label className="govuk-visually-hidden" htmlFor="header-search">
          Search {seat.name}
        </label>
        <input
          className="govuk-input pb-search__words"
          id="header-search"
          name="q"
          type="search"
          autoComplete="off"
          maxLength={200}
        />
        <button className="govuk-button govuk-button--secondary pb-search__button" type="submit">
          Search
        </button>
      </form>
    </search>
  );
}

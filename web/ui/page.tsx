import { useLocation } from '@tanstack/react-router';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePlace } from '../authorities/place.ts';

interface PageProps {
  /** What the window is called, before the authority and the service. */
  title: string;
  /** What stands at the top, where that is longer than the title. */
  heading?: ReactNode;
  caption?: ReactNode;
  crumbs?: ReactNode[];
  buttons?: ReactNode;
  wide?: boolean;
  past?: boolean;
  children: ReactNode;
}

const PageErrors = createContext<(wrong: boolean) => void>(() => undefined);

/** Puts “Error: ” before the window’s title while a form on the page has been refused. */
export function useErrorInTitle(wrong: boolean): void {
  const tell = useContext(PageErrors);
  useEffect(() => {
    tell(wrong);
    return () => tell(false);
  }, [tell, wrong]);
}

let lastPath: string | null = null;

/** After a change of page the focus goes to the heading, so that it is read out and the next tab starts there. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (lastPath !== null && (lastPath !== pathname || lost))
      heading.current?.focus({ preventScroll: lastPath === pathname });
    lastPath = pathname;
  }, [pathname]);
  return heading;
}

function useTitle(title: string, wrong: boolean): void {
  const { seat } = usePlace();
  const name = seat?.name;
  useLayoutEffect(() => {
    const words = [title, name, 'Placeboard'].filter((part) => part !== undefined && part !== 'Placeboard').join(' – ');
    document.title = `${wrong ? 'Error: ' : ''}${words === '' ? '' : `${words} – `}Placeboard`;
  }, [title, name, wrong]);
}

/** The frame of every page: title of the window, breadcrumbs, heading, and the focus when one arrives. */
export function Page({
  title,
  heading,
  caption,
  crumbs = [],
  buttons,
  wide = false,
  past = false,
  children,
}: PageProps) {
  const [wrong, setWrong] = useState(false);
  const focus = useFocusOnArrival();
  useTitle(title, wrong);
  const width = wide ? 'pb-width pb-width--whole' : 'pb-width';
  return (
    <PageErrors.Provider value={useMemo(() => setWrong, [])}>
      <div className={past ? 'pb-page pb-page--past' : 'pb-page'}>
        <div className={width}>
          {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <main className="pb-main" id="main">
            <div className="pb-heading">
              <div className="pb-heading__words">
                {caption !== undefined && <p className="pb-caption">{caption}</p>}
                <h1 className="govuk-heading-l" ref={focus} tabIndex={-1}>
                  {heading ?? title}
                </h1>
              </div>
              {buttons !== undefined && <div className="pb-heading__buttons pb-no-print">{buttons}</div>}
            </div>
            {children}
          </main>
        </div>
      </div>
    </PageErrors.Provider>
  );
}

function Crumbs({ crumbs }: { crumbs: ReactNode[] }) {
  return (
    <nav className="govuk-breadcrumbs pb-no-print" aria-label="Breadcrumb">
      <ol className="govuk-breadcrumbs__list">
        {crumbs.map((crumb, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: breadcrumbs never change places
          <li className="govuk-breadcrumbs__list-item" key={place}>
            {crumb}
          </li>
        ))}
      </ol>
    </nav>
  );
}

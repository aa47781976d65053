import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type IssuedPage as Issued, IssueEnd } from '#shared/schools/issue.ts';
import type { SchoolPlace } from '../api/issues.ts';
import { api } from '../api.ts';
import { useNames, usePlace } from '../authorities/place.ts';
import { isGone } from '../problems.ts';
import { instantInWords, inWords, today } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { standing } from './issues-section.tsx';
import { PageAsIssued } from './page-as-issued.tsx';
import { issueQuery } from './school-data.ts';

const route = getRouteApi('/$authority/schools/$urn/issues/$issue');

/** An issue as the school was given it, for those cleared: who issued it, how it stands, and the way to withdraw it. */
export function IssuedPage() {
  const place = route.useParams();
  const { authority, urn } = place;
  const issue = useQuery(issueQuery(place));
  if (isGone(issue.error)) return <NotFoundPage />;
  const name = issue.data?.page.name;
  return (
    <Page
      title={issue.data?.label ?? 'Issued page'}
      heading={name}
      caption={issue.data?.label}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/schools" params={{ authority }} key="schools">
          Schools
        </Link>,
        <Link
          className="govuk-breadcrumbs__link"
          to="/$authority/schools/$urn"
          params={{ authority, urn }}
          key="school"
        >
          {name ?? 'School'}
        </Link>,
      ]}
    >
      <Loaded query={issue} waiting={<GreyLines lines={8} />}>
        {(issued) => <AsIssued issued={issued} place={{ authority, urn }} />}
      </Loaded>
    </Page>
  );
}

function AsIssued({ issued, place }: { issued: Issued; place: SchoolPlace }) {
  const names = useNames(place.authority);
  const { seat } = usePlace();
  const [withdrawing, setWithdrawing] = useState(false);
  const { page } = issued;
  return (
    <>
      <p className="pb-waiting__line">
        Restricted. Issued by {names(issued.by)}, {instantInWords(issued.issuedAt)} · {standing(issued, names)}
      </p>
      <PageAsIssued page={page} />
      {issued.can.withdraw && (
        <button
          className="govuk-button govuk-button--secondary pb-no-print"
          type="button"
          onClick={() => setWithdrawing(true)}
        >
          Withdraw this issue
        </button>
      )}
      {withdrawing && <Withdraw issued={issued} place={place} onClose={() => setWithdrawing(false)} />}
      <PrintFooter
        words={`${seat?.name ?? ''} · ${page.name} · ${page.label}, issued on ${inWords(page.on)} · printed on ${inWords(today())}`}
      />
    </>
  );
}

function Withdraw({ issued, place, onClose }: { issued: Issued; place: SchoolPlace; onClose: () => void }) {
  const refresh = useRefresh(place.authority);
  const tell = useNotices();
  return (
    <ReasonDialog
      title="Withdraw this issue?"
      schema={IssueEnd}
      ids="withdraw"
      why="Why is it withdrawn?"
      hint="For example, the reasons name the wrong year"
      submit="Withdraw"
      keep="Leave it with the school"
      onClose={onClose}
      onConflict={async () => {
        onClose();
        await refresh();
        tell({ words: 'Someone else changed this issue first. This is how it stands now.' });
      }}
      onSubmit={async (value, { key }) => {
        await api.withdrawIssue({ ...place, issue: issued.id }, value, { version: issued.version, key });
        onClose();
        await refresh();
        tell({ words: `“${issued.label}” was withdrawn from the school.` });
      }}
    >
      <p className="govuk-body">
        The head and governors of {issued.page.name} will no longer see it, within moments. What they have printed or
        kept elsewhere stays with them; here it stays on record with your reason.
      </p>
    </ReasonDialog>
  );
}

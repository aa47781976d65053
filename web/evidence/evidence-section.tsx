import { Link } from '@tanstack/react-router';
import { sizeInWords } from '#shared/evidence/files.ts';
import { isLost } from '#shared/evidence/rules.ts';
import type { EvidenceItemView } from '#shared/evidence/schema.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { useDone } from '../plans/plan-data.ts';
import { inPlainWords } from '../problems.ts';
import { instantInWords, inWords } from '../ui/dates.ts';
import { useNotices } from '../ui/notices.tsx';
import { shortened } from '../ui/words.ts';
import { useArrival } from './use-arrival.ts';

interface SectionProps {
  view: NodeView;
  place: NodePlace;
  names: (person: string | null) => string;
}

/** Links and files that show how a row was carried out, newest first. */
export function EvidenceSection({ view, place, names }: SectionProps) {
  const { items, can } = view.evidence;
  useArrival(place, items);
  return (
    <section className="pb-section" aria-labelledby="evidence">
      <h2 className="govuk-heading-m" id="evidence">
        Evidence
      </h2>
      {items.length === 0 ? (
        <p className="govuk-body">No link or file yet that shows what was done.</p>
      ) : (
        <ul className="pb-waiting">
          {items.map((item) => (
            <Item key={item.id} {...{ item, view, place, names }} />
          ))}
        </ul>
      )}
      {can.add && (
        <Link
          className="govuk-button govuk-button--secondary pb-no-print"
          to="/$authority/plans/$plan/actions/$node/evidence/new"
          params={place}
        >
          Add evidence
        </Link>
      )}
    </section>
  );
}

interface ItemProps extends SectionProps {
  item: EvidenceItemView;
}

function Item({ item, view, place, names }: ItemProps) {
  const update = view.updates.find(({ id }) => id === item.update);
  return (
    <li className="pb-plan-line pb-evidence-item">
      <p className="govuk-body pb-evidence-item__title">
        <Title item={item} place={place} />
      </p>
      {item.file !== null && <FileLine item={item} />}
      {item.note !== '' && <p className="govuk-body pb-words">{item.note}</p>}
      <p className="pb-small pb-muted">
        From {inWords(item.on)}
        {update !== undefined && ` · bears out the update for ${inWords(update.effectiveOn)}`} · added by{' '}
        {names(item.by)}, {instantInWords(item.at)}
      </p>
      {item.can.withdraw && <Withdraw item={item} place={place} />}
    </li>
  );
}

function Title({ item, place }: Pick<ItemProps, 'item' | 'place'>) {
  const tell = useNotices();
  const { title, href, can } = item;
  if (href !== null) {
    return (
      <a className="govuk-link" href={href} rel="noreferrer">
        {title}
      </a>
    );
  }
  if (!can.download) return <strong>{title}</strong>;
  const fetchIt = async (): Promise<void> => {
    try {
      const found = await api.downloadEvidence({ ...place, evidence: item.id });
      location.assign(found.href);
    } catch (error) {
      tell({ words: `The file was not fetched. ${inPlainWords(error)}`, tone: 'trouble' });
    }
  };
  return (
    <button className="pb-link-button" type="button" onClick={() => void fetchIt()}>
      {title}
      <span className="govuk-visually-hidden">, download</span>
    </button>
  );
}

/** What the file is, and how far it is. */
function FileLine({ item }: Pick<ItemProps, 'item'>) {
  const { file } = item;
  if (file === null) return null;
  const what = `${file.name}, ${sizeInWords(file.bytes)}`;
  if (file.state === 'refused') {
    return (
      <p className="govuk-body pb-small pb-warm">
        {what}. {file.why}
      </p>
    );
  }
  const lost = isLost(item, new Date().toISOString());
  const waiting = lost ? '. It never arrived: withdraw it and add it again.' : '. It is being looked at for malware.';
  return (
    <p className="pb-small" role={file.state === 'waiting' ? 'status' : undefined}>
      {what}
      {file.state === 'waiting' && waiting}
    </p>
  );
}

function Withdraw({ item, place }: Pick<ItemProps, 'item' | 'place'>) {
  const tell = useNotices();
  const done = useDone(place);
  const withdraw = async (): Promise<void> => {
    try {
      const how = { version: item.version, key: crypto.randomUUID() };
      const recorded = await api.withdrawEvidence({ ...place, evidence: item.id }, how);
      await done('Withdrew the evidence.', recorded);
    } catch (error) {
      tell({ words: `It was not withdrawn. ${inPlainWords(error)}`, tone: 'trouble' });
    }
  };
  return (
    <ul className="pb-strip__links pb-no-print">
      <li>
        <button className="pb-link-button pb-link-button--small" type="button" onClick={() => void withdraw()}>
          Withdraw<span className="govuk-visually-hidden"> “{shortened(item.title, 60)}”</span>
        </button>
      </li>
    </ul>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CategoryList, SchoolView } from '#shared/schools/schema.ts';
import { useNames } from '../authorities/place.ts';
import { inWords } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { CategoryTag, concernWords } from './category-tag.tsx';
import { categoriesQuery, currentCategory } from './school-data.ts';

interface SectionProps {
  school: SchoolView;
  authority: string;
}

/** Restricted: where the school stands, why, and where it stood before; nothing of it is in a print or an export of others. */
export function CategorySection({ school, authority }: SectionProps) {
  const categories = useQuery(categoriesQuery(authority, school.urn));
  return (
    <div className="pb-restricted">
      <p className="govuk-body pb-small">Restricted: only people cleared for schools see this.</p>
      <Loaded query={categories} waiting={<GreyLines lines={3} />}>
        {(list) => <Categories list={list} school={school} authority={authority} />}
      </Loaded>
      {school.can.addCategory && (
        <Link
          className="govuk-button govuk-button--secondary pb-no-print"
          to="/$authority/schools/$urn/category"
          params={{ authority, urn: school.urn }}
        >
          Give it another category
        </Link>
      )}
    </div>
  );
}

function Categories({ list, school, authority }: SectionProps & { list: CategoryList }) {
  const names = useNames(authority);
  const current = currentCategory(list.items, list.scheme, school.urn);
  if (current === null) return <p className="govuk-body">No category has been given to this school.</p>;
  const { given, meaning } = current;
  const earlier = list.items.filter((item) => item !== given);
  return (
    <>
      <p className="pb-category">
        <CategoryTag meaning={meaning} category={given.category} />
      </p>
      {meaning !== undefined && (
        <p className="govuk-body">
          {meaning.definition}. {concernWords[meaning.concern]}.
        </p>
      )}
      <p className="govuk-body pb-words">{given.reasons}</p>
      <p className="pb-waiting__line">
        Since {inWords(given.from)}, given by {names(given.by)}
      </p>
      {earlier.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Before that</h3>
          <ul className="pb-waiting">
            {earlier.map((item) => (
              <li className="pb-plan-line" key={item.from}>
                <CategoryTag
                  meaning={list.scheme?.categories.find(({ key }) => key === item.category)}
                  category={item.category}
                />
                <p className="govuk-body pb-words">{item.reasons}</p>
                <p className="pb-waiting__line">
                  From {inWords(item.from)}, given by {names(item.by)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

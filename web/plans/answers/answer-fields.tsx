import { useQuery } from '@tanstack/react-query';
import type { Person } from '#shared/people/schema.ts';
import type { Answering } from '#shared/vocabulary.ts';
import { boardsQuery } from '../../boards/board-data.ts';
import { DateField } from '../../ui/date-field.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { usePartyNames } from '../party-names.ts';
import { PartiesField } from './parties-field.tsx';
import type { Known } from './party-choices.ts';

type People = Pick<Person, 'id' | 'name' | 'left' | 'outside' | 'through'>[];

interface AnswerFieldsProps {
  authority: string;
  people: People;
  isAction: boolean;
  /** A row that is there already may have been done. */
  standing: boolean;
  /** Those who are asked for beside a column of their own. */
  asked: ReadonlySet<Answering | undefined>;
}

export function useKnown(authority: string, people: People): Known {
  const { data } = useQuery(boardsQuery(authority));
  return { people, boards: data?.items ?? [] };
}

/** Whose it is, by when, and who looks at it. */
export function AnswerFields({ authority, people, isAction, standing, asked }: AnswerFieldsProps) {
  const known = useKnown(authority, people);
  const nameOf = usePartyNames(authority);
  const parties = { known, nameOf };
  return (
    <>
      {isAction && (
        <PersonField
          name="owner"
          label="Owner"
          hint="The person who records progress on it. Type part of the name."
          people={people}
        />
      )}
      {!asked.has('responsible') && (
        <PartiesField
          name="responsible"
          label="Who else is responsible?"
          hint="People, roles, boards or organisations. Type a name and choose it."
          {...parties}
        />
      )}
      {isAction && <Dates standing={standing} />}
      {!asked.has('monitoredBy') && (
        <PartiesField
          name="monitoredBy"
          label="Who monitors it?"
          hint="A board named here finds it in its forward plan."
          {...parties}
        />
      )}
      {!asked.has('evaluatedBy') && (
        <PartiesField
          name="evaluatedBy"
          label="Who evaluates it?"
          hint="Someone other than the owner, who judges what it changed."
          {...parties}
        />
      )}
    </>
  );
}

function Dates({ standing }: { standing: boolean }) {
  return (
    <>
      <DateField name="startOn" label="When does it start?" hint="Leave it empty where no date was agreed." optional />
      <DateField
        name="dueOn"
        label="When is it due?"
        hint="For example, 27 3 2027. Leave it empty where no date was agreed."
        optional
      />
      {standing && (
        <DateField
          name="doneOn"
          label="When was it done?"
          hint="Filled in by the update that says so. Put it right here if that was another day."
          optional
        />
      )}
    </>
  );
}

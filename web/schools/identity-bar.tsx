/** Which school it is, at a glance. */
export function IdentityBar({ facts }: { facts: readonly (readonly [name: string, fact: string])[] }) {
  return (
    <dl className="pb-identity">
      {facts.map(([name, fact]) => (
        <div className="pb-identity__fact" key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

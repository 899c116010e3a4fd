import { useContext } from 'react';
import { useFacts } from './facts.js';
import { OpenSheet } from './Sheet.jsx';
import { fill, useWords } from './words.js';

/** Beside the chat where there is room: what the consultation is about, and the sources cited so far. */
export function Aside({ brief, facts }) {
  const words = useWords();
  const { citations } = useFacts(facts);
  return (
    <aside className="aside">
      {brief.length > 0 && (
        <section>
          <h2>{words.brief}</h2>
          {brief.map(text => <p key={text}>{text}</p>)}
        </section>
      )}
      <section>
        <h2>{words.sources}</h2>
        <SourceList citations={citations} />
      </section>
    </aside>
  );
}

/** Where in its document a citation stands, as far as the document says, and which side the document takes. */
export function Place({ citation: { heading, page, side } }) {
  const words = useWords();
  const place = [heading, page && fill(words.page, { page }), words.sides[side]].filter(Boolean);
  return place.length > 0 && <span className="source-place">{place.join(' · ')}</span>;
}

/** How many of the documents cited take which side; nothing where none of them takes one. */
function Balance({ citations }) {
  const words = useWords();
  const sides = [...new Map(citations.map(({ document, side }) => [document, side])).values()];
  const count = side => sides.filter(each => each === side).length;
  if (!count('for') && !count('against')) return null;
  const counts = { for: count('for'), against: count('against'), neutral: count('neutral'), unknown: count('unknown') };
  return <p className="balance">{fill(words.balance, counts)}</p>;
}

export function SourceList({ citations }) {
  const words = useWords();
  const open = useContext(OpenSheet);
  if (!citations.length) return <p className="nothing">{words.noSources}</p>;
  return (
    <>
      <Balance citations={citations} />
      <ol className="sources">
        {citations.map(citation => (
          <li key={`${citation.passage}/${citation.quote}`}>
            <button type="button" onClick={() => open({ kind: 'source', citation })}>
              <span className="source-title">{citation.title}</span>
              <Place citation={citation} />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

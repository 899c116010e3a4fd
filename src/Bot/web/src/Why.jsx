import { useContext, useEffect, useState } from 'react';
import { isegoria } from './activities.js';
import { SourceList } from './Aside.jsx';
import { Challenge } from './challenge.js';
import { useFacts } from './facts.js';
import { Objecting } from './Objecting.jsx';
import { fill, useWords } from './words.js';

/** The reasons of one reply in plain words. What the page knows itself is there at once, the rest when the server answers. */
export function Why({ content: { activity }, facts }) {
  const words = useWords();
  const { turn, status } = isegoria(activity);
  const [known, again] = useReasons(turn);
  // A reply may be several messages; its reasons are those of all of them.
  const citations = useFacts(facts).standingOn[turn] ?? [];
  const { reasons } = known ?? {};
  return (
    <>
      <h3>{words.whyStands}</h3>
      {citations.length > 0 ? <SourceList citations={citations} /> : <p>{words.whyScript}</p>}
      <h3>{words.whyCheck}</h3>
      <p>{checked(words, reasons, status)}</p>
      {reasons?.found.length > 0 && <p>{fill(words.whyFound, { labels: reasons.found.map(label => words.labels[label]).join(', ') })}</p>}
      <h3>{words.whyWritten}</h3>
      <div aria-live="polite">
        {known === undefined ? <><span className="skeleton" aria-hidden="true" /><span className="only-heard">{words.whyLoading}</span></>
          : known === null ? <p>{words.whyUnreachable}</p>
          : <p>{fill(words.written[reasons.written], { model: reasons.model })}</p>}
      </div>
      {known && <Objecting known={known} turn={turn} again={again} />}
      <p>{words.whyAsk}</p>
      {turn && <p className="source-place">{fill(words.reference, { turn })}</p>}
    </>
  );
}

const checked = (words, reasons, status) =>
  reasons ? words.checked[reasons.outcome] ?? words.whyPassed
  : status === 'passed' ? words.whyPassed
  : status === 'held' ? words.checked.held : words.whyWithheld;

/** undefined while they are asked for, null where the server does not answer. */
function useReasons(turn) {
  const challenge = useContext(Challenge);
  const [known, setKnown] = useState();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let over = false;
    challenge.reasons(turn).then(answer => over || setKnown(answer), () => over || setKnown(null));
    return () => { over = true; };
  }, [turn, round]);
  return [known, () => setRound(round => round + 1)];
}

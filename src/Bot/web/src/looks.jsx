import { useFacts } from './facts.js';
import { idOf, reachable, shownOf } from './unsent.js';
import { useWords } from './words.js';

/** Before the first message. */
export function Opening() {
  const words = useWords();
  return (
    <div className="opening" role="status">
      <p className="only-heard">{words.loading}</p>
      <span className="skeleton" /><span className="skeleton" /><span className="skeleton" />
    </div>
  );
}

export function OpeningFailed({ again, before }) {
  const words = useWords();
  return (
    <div className="opening failed" role="alert">
      <h2><Mark />{words.errorTitle}</h2>
      <p>{before ? words.errorBody : words.errorFirst}</p>
      <button type="button" className="primary" onClick={again}>{words.retry}</button>
    </div>
  );
}

/** What is so right now, between transcript and composer. */
export function Notices({ facts }) {
  const words = useWords();
  const { begun, busy, ending, met, startedOver, working, ...connection } = useFacts(facts);
  const away = met && !reachable(connection);
  return (
    <div className="notices" role="status">
      {away ? <p className="notice"><Mark />{words.offline}</p>
        : startedOver && begun ? <p className="notice">{words.startedOver}</p>
        : words.ended[ending] && !busy ? <p className="notice closed">{words.ended[ending]}</p> : null}
      {busy && !away && <p className="busy" aria-hidden="true">{words.busy}</p>}
      {working && !away && <p className="only-heard">{words.busy}</p>}
    </div>
  );
}

/** Messages that wait for the connection, but for those the transcript shows already. */
export function Held({ unsent }) {
  const words = useWords();
  const messages = unsent.filter(({ waits, drawn }) => waits && !drawn).map(({ activity }) => activity);
  if (!messages.length) return null;
  return (
    <ul className="held">
      {messages.map(message => (
        <li key={idOf(message)}><span className="held-text">{shownOf(message)}</span><span>{words.kept}</span></li>
      ))}
    </ul>
  );
}

const Mark = () => (
  <svg className="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1 15.5 14.5H.5zM8 6v4M8 11.6v1.2" /></svg>
);

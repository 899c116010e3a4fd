import { useContext, useId, useState } from 'react';
import { Challenge } from './challenge.js';
import { fill, useWords } from './words.js';

/** Takes an objection to a reply, or shows what became of it. Nothing is said to be kept before the server says so. */
export function Objecting({ known, turn, again }) {
  const words = useWords();
  const { objection, mayObject, longestText } = known;
  return (
    <section className="objecting" aria-labelledby="objecting-title">
      <h3 id="objecting-title">{words.objectTitle}</h3>
      {objection ? <Made objection={objection} />
        : mayObject ? <Form turn={turn} longest={longestText} again={again} />
        : <p>{words.objectConsent}</p>}
    </section>
  );
}

function Made({ objection: { text, answer } }) {
  const words = useWords();
  return (
    <>
      <blockquote>{text}</blockquote>
      <p role="status">{answer ? words.objectAnswered : words.objectKept}</p>
      {answer && <blockquote>{answer}</blockquote>}
    </>
  );
}

function Form({ turn, longest, again }) {
  const words = useWords();
  const challenge = useContext(Challenge);
  const id = useId();
  const [text, setText] = useState('');
  const [state, setState] = useState({ outcome: null });

  async function send(asWritten) {
    if (!text.trim()) return;
    setState({ outcome: 'sending' });
    const answer = await challenge.object(turn, text.trim(), asWritten).catch(() => ({ outcome: 'failed' }));
    setState(answer);
    if (['kept', 'before', 'consent'].includes(answer.outcome)) again();
  }

  const personal = state.outcome === 'personal';
  return (
    <form onSubmit={event => { event.preventDefault(); send(false); }}>
      <label htmlFor={id}>{words.objectLabel}</label>
      <textarea id={id} rows={4} maxLength={longest} required value={text} aria-describedby={`${id}-how`}
        onChange={event => { setText(event.target.value); setState({ outcome: null }); }} />
      <p id={`${id}-how`} className="source-place">{fill(words.objectHow, { longest })}</p>
      <div role="status">
        {personal && <><p className="notice">{words.objectPersonal}</p><blockquote>{state.leftOut}</blockquote></>}
        {state.outcome === 'failed' && <p className="notice">{words.objectFailed}</p>}
      </div>
      {personal ? (
        <div className="objecting-choices">
          <button type="button" className="primary" onClick={() => { setText(state.leftOut); setState({ outcome: null }); }}>{words.objectLeftOut}</button>
          <button type="button" onClick={() => send(true)}>{words.objectAsWritten}</button>
        </div>
      ) : <button type="submit" className="primary" disabled={state.outcome === 'sending'}>{words.objectSend}</button>}
    </form>
  );
}

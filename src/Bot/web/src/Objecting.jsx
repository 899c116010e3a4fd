import { useContext, useId, useRef, useState } from 'react';
import { Challenge } from './challenge.js';
import { fill, useWords } from './words.js';

/** Takes an objection to a reply, or shows what became of it. Nothing is said to be kept before the server says so. */
export function Objecting({ known, turn, again }) {
  const words = useWords();
  const heading = useRef();
  const { objection, mayObject, longestText } = known;
  // The form is about to go, and with it what had the focus.
  const done = () => {
    heading.current.focus();
    again();
  };
  return (
    <section className="objecting" aria-labelledby="objecting-title">
      <h3 id="objecting-title" ref={heading} tabIndex={-1}>{words.objectTitle}</h3>
      {objection && <blockquote>{objection.text}</blockquote>}
      <div role="status">{objection && <p>{objection.answer ? words.objectAnswered : words.objectKept}</p>}</div>
      {objection?.answer && <blockquote>{objection.answer}</blockquote>}
      {!objection && (mayObject ? <Form turn={turn} longest={longestText} done={done} /> : <p>{words.objectConsent}</p>)}
    </section>
  );
}

function Form({ turn, longest, done }) {
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
    if (['kept', 'before', 'consent'].includes(answer.outcome)) done();
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

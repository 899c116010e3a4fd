import { createContext, useContext, useEffect, useRef } from 'react';
import { useFacts } from './facts.js';
import { Place, SourceList } from './Aside.jsx';
import { Why } from './Why.jsx';
import { fill, Language, useWords } from './words.js';

/** Opens the sheet: { kind: 'notice' | 'sources' } or { kind: 'source', citation } or { kind: 'why', activity }. */
export const OpenSheet = createContext(() => {});

/** A dialog over the page. Escape, its button, a press beside it and the back button close it; focus returns. */
export function Sheet({ content, facts, slug, close }) {
  const words = useWords();
  const dialog = useRef();

  useEffect(() => {
    const opener = document.activeElement;
    dialog.current.showModal();
    history.pushState({ sheet: true }, '');
    addEventListener('popstate', close);
    return () => {
      removeEventListener('popstate', close);
      opener?.focus();
    };
  }, []);

  const leave = () => history.back();
  const { title, body: Body } = contents[content.kind];
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title"
      onCancel={event => { event.preventDefault(); leave(); }}
      onClick={event => event.target === dialog.current && leave()}>
      <div className="sheet-inside">
        <div className="sheet-head">
          <h2 id="sheet-title">{title(words, content)}</h2>
          <button type="button" onClick={leave}>{words.close}</button>
        </div>
        <Body content={content} facts={facts} slug={slug} />
      </div>
    </dialog>
  );
}

const contents = {
  notice: { title: words => words.noticeTitle, body: Notice },
  sources: { title: words => words.sources, body: Sources },
  source: { title: (words, { citation }) => fill(words.source, citation), body: Source },
  why: { title: words => words.why, body: Why },
};

function Notice({ slug }) {
  const words = useWords();
  const language = useContext(Language);
  return (
    <>
      {words.noticeBody.map(text => <p key={text}>{text}</p>)}
      <p><a className="to-document" href={`/c/${slug}/charter?language=${language}`} target="_blank" rel="noopener">{words.charter}</a></p>
    </>
  );
}

function Sources({ facts }) {
  return <SourceList citations={useFacts(facts).citations} />;
}

function Source({ content: { citation } }) {
  const words = useWords();
  return (
    <>
      <p className="source-title">{citation.title}</p>
      <Place citation={citation} />
      <blockquote><mark>{citation.quote}</mark></blockquote>
      {citation.url && <p><a className="to-document" href={citation.url} target="_blank" rel="noopener">{words.openDocument}</a></p>}
    </>
  );
}

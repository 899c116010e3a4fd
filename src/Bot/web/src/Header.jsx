import { useContext, useEffect, useRef, useState } from 'react';
import { useFacts } from './facts.js';
import { OpenSheet } from './Sheet.jsx';
import { fill, Language, useWords, wordsIn } from './words.js';

export function Header({ consultation, languages, facts, say, speak }) {
  const words = useWords();
  const open = useContext(OpenSheet);
  return (
    <header className="head">
      <div className="head-words">
        <h1>{consultation.title}</h1>
        <p className="question">{consultation.question}</p>
      </div>
      <div className="head-tools">
        <button type="button" className="quiet ai" onClick={() => open({ kind: 'notice' })}>
          <span className="long">{words.notice}</span><span className="short">{words.noticeShort}</span>
        </button>
        {languages.length > 1 && <Languages languages={languages} speak={speak} />}
        <Menu facts={facts} say={say} />
      </div>
      <Stage facts={facts} />
    </header>
  );
}

function Stage({ facts }) {
  const words = useWords();
  const { stage } = useFacts(facts);
  if (!stage || stage.ending === 'erased') return <p className="stage" />;
  return (
    <p className="stage">
      <span className="stage-marks" aria-hidden="true">
        {Array.from({ length: stage.of }, (_, i) => <i key={i} className={i + 1 === stage.number ? 'now' : ''} />)}
      </span>
      <span>{fill(words.stage, stage)} <strong>{stage.title}</strong></span>
    </p>
  );
}

function Languages({ languages, speak }) {
  const words = useWords();
  const current = useContext(Language);
  return (
    <div className="languages" role="group" aria-label={words.language}>
      {languages.map(language => (
        <button key={language} type="button" lang={language} aria-pressed={language === current}
          aria-label={`${language.toUpperCase()}, ${wordsIn(language).languageName}`} onClick={() => language === current || speak(language)}>
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

function Menu({ facts, say }) {
  const words = useWords();
  const open = useContext(OpenSheet);
  const { citations } = useFacts(facts);
  const [shown, show] = useState(false);
  const menu = useRef();
  const button = useRef();

  useEffect(() => {
    if (!shown) return undefined;
    const outside = event => menu.current.contains(event.target) || show(false);
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [shown]);

  const leave = () => {
    show(false);
    button.current.focus();
  };
  const commands = ['help', 'mine', 'person', 'data'].map(name =>
    [words[name], () => say({ text: words[`${name}Command`], displayText: words[name] })]);
  const items = [...commands, [`${words.sources} (${citations.length})`, () => open({ kind: 'sources' })]];
  const away = event => event.relatedTarget && !menu.current.contains(event.relatedTarget) && show(false);

  return (
    <div className="menu" ref={menu} onBlur={away} onKeyDown={event => event.key === 'Escape' && shown && leave()}>
      <button type="button" ref={button} aria-expanded={shown} aria-controls="menu" onClick={() => show(!shown)}>
        <span aria-hidden="true" className="bars" />{words.menu}
      </button>
      <ul id="menu" hidden={!shown}>
        {items.map(([title, act]) => (
          <li key={title}><button type="button" onClick={() => { leave(); act(); }}>{title}</button></li>
        ))}
      </ul>
    </div>
  );
}

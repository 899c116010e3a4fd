import { useEffect, useMemo, useState } from 'react';
import { Aside } from './Aside.jsx';
import { Challenge, createChallenge } from './challenge.js';
import { Chat } from './Chat.jsx';
import { createFacts, nothingYet, useFacts } from './facts.js';
import { Header } from './Header.jsx';
import { Opening, OpeningFailed } from './looks.jsx';
import { remembered } from './remembered.js';
import { OpenSheet, Sheet } from './Sheet.jsx';
import { sent } from './unsent.js';
import { useConversation } from './useConversation.js';
import { fill, Language, wordsIn } from './words.js';

const locales = { fr: 'fr-FR', en: 'en-US' };

export function Page({ consultation }) {
  const memory = useMemo(() => remembered(consultation.slug), []);
  const challenge = useMemo(() => createChallenge(consultation.slug, memory), []);
  const facts = useMemo(() => createFacts({
    ...nothingYet,
    language: consultation.languages.includes(memory.language) ? memory.language : consultation.language,
    unsent: [],
    erasedAt: 0,
    online: false,
    network: navigator.onLine,
    failures: 0,
    trouble: null,
  }), []);
  const { language, trouble, begun } = useFacts(facts);
  const locale = locales[language] ?? language;
  const [conversation, again] = useConversation(consultation.slug, locale, facts, memory);
  const [sheet, openSheet] = useState(null);
  const words = wordsIn(language);
  const translated = consultation.words[language] ?? consultation.words[consultation.language];

  useEffect(() => {
    memory.language = language;
    document.documentElement.lang = language;
    document.title = fill(words.title, { title: translated.title });
  }, [language]);

  const say = message => conversation?.store.dispatch(sent(message));
  const speak = chosen => {
    facts.set({ language: chosen });
    const { languageCommand, languageName } = wordsIn(chosen);
    say({ text: languageCommand, displayText: languageName });
  };

  return (
    <Language.Provider value={language}>
      <OpenSheet.Provider value={openSheet}>
        <a className="skip" href="#chat">{words.skip}</a>
        {consultation.preview && <p className="preview" role="note">{words.preview}</p>}
        <Header consultation={translated} languages={consultation.languages} facts={facts} say={say} speak={speak} />
        <div className="body">
          <main id="chat" tabIndex={-1} aria-label={words.conversation}>
            {conversation && <Chat key={conversation.key} {...conversation} facts={facts} locale={locale} />}
            {!begun && (trouble ? <OpeningFailed again={again} before={Boolean(memory.resume)} /> : <Opening />)}
          </main>
          <Aside brief={translated.brief} facts={facts} />
        </div>
        <Challenge.Provider value={challenge}>
          {sheet && <Sheet content={sheet} facts={facts} slug={consultation.slug} close={() => openSheet(null)} />}
        </Challenge.Provider>
      </OpenSheet.Provider>
    </Language.Provider>
  );
}

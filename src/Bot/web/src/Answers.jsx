import { hooks } from 'botframework-webchat-component';
import { useEffect } from 'react';
import { useFacts } from './facts.js';
import { useWords } from './words.js';

const { useFocus, useScrollToEnd, useSendMessage, useSendMessageBack } = hooks;

/** The answers the last message suggests, as equal buttons in the order the bot drew; typing stays possible. */
export function Answers({ facts }) {
  const words = useWords();
  const { answers } = useFacts(facts);
  const focus = useFocus();
  const scrollToEnd = useScrollToEnd();
  const sendMessage = useSendMessage();
  const sendMessageBack = useSendMessageBack();

  // The buttons take room from the transcript: what they answer must stay in sight.
  useEffect(() => { if (answers.length) scrollToEnd(); }, [answers]);
  if (!answers.length) return null;

  const answer = async ({ title, value }) => {
    // The button is about to go; on a phone the keyboard should not come.
    await focus('sendBoxWithoutKeyboard');
    if (title === value) sendMessage(value);
    else sendMessageBack(undefined, value, title);
  };
  const longest = Math.max(...answers.map(({ title }) => title.length));
  return (
    <div className={`answers ${answers.length === 3 && longest <= 14 ? 'three' : ''}`} style={{ '--longest': `${longest}ch` }}
      role="group" aria-label={words.answers}>
      {answers.map(action => (
        <button key={action.value} type="button" onClick={() => answer(action)}>{action.title}</button>
      ))}
    </div>
  );
}

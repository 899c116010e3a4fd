import { Components } from 'botframework-webchat-component';
import { useMemo } from 'react';
import { isGrowing } from './activities.js';
import { Answers } from './Answers.jsx';
import { useFacts } from './facts.js';
import { Held, Notices } from './looks.jsx';
import { look } from './look.js';
import { Message, OwnStatus, ReplyFooter } from './Message.jsx';
import { nonce } from './nonce.js';
import { useWords } from './words.js';

const { BasicSendBox, BasicTranscript, Composer } = Components;

const attachmentMiddleware = () => next => card =>
  card.attachment?.contentType?.startsWith('text/') && card.attachment.content
    ? <Message activity={card.activity} text={card.attachment.content} />
    : next(card);

const activityStatusMiddleware = facts => () => next => status =>
  status.activity.from.role === 'bot'
    ? !status.hideTimestamp && !isGrowing(status.activity) && <ReplyFooter activity={status.activity} />
    : <OwnStatus {...status} facts={facts} sending={() => next(status)} />;

/** Microsoft's Web Chat draws the transcript and the composer; the messages' words and the answers are ours. */
export function Chat({ directLine, store, facts, locale }) {
  const { webChat } = useWords();
  const statuses = useMemo(() => activityStatusMiddleware(facts), [facts]);
  // A reply that grows is announced when it is done; that it takes a while, the notices say.
  const strings = useMemo(() => ({ ...webChat, TYPING_INDICATOR_SINGLE_TEXT: ' ' }), [webChat]);
  return (
    <Composer
      activityStatusMiddleware={statuses}
      attachmentMiddleware={attachmentMiddleware}
      directLine={directLine}
      locale={locale}
      nonce={nonce}
      overrideLocalizedStrings={strings}
      store={store}
      styleOptions={look}
    >
      <Layout facts={facts} />
    </Composer>
  );
}

function Layout({ facts }) {
  const { keys } = useWords();
  const { unsent } = useFacts(facts);
  return (
    <div className="chat">
      <BasicTranscript className="transcript" />
      <p className="keys" aria-hidden="true">{keys}</p>
      <Held unsent={unsent} />
      <Notices facts={facts} />
      <Answers facts={facts} />
      <BasicSendBox className="composer" />
    </div>
  );
}

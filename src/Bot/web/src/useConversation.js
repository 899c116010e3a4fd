import { createStore } from 'botframework-webchat-core';
import { useCallback, useEffect, useState } from 'react';
import { connect, obtain } from './connection.js';
import { nothingYet } from './facts.js';
import { createUnsent } from './unsent.js';
import { watch } from './watch.js';

const pauses = [3, 6, 12, 24, 48].map(seconds => seconds * 1000);

/**
 * Opens the conversation and keeps it open: where it ends for good (a token expired in sleep, say) it is opened anew,
 * and the transcript comes back from the server.
 */
export function useConversation(slug, locale, facts, memory) {
  const [conversation, setConversation] = useState(null);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt(attempt => attempt + 1), []);

  useEffect(() => {
    let over = false;
    let timer;
    let opened;
    const later = trouble => {
      if (over) return;
      facts.set({ trouble, online: false });
      timer = setTimeout(again, pauses[Math.min(facts.get().failures, pauses.length - 1)]);
      facts.set({ failures: facts.get().failures + 1 });
    };

    open(slug, locale, facts, memory, { isOver: () => over, ended: () => later('ended'), again })
      .then(made => {
        opened = made;
        if (over) made.end();
        else setConversation({ ...made, key: attempt });
      })
      .catch(() => later('unreachable'));

    return () => {
      over = true;
      clearTimeout(timer);
      opened?.end();
    };
  }, [attempt]);

  useEffect(() => {
    const network = () => {
      facts.set({ network: navigator.onLine });
      if (navigator.onLine && facts.get().trouble) again();
      else conversation?.sendUnsent();
    };
    const events = ['online', 'offline'];
    events.forEach(name => addEventListener(name, network));
    return () => events.forEach(name => removeEventListener(name, network));
  }, [conversation]);

  return [conversation, again];
}

async function open(slug, locale, facts, memory, { isOver, ended, again }) {
  const obtained = await obtain(slug, memory);
  const { grant, lost } = obtained;
  // Answers to the questions of a conversation that is gone answer nothing in another.
  if (lost) memory.keep(memory.conversation, []);
  const unsent = createUnsent(facts, memory, grant.conversationId);
  const store = createStore({}, watch(facts, unsent, erasedAt => {
    unsent.drop();
    facts.set({ erasedAt });
    document.getElementById('chat').focus();
    again();
  }));
  facts.set({ ...nothingYet, startedOver: lost || facts.get().startedOver });

  const directLine = connect(obtained, locale, {
    opened(open) {
      if (isOver()) return;
      facts.set({ online: open, ...(open && { trouble: null, failures: 0, met: true }) });
      if (open) unsent.send();
    },
    // Only now does the server know the conversation, so only now is there something to come back to.
    started: () => {
      memory.resume = grant.resume;
      memory.conversation = grant.conversationId;
    },
    ended: () => isOver() || ended(),
  });
  unsent.attach(directLine);
  return { directLine, store, sendUnsent: unsent.send, end: () => { unsent.close(); directLine.end(); } };
}

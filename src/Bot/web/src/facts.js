import { useSyncExternalStore } from 'react';

/** What the shell shows beside the transcript; learnt from the activities that pass by (see watch.js). */
export function createFacts(initial) {
  let facts = initial;
  const listeners = new Set();
  return {
    get: () => facts,
    set(change) {
      facts = { ...facts, ...change };
      listeners.forEach(listener => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useFacts = facts => useSyncExternalStore(facts.subscribe, facts.get);

/**
 * What a conversation starts with, or starts over with. standingOn: the citations of each turn, by the turn's id. busy: the
 * citizen has said something; working: the server says that its reply takes a while.
 */
export const nothingYet = { stage: null, ending: 'none', citations: [], standingOn: {}, answers: [], busy: false, working: false, begun: false, newest: 0 };

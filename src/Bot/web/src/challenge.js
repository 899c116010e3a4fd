import { createContext } from 'react';
import { tokenFor } from './connection.js';

/** Asks the server why a reply was given, and takes objections to it; see createChallenge. */
export const Challenge = createContext(null);

/** What the server says to an objection: 'kept', 'consent', 'before', 'personal' (with the text as it would be without), or 'failed'. */
const outcomes = { ConsentNeeded: 'consent', AlreadyObjected: 'before', PersonalData: 'personal' };

/** @returns {{ reasons: (turn: string) => Promise<object>, object: (turn: string, text: string, asWritten: boolean) => Promise<object> }} */
export function createChallenge(slug, memory) {
  // A token of its own: the connection's may have gone old in sleep, and is renewed where nobody sees it.
  const ask = async (path, options = {}) => {
    const { token } = await tokenFor(slug, memory.resume);
    return fetch(`/c/${slug}/${path}`, { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } });
  };
  return {
    async reasons(turn) {
      const response = await ask(`why?turn=${encodeURIComponent(turn)}`);
      if (!response.ok) throw new Error(`No reasons: ${response.status}.`);
      return response.json();
    },
    async object(turn, text, asWritten) {
      const response = await ask('objections', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ turn, text, asWritten }),
      });
      if (response.ok) return { outcome: 'kept' };
      const { error, leftOut } = await response.json();
      return { outcome: outcomes[error.code] ?? 'failed', leftOut };
    },
  };
}

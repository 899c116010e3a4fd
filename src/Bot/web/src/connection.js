import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';

export class TokenRefused extends Error {
  constructor(status) {
    super(`The token was refused: ${status}.`);
    this.status = status;
  }
}

/** From the join page of a live session; out of the address at once, as it names the citizen. */
const room = new URLSearchParams(location.search).get('room');
if (room) history.replaceState(null, '', location.pathname);

/** A token for the conversation that a device comes back to, or for a new one. */
export async function tokenFor(slug, resume, ticket) {
  const response = await fetch(`/c/${slug}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...(resume && { resume }), ...(ticket && { room: ticket }) }),
  });
  if (!response.ok) throw new TokenRefused(response.status);
  return response.json();
}

const refusesResume = error => error instanceof TokenRefused && [400, 401, 403, 404, 410].includes(error.status);

/**
 * A token for the conversation this device remembers, or for a new one.
 * @returns {Promise<{ grant: object, resumed: boolean, lost: boolean }>} lost: there was one, and it can no longer be had.
 */
export async function obtain(slug, memory) {
  const resume = memory.resume;
  if (resume) {
    try {
      return { grant: await tokenFor(slug, resume, room), resumed: true, lost: false };
    } catch (error) {
      if (!refusesResume(error)) throw error;
      memory.resume = null;
    }
  }
  return { grant: await tokenFor(slug, null, room), resumed: false, lost: Boolean(resume) };
}

/** Tells when the socket opens and closes; Direct Line's own status stays "online" while it waits to reconnect. */
function observedSocket(changed) {
  return class extends WebSocket {
    constructor(url) {
      super(url);
      this.addEventListener('open', () => changed(true));
      this.addEventListener('close', () => changed(false));
    }
  };
}

/**
 * @param {{ opened: (open: boolean) => void, started: () => void, ended: (status: number) => void }} on
 *   ended: this connection will not come back by itself.
 */
export function connect({ grant, resumed }, locale, on) {
  const directLine = new DirectLine({
    domain: `${location.origin}/v3/directline`,
    token: grant.token,
    webSocket: true,
    WebSocket: observedSocket(on.opened),
    conversationStartProperties: { locale },
    // From the very start of the conversation, so that the transcript comes back whole.
    ...(resumed && { conversationId: grant.conversationId, watermark: '0' }),
  });
  directLine.connectionStatus$.subscribe(status => {
    if (status === ConnectionStatus.Online) on.started();
    else if (status >= ConnectionStatus.ExpiredToken) on.ended(status);
  });
  return directLine;
}

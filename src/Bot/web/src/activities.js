import { fromMarkdown } from 'mdast-util-from-markdown';

/** What the bot says to the shell besides the words: stage, language, status, citations, turn. */
export const isegoria = activity => activity.channelData?.isegoria ?? {};

/**
 * Where a message stands in the conversation: the server's time in milliseconds, with the digits below them that a
 * JavaScript date drops, since several messages of one reply fall into one millisecond.
 */
export const placeOf = ({ timestamp }) =>
  Date.parse(timestamp) + Number(`0.${/\.\d{3}(\d+)/.exec(timestamp)?.[1] ?? 0}`);

/** True for words of a reply that is still being made; the reply itself will take their place. */
export const isGrowing = activity => activity.channelData?.streamType === 'streaming';

/** The citation a reference such as [1] names, if the message has it. */
export const cited = (activity, identifier) =>
  isegoria(activity).citations?.find(citation => String(citation.number) === identifier);

/** The message as a tree. Only its own few shapes are ever drawn: no HTML, no images, no addresses. */
export const parsed = activity => fromMarkdown(activity.text ?? '');

const plain = node =>
  node.type === 'definition' ? ''
  : node.type === 'linkReference' ? ''
  : node.type === 'break' ? '\n'
  : 'value' in node ? node.value
  : (node.children ?? []).map(plain).join(['root', 'list', 'blockquote'].includes(node.type) ? '\n' : '');

/** What a screen reader announces for a new message: its words, then the answers it suggests. */
export function spokenText(activity) {
  const answers = activity.suggestedActions?.actions?.map(action => action.title) ?? [];
  return [plain(parsed(activity)).trim(), answers.join(', ')].filter(Boolean).join('\n');
}

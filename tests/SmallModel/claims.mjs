// A model too small to name its sources. Here it claims all it was shown, sentence by sentence, so that what it says is
// held against them rather than thrown away unread.

/** Passes an answer's pieces on, whole sentences at a time, each with the numbers of all passages of the prompt. */
export async function* claimingAll(answer, messages) {
  const mark = markOf(messages);
  let held = "";
  for (;;) {
    const { done, value } = await answer.next();
    if (done) {
      yield marked(held, mark, /([.!?…]["”»]?)(?=\s+\p{Lu}|\s*$)/gu);
      return value;
    }
    held += value;
    const sentence = /^[^]*[.!?…]["”»]?\s+(?=\p{Lu})/u.exec(held)?.[0];
    if (sentence) {
      yield marked(sentence, mark, /([.!?…]["”»]?)(?=\s+\p{Lu}|\s+$)/gu);
      held = held.slice(sentence.length);
    }
  }
}

function markOf(messages) {
  const shown = messages.map(message => message.content).join("\n").match(/<passage number="\d+"/g)?.length ?? 0;
  return shown === 0 ? "" : ` [${Array.from({ length: shown }, (_, at) => at + 1).join(", ")}]`;
}

function marked(text, mark, end) {
  return text.replace(end, `${mark}$1`);
}

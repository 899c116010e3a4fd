// What a chat completion asks for, or the refusal in OpenAI's shape.

const MostBytes = 1_000_000;
const Roles = ["system", "developer", "user", "assistant"];

export class Refusal extends Error {
  constructor(status, message, { type = "invalid_request_error", param = null, code = null } = {}) {
    super(message);
    this.status = status;
    this.error = { message, type, param, code };
  }
}

export async function readRequest(request, models) {
  const body = await readJson(request);
  const asks = (holds, param, message) => {
    if (!holds)
      throw new Refusal(400, message, { param });
  };
  if (!models.includes(body.model))
    throw new Refusal(404, `The model '${body.model}' does not exist.`, { param: "model", code: "model_not_found" });
  asks(Array.isArray(body.messages) && body.messages.length > 0, "messages", "'messages' must hold at least one message.");
  asks((body.n ?? 1) === 1 && !body.tools?.length, "n", "One answer in plain words is all this server gives.");
  const maxTokens = body.max_completion_tokens ?? body.max_tokens ?? undefined;
  asks(maxTokens === undefined || (Number.isInteger(maxTokens) && maxTokens > 0), "max_tokens", "'max_tokens' must be a whole number above 0.");
  const temperature = body.temperature ?? 1;
  asks(temperature >= 0 && temperature <= 2, "temperature", "'temperature' must lie between 0 and 2.");
  const stop = [body.stop ?? []].flat();
  asks(stop.length <= 4 && stop.every(word => typeof word === "string" && word), "stop", "'stop' holds up to four texts.");
  const topLogprobs = body.logprobs === true ? body.top_logprobs ?? 1 : 0;
  asks(Number.isInteger(topLogprobs) && topLogprobs >= 0 && topLogprobs <= 20, "top_logprobs", "'top_logprobs' lies between 0 and 20.");
  asks(topLogprobs === 0 || body.stream !== true, "logprobs", "'logprobs' come with whole answers only.");
  return {
    model: body.model,
    messages: body.messages.map(readMessage),
    maxTokens, temperature, stop, topLogprobs,
    seed: body.seed ?? undefined,
    stream: body.stream === true,
    includeUsage: body.stream_options?.include_usage === true,
  };
}

async function readJson(request) {
  const parts = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > MostBytes)
      throw new Refusal(413, `The request is larger than ${MostBytes} bytes.`);
    parts.push(part);
  }
  try {
    const body = JSON.parse(Buffer.concat(parts).toString("utf8"));
    if (body && typeof body === "object" && !Array.isArray(body))
      return body;
  }
  catch {
    // Told below.
  }
  throw new Refusal(400, "The body is no JSON object.");
}

/** A content is a text, or a list of parts with texts. */
function readMessage({ role, content } = {}, index) {
  const texts = typeof content === "string" ? [content] : Array.isArray(content) ? content.map(part => part?.text) : [undefined];
  if (!Roles.includes(role) || !texts.every(text => typeof text === "string"))
    throw new Refusal(400, `Message ${index} has no known role, or no text.`, { param: `messages[${index}]` });
  return { role: role === "developer" ? "system" : role, content: texts.join("") };
}

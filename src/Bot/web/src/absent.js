// Stands where a part of Web Chat that this page never uses would be.
export const DirectLineStreaming = undefined;
export default { getType: () => null };

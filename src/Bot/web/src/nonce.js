/** Admits the style elements drawn at run time under the page's policy; fresh with every response. */
export const { nonce } = document.querySelector('script[nonce]');

// Web Chat does not hand its nonce on to this package, whose styles the page's policy would then refuse; and it asks for
// animation of everybody.
import { useCallback } from 'react';
import { Composer as Bare, useScrollTo, useScrollToEnd as useAnimatedScrollToEnd } from 'react-scroll-to-bottom';
import { nonce } from './nonce.js';

export * from 'react-scroll-to-bottom';
export const Composer = props => <Bare {...props} nonce={nonce} />;

const still = matchMedia('(prefers-reduced-motion: reduce)');

export function useScrollToEnd() {
  const scrollTo = useScrollTo();
  const animated = useAnimatedScrollToEnd();
  return useCallback(
    options => still.matches ? scrollTo('100%', { behavior: 'auto' }) : animated(options),
    [scrollTo, animated]);
}

import { createContext, useContext } from 'react';
import words from './words.json';

export const Language = createContext('fr');

export const wordsIn = language => words[language] ?? words.en;

export const useWords = () => wordsIn(useContext(Language));

export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

import app from './en/app.json'
import facts from './en/facts.json'
import handout from './en/handout.json'
import print from './en/print.json'
import screens from './en/screens.json'
import search from './en/search.json'
import shell from './en/shell.json'

/** The English catalog, one file an area; every key begins with the name of its file's area. */
export const en = { ...app, ...facts, ...handout, ...print, ...screens, ...search, ...shell }

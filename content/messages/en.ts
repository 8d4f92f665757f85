import app from './en/app.json'
import bundles from './en/bundles.json'
import facts from './en/facts.json'
import handout from './en/handout.json'
import notes from './en/notes.json'
import print from './en/print.json'
import recall from './en/recall.json'
import screens from './en/screens.json'
import search from './en/search.json'
import shell from './en/shell.json'
import speech from './en/speech.json'
import staff from './en/staff.json'
import visit from './en/visit.json'

/** The English catalog, one file an area: keys begin with its name, those of `facts.json` with the kind of fact they say. */
export const en = {
  ...app,
  ...bundles,
  ...facts,
  ...handout,
  ...notes,
  ...print,
  ...recall,
  ...screens,
  ...search,
  ...shell,
  ...speech,
  ...staff,
  ...visit,
}

import app from './messages/app.json'
import bundles from './messages/bundles.json'
import facts from './messages/facts.json'
import handout from './messages/handout.json'
import notes from './messages/notes.json'
import print from './messages/print.json'
import recall from './messages/recall.json'
import screens from './messages/screens.json'
import search from './messages/search.json'
import shell from './messages/shell.json'
import speech from './messages/speech.json'
import staff from './messages/staff.json'
import visit from './messages/visit.json'

/** The English catalog, one file an area: keys begin with its name, those of `facts.json` with the kind of fact they say. */
export const messages = {
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

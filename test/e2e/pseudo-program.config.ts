import { defineConfig } from 'electron-vite'
import { programConfig } from '../../electron.vite.config.ts'

const registry = process.env['MBC_TEST_REGISTRY']
if (registry === undefined) throw new Error('MBC_TEST_REGISTRY names the module with the languages to build')

const config = programConfig({ registry })
// The guide of the pseudo-language is written by the test: it is made of the compiled English one.
const plugins = (config.renderer?.plugins ?? []).filter(
  (plugin) => !(plugin && 'name' in plugin && plugin.name === 'mbc-guide'),
)

/** The program with other languages than those of a release, for pseudo-program.ts. */
export default defineConfig({ ...config, renderer: { ...config.renderer, plugins } })

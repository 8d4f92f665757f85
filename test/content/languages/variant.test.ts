import { build } from 'vite'
import { expect, it } from 'vitest'
import { programConfig, type Variant } from '../../../electron.vite.config.ts'

/** The code of a part of the program that knows the languages, as a variant builds it. */
async function codeOf(variant: Variant): Promise<string> {
  const { main } = programConfig(variant)
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    ...(main?.plugins && { plugins: main.plugins }),
    build: { write: false, minify: false, lib: { entry: 'content/languages/languages.ts', formats: ['es'] } },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('Nothing was built')
  return first.output.flatMap((file) => (file.type === 'chunk' ? file.code : [])).join('\n')
}

it('a release has no language but the installed ones', async () => {
  const code = await codeOf({})
  expect(code).toContain('code: "en"')
  expect(code).not.toContain('code: "zz"')
})

it('a build for tests has another language in place of them', async () => {
  const code = await codeOf({ registry: 'test/content/languages/variant.ts' })
  expect(code).toContain('code: "zz"')
})

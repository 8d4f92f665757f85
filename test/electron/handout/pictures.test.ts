import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { drawPage } from './draw-page.ts'
import { clinic, render } from './fixture.ts'
import { sampleGuide, samplePlan } from './sample.ts'

/** `UPDATE_PICTURES=1` writes the pictures anew; look at each before it is committed. */
const update = process.env['UPDATE_PICTURES'] === '1'
const stored = path.resolve('test/electron/handout/pictures')
const found = path.resolve('test-results/handout-pictures')

/** Pixels an inch: enough to see a line that moved. */
const resolution = 60
/** Share of pixels that may differ: letters are drawn a little differently from machine to machine. */
const tolerance = 0.004

describe.each([
  ['letter', { clinic, note: 'For you.', id: 'ABCD-EFGH-JKMN' }, [1, 2, 3, 4]],
  ['a4', { paper: 'a4' }, [1]],
  ['large-print', { largePrint: true, clinic }, [1, 4]],
] as const)('the pages in %s', (name, look, numbers) => {
  it.each(numbers)('page %i looks as it was last looked at', async (number) => {
    const { bytes } = await render(samplePlan, look, sampleGuide)
    const picture = await drawPage(bytes, number, resolution)
    const file = `${name}-${number}.png`
    if (update) writeFileSync(path.join(stored, file), PNG.sync.write(picture))
    expect(existsSync(path.join(stored, file)), `${file} is not stored; run with UPDATE_PICTURES=1`).toBe(true)
    const before = PNG.sync.read(readFileSync(path.join(stored, file)))
    expect([picture.width, picture.height]).toEqual([before.width, before.height])
    const difference = new PNG({ width: picture.width, height: picture.height })
    const pixels = pixelmatch(before.data, picture.data, difference.data, picture.width, picture.height, {
      threshold: 0.2,
    })
    const share = pixels / (picture.width * picture.height)
    if (share > tolerance) {
      mkdirSync(found, { recursive: true })
      writeFileSync(path.join(found, file), PNG.sync.write(picture))
      writeFileSync(path.join(found, `difference-${file}`), PNG.sync.write(difference))
    }
    expect(share, `see test-results/handout-pictures/${file}`).toBeLessThanOrEqual(tolerance)
  })
})

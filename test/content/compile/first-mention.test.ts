import { expect, it } from 'vitest'
import { blockTexts } from '../../../content/schema/block.ts'
import { about } from './mistake.ts'
import { compileSmallGuide, edited } from './small-guide.ts'

/** The texts of the page, after the passage was put in. */
function textsWith(passage: string): string[] {
  const page = edited(about, 'The cancer has spread. A metastasis is the place to which it went.', passage)
  const { guide, problems } = compileSmallGuide({ [about]: page.text })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return (guide?.pages.find(({ id }) => id === 'about')?.blocks ?? []).flatMap(blockTexts).slice(0, -2)
}

const given = 'You can have tamoxifen.\n\n::source[big-guide L11]'
const branded = 'You can have tamoxifen (Soltamox).'

it('prints the brand once where everybody reads both', () => {
  expect(textsWith(`${given}\n\nMany people take tamoxifen.`)).toEqual([branded, 'Many people take tamoxifen.'])
})

it('prints it again where the first text is for other people', () => {
  expect(
    textsWith(
      `:::when{menopause=pre}\n${given}\n:::\n\n:::when{menopause=post}\n${given}\n:::\n\nMany take tamoxifen.`,
    ),
  ).toEqual([branded, branded, 'Many take tamoxifen (Soltamox).'])
})

it('prints it once where the second text is for some of those who read the first', () => {
  expect(
    textsWith(
      `:::when{menopause="pre|post"}\n${given}\n:::\n\n:::when{menopause=pre sex=female}\n${given}\n:::\n\nRest.`,
    ),
  ).toEqual([branded, 'You can have tamoxifen.', 'Rest.'])
})

it('prints it again where the first text stands behind ‘More about this’ or is sensitive', () => {
  expect(textsWith(`:::more\n${given}\n:::\n\n:::sensitive\n${given}\n:::\n\nMany take tamoxifen.`)).toEqual([
    branded,
    branded,
    'Many take tamoxifen (Soltamox).',
  ])
})

it('prints it again where a handout may leave out the first text for another medicine', () => {
  expect(
    textsWith(
      `Some have tamoxifen and trastuzumab.\n\n::source[big-guide L11]\n\n:::when{hr=positive}\n${given}\n:::\n\nRest.`,
    ),
  ).toEqual(['Some have tamoxifen (Soltamox) and trastuzumab (Herceptin).', branded, 'Rest.'])
})

it('prints it in the label of a link that names the medicine first, and not again after it', () => {
  expect(
    textsWith(
      '- [Tamoxifen](page:hormonal)\n- [tamoxifen and trastuzumab](page:hormonal) or rest\n\nMany take tamoxifen.',
    ),
  ).toEqual(['Tamoxifen (Soltamox)', 'tamoxifen and trastuzumab (Herceptin) or rest', 'Many take tamoxifen.'])
})

it('leaves a link alone whose writer put the brand beside it', () => {
  expect(textsWith('Take [tamoxifen](page:hormonal) (Soltamox).\n\nOr [Soltamox (tamoxifen)](page:hormonal).')).toEqual(
    ['Take tamoxifen (Soltamox).', 'Or Soltamox (tamoxifen).'],
  )
})

it('prints it below a heading that names the medicine', () => {
  expect(textsWith('Rest.\n\n::source[big-guide L11]\n\n## About tamoxifen\n\nMany take tamoxifen.')).toEqual([
    'Rest.',
    'About tamoxifen',
    'Many take tamoxifen (Soltamox).',
  ])
})

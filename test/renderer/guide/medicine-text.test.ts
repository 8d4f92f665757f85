import { expect, test } from 'vitest'
import { cardTextOf } from '../../../renderer/guide/medicine-text.ts'
import { medicine, use } from '../../content/tailor/mini-guide.ts'

test('a card says of a medicine that it is used only now and then', () => {
  const rare = use({ rarely: true, use: 'used only now and then' })
  expect(cardTextOf(medicine('rare', [rare], { brands: ['Rarely'] }))).toBe('Rarely · used only now and then')
  expect(cardTextOf(medicine('rare', [rare, use()], { brands: ['Rarely'] }))).toBe('Rarely')
  expect(cardTextOf(medicine('usual', [use()]))).toBeNull()
})

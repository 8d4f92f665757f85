import { expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { layoutAfter, layoutsFor } from '../../../renderer/keyboard/layouts.ts'

it('writes every letter, digit, accent and mark of English and Spanish', () => {
  const keys = Object.values(layoutsFor('one', english.keyboard)).flatMap((rows) =>
    rows.flatMap((row) => row.split(' ')),
  )
  for (const sign of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789áéíóúüñÁÉÍÓÚÜÑ¿¡?!.,:;()-/') {
    expect(keys).toContain(sign)
  }
})

it('can always space, hide the keys and come back to the letters', () => {
  for (const rows of [
    ...Object.values(layoutsFor('one', english.keyboard)),
    ...Object.values(layoutsFor('several', english.keyboard)),
  ]) {
    const keys = rows.join(' ')
    expect(keys).toContain('{space}')
    expect(keys).toContain('{close}')
    expect(keys).toContain('{bksp}')
    expect(/\{letters\}|\{numbers\}/.test(keys)).toBe(true)
  }
})

it('has a key for a new line wherever the field takes several, and nowhere else', () => {
  for (const rows of Object.values(layoutsFor('several', english.keyboard))) expect(rows.join(' ')).toContain('{enter}')
  for (const rows of Object.values(layoutsFor('one', english.keyboard))) expect(rows.join(' ')).not.toContain('{enter}')
})

it('writes one capital and returns to small letters', () => {
  expect(layoutAfter('{shift}', 'letters')).toBe('capitals')
  expect(layoutAfter('N', 'capitals')).toBe('letters')
  expect(layoutAfter('{shift}', 'capitals')).toBe('letters')
  expect(layoutAfter('a', 'letters')).toBeNull()
  expect(layoutAfter('ñ', 'accents')).toBeNull()
})

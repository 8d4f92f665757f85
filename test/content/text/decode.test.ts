import { describe, expect, it } from 'vitest'
import { decodeUtf8 } from '../../../content/text/decode.ts'

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('decodeUtf8', () => {
  it.each([
    ['plain', Buffer.from('{"a":"São"}')],
    ['with a byte order mark', Buffer.from('\uFEFF{"a":"São"}')],
  ])('reads UTF-8: %s', (_, bytes) => {
    expect(decodeUtf8(bytes)).toEqual({ text: '{"a":"São"}', problem: null })
  })

  it.each([
    ['UTF-16', Buffer.from('\uFEFF{"paper":"a4"}', 'utf16le')],
    ['UTF-16', Buffer.from('{"paper":"a4"}', 'utf16le')],
    ['UTF-16', utf16be('\uFEFF{"paper":"a4"}')],
    ['UTF-16', utf16be('{"name":"Łódź"}')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0])],
    ['ANSI', Buffer.from('{"name":"Clínica São José"}', 'latin1')],
    ['ANSI', Buffer.from([0x7b, 0x22, 0x93, 0x41, 0x94, 0x22, 0x7d])],
  ])('names %s and what to do', (name, bytes) => {
    const { text, problem } = decodeUtf8(bytes)
    expect(text).toBeNull()
    expect(problem).toContain(name)
    expect(problem).toContain('Save it as UTF-8.')
  })

  it('names the line of the first letter of another encoding', () => {
    expect(decodeUtf8(Buffer.from('{\r\n"a": "x",\r\n"b": "38 \u00b0C"}', 'latin1')).problem).toContain('line 3')
  })

  it('calls a picture no text', () => {
    expect(decodeUtf8(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])).problem).toContain(
      'not text',
    )
  })
})

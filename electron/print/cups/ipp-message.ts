/** The value tags of the Internet Printing Protocol that we write or read (RFC 8010, section 3.5.2). */
const tag = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  range: 0x33,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
} as const
const operationGroup = 0x01
const endOfAttributes = 0x03
const firstValueTag = 0x10

/** One attribute of a request: value tag, name, values. */
export type IppRequestAttribute = readonly [
  type: Exclude<keyof typeof tag, 'range'>,
  name: string,
  ...values: (string | number | boolean)[],
]
/** An attribute of a request, or the tag of the group that the attributes after it are in. */
export type IppRequestItem = IppRequestAttribute | { group: number }
/** A range of integers, both ends included. */
export interface IppRange {
  lower: number
  upper: number
}
/** An attribute's values; types we do not read come as null. */
export type IppValues = (string | number | boolean | IppRange | null)[]
/** The attributes of one printer or one job. */
export type IppGroup = Record<string, IppValues>
export interface IppResponse {
  /** 0x0000–0x00ff: worked; 0x04xx: our mistake; 0x05xx: the server's. */
  status: number
  groups: { kind: number; attributes: IppGroup }[]
}

/** Writes a request (IPP 1.1, UTF-8, English). Attributes before the first group tag are those of the operation. */
export function encodeRequest(operation: number, requestId: number, items: readonly IppRequestItem[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16BE(0x0101, 0)
  head.writeUInt16BE(operation, 2)
  head.writeUInt32BE(requestId, 4)
  const all: IppRequestItem[] = [
    ['charset', 'attributes-charset', 'utf-8'],
    ['language', 'attributes-natural-language', 'en'],
    ...items,
  ]
  return Buffer.concat([
    head,
    Buffer.from([operationGroup]),
    ...all.flatMap((item) => ('group' in item ? [Buffer.from([item.group])] : encodeAttribute(item))),
    Buffer.from([endOfAttributes]),
  ])
}

function encodeAttribute([type, name, ...values]: IppRequestAttribute): Buffer[] {
  return values.flatMap((value, index) => [
    Buffer.from([tag[type]]),
    withLength(Buffer.from(index === 0 ? name : '')),
    withLength(encodeValue(value)),
  ])
}

function encodeValue(value: string | number | boolean): Buffer {
  if (typeof value === 'string') return Buffer.from(value)
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0])
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Reads a response. Throws a RangeError where it is cut short or no IPP. */
export function decodeResponse(bytes: Buffer): IppResponse {
  const response: IppResponse = { status: bytes.readUInt16BE(2), groups: [] }
  let values: IppValues | null = null
  let at = 8
  const take = () => {
    const length = bytes.readUInt16BE(at)
    const start = at + 2
    at = start + length
    if (at > bytes.length) throw new RangeError('IPP response is cut short')
    return bytes.subarray(start, at)
  }
  for (;;) {
    const next = bytes.readUInt8(at++)
    if (next === endOfAttributes) return response
    if (next < firstValueTag) {
      response.groups.push({ kind: next, attributes: {} })
      values = null
      continue
    }
    const name = take().toString()
    const value = decodeValue(next, take())
    const group = response.groups.at(-1)
    if (!group) throw new RangeError('IPP attribute outside a group')
    if (name) group.attributes[name] = values = []
    values?.push(value)
  }
}

function decodeValue(type: number, bytes: Buffer): IppValues[number] {
  if (type === tag.integer || type === tag.enum) return bytes.readInt32BE(0)
  if (type === tag.boolean) return bytes.readUInt8(0) === 1
  if (type === tag.range) return { lower: bytes.readInt32BE(0), upper: bytes.readInt32BE(4) }
  const text = type >= 0x41 && type <= 0x49
  return text ? bytes.toString() : null
}

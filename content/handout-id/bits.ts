/** Writes whole numbers one after the other into as few bits as they need. */
export class BitWriter {
  readonly #bits: number[] = []

  /** `value` in `width` bits, the highest first; it must fit. */
  write(value: number, width: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** width)
      throw new RangeError(`${value} does not fit into ${width} bits`)
    for (let bit = width - 1; bit >= 0; bit--) this.#bits.push(Math.floor(value / 2 ** bit) % 2)
  }

  flag(value: boolean): void {
    this.write(value ? 1 : 0, 1)
  }

  /** A number of any size: four bits at a time, the lowest first, each with a bit that says whether more follow. */
  count(value: number): void {
    for (let rest = value; ; rest = Math.floor(rest / 16)) {
      this.flag(rest >= 16)
      this.write(rest % 16, 4)
      if (rest < 16) return
    }
  }

  /** The bits in symbols of five, the last filled up with zeros. */
  symbols(): number[] {
    const symbols: number[] = []
    for (let at = 0; at < this.#bits.length; at += 5) {
      symbols.push([0, 1, 2, 3, 4].reduce((symbol, bit) => symbol * 2 + (this.#bits[at + bit] ?? 0), 0))
    }
    return symbols
  }
}

/** There are fewer bits than are asked for, or more than were read. */
export class BitsError extends Error {
  override readonly name = 'BitsError'
}

/** Reads what a `BitWriter` wrote. @throws BitsError when the bits end too early. */
export class BitReader {
  readonly #bits: number[]
  #at = 0

  constructor(symbols: readonly number[]) {
    this.#bits = symbols.flatMap((symbol) => [16, 8, 4, 2, 1].map((bit) => (symbol & bit ? 1 : 0)))
  }

  read(width: number): number {
    if (this.#at + width > this.#bits.length) throw new BitsError('The bits end too early')
    let value = 0
    for (const bit of this.#bits.slice(this.#at, this.#at + width)) value = value * 2 + bit
    this.#at += width
    return value
  }

  flag(): boolean {
    return this.read(1) === 1
  }

  count(): number {
    let value = 0
    for (let unit = 1; unit < 2 ** 40; unit *= 16) {
      const more = this.flag()
      value += this.read(4) * unit
      if (!more) return value
    }
    throw new BitsError('A number has no end')
  }

  /** @throws BitsError unless all that is left is the filling of the last symbol. */
  end(): void {
    const left = this.#bits.slice(this.#at)
    if (left.length >= 5 || left.includes(1)) throw new BitsError('There are bits too many')
  }
}

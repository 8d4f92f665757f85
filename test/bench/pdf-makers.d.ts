/** What the benchmark uses of pdfmake, which brings no types. */
declare module 'pdfmake' {
  export function setFonts(fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>): void
  export function setUrlAccessPolicy(allowed: (url: string) => boolean): void
  export function setLocalAccessPolicy(allowed: (file: string) => boolean): void
  export function createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
}

/** An import that is forbidden. */
export interface Ban {
  regex: string
  message: string
  allowTypeImports?: boolean
  /** Only these names of the module; without it the whole module. */
  importNamePattern?: string
}
/** Syntax that is forbidden, as an ESLint selector. */
export interface SyntaxBan {
  selector: string
  message: string
}

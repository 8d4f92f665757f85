import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Parts of the names of the test files that take longest, in order. */
const longest = ['tailor/exhaustive', 'tailor/unknowns', 'handout/conformance', 'handout/maker', 'handout/length']

/**
 * The longest test files first, so that none of them runs alone at the end; then the files that share the modules of their
 * process, one after the other.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(name))
      return at < 0 ? longest.length + Number(project.config.isolate) : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

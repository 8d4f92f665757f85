import type { SearchResult } from '../../content/search/results.ts'
import type { Route } from '../navigation/routes.ts'

/** The screen a result leads to; null for a word, which opens where one is. */
export function routeOf(target: SearchResult['target']): Route | null {
  switch (target.kind) {
    case 'page':
      return { name: 'page', id: target.id, anchor: target.anchor }
    case 'medicine':
      return { name: 'medicine', id: target.id }
    case 'question':
      return { name: 'questions', anchor: target.id }
    case 'word':
      return null
  }
}

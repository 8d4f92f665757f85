import { keyboard, type TextField } from './keyboard.svelte.ts'

/** Attached to a text field: brings the on-screen keyboard up while the field is being written into. */
export function screenKeyboard(field: TextField): () => void {
  const open = () => keyboard.open(field)
  field.addEventListener('focus', open)
  field.addEventListener('pointerup', open)
  return () => {
    field.removeEventListener('focus', open)
    field.removeEventListener('pointerup', open)
    keyboard.leave(field)
  }
}

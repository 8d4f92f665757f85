/** The day it is here, as YYYY-MM-DD: the day that is printed on a handout. */
export function today(now = new Date()): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`
}

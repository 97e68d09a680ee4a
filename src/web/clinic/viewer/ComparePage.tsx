/** Shows nothing yet. */
export function ComparePage() {
  return null
}

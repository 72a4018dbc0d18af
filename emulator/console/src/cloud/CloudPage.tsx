export function CloudPage() {
  return null
}

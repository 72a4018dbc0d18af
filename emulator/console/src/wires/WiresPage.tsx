export function WiresPage() {
  return null
}

/** The address of the page that configures a cloud connection, and on it one of its parts. */
export function endpointPath(factoryPid: string, endpointPid: string, part?: string): string {
  const path = `/cloud/${encodeURIComponent(factoryPid)}/${encodeURIComponent(endpointPid)}`
  return part ? `${path}?part=${encodeURIComponent(part)}` : path
}

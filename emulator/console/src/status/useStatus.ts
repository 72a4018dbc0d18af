import { useQuery } from '@tanstack/react-query'
import { marram } from '../api/gateway'

/** How the gateway is, asked for every two seconds while the page is visible. */
export function useStatus() {
  return useQuery({ queryKey: ['status'], queryFn: marram.status, refetchInterval: 2_000 })
}

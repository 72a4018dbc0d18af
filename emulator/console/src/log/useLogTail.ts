import { useQuery, useQueryClient } from '@tanstack/react-query'
import { marram } from '../api/gateway'
import type { LogTail } from '../api/types'
import { appended } from './logLines'

const LOG = ['log']
const PAGE = 500

/** The end of the gateway's log, growing every second unless it is paused. */
export function useLogTail(paused: boolean) {
  const client = useQueryClient()
  return useQuery({
    queryKey: LOG,
    queryFn: async () => {
      let known = client.getQueryData<LogTail>(LOG)
      for (;;) {
        const tail = await marram.log(known?.next ?? 0, PAGE)
        const restarted = known !== undefined && tail.next < known.next
        known = appended(known, tail)
        if (tail.lines.length < PAGE && !restarted) {
          return known
        }
      }
    },
    enabled: !paused,
    refetchInterval: 1_000,
    structuralSharing: false,
  })
}

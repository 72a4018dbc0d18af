import { useQuery } from '@tanstack/react-query'
import { marram } from '../api/gateway'
import { useObjectUrl } from '../components/useObjectUrl'

/** The picture that a metatype brings along. */
export function ComponentIcon({ pid }: { pid: string }) {
  const icon = useQuery({ queryKey: ['icon', pid], queryFn: () => marram.icon(pid), staleTime: Infinity, retry: false })
  const url = useObjectUrl(icon.data)
  return url ? <img src={url} alt="" width={32} height={32} /> : null
}

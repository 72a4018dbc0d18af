import type { Box } from '../api/types'

/** Frames around what was found, in the picture's own pixels. */
export function Boxes({ boxes, width, height }: { boxes: Box[]; width: number; height: number }) {
  const line = Math.max(width, height) / 300
  const letters = Math.max(width, height) / 45
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={
        boxes.map(({ label, score }) => `${label} ${Math.round(100 * score)} %`).join(', ') || 'nothing found'
      }
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
    >
      {boxes.map((box, index) => (
        <g key={index}>
          <rect
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            fill="none"
            stroke="#3ee0ac"
            strokeWidth={line}
            rx={line * 2}
          />
          <text
            x={box.x}
            y={Math.max(letters, box.y - line * 2)}
            fontSize={letters}
            fill="#3ee0ac"
            stroke="#000"
            strokeWidth={letters / 6}
            paintOrder="stroke"
          >
            {box.label} {Math.round(100 * box.score)} %
          </text>
        </g>
      ))}
    </svg>
  )
}

package io.marram.converter.graph;

/** How a window treats the border of a picture. */
public enum Padding {
  /** The border is filled up so that every stride-th pixel gets a window. */
  SAME,
  /** Only windows that lie entirely inside count. */
  VALID
}

package io.marram.emulator.kura.graph;

import java.util.Set;

/** Whether the graph works as drawn. */
public interface GraphState {
  /** The wires that do not carry records now, as {@code emitter -> receiver}. */
  Set<String> unconnected();
}

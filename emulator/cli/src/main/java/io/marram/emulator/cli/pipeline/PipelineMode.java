package io.marram.emulator.cli.pipeline;

import io.marram.emulator.cli.wires.WireGraph;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a pipeline does. */
enum PipelineMode {
  /** Simulates sensors and says what is strange about them. */
  FULL(WireGraph.Part.CLOUD, WireGraph.Part.SENSING, WireGraph.Part.DETECTION),
  /** Simulates sensors. */
  SIMULATION(WireGraph.Part.CLOUD, WireGraph.Part.SENSING),
  /** Says what is strange about readings that others publish. */
  INFERENCE(WireGraph.Part.CLOUD, WireGraph.Part.HEARING, WireGraph.Part.DETECTION);

  private final Set<WireGraph.Part> parts;

  PipelineMode(WireGraph.Part first, WireGraph.Part... others) {
    parts = EnumSet.of(first, others);
  }

  /** What its gateway does. */
  Set<WireGraph.Part> parts() {
    return parts;
  }

  boolean simulates() {
    return parts.contains(WireGraph.Part.SENSING);
  }

  boolean detects() {
    return parts.contains(WireGraph.Part.DETECTION);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.marram.emulator.kura.stage;

import io.marram.emulator.kura.observation.CameraPicture;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/**
 * The last frame of one camera, and the one before while a detector has not yet said anything about
 * the last. Thread-safe.
 */
final class LastFrames {
  private final String pid;
  private ObservedFrame last;
  private ObservedFrame before;

  LastFrames(String pid, ObservedFrame first) {
    this.pid = pid;
    this.last = first;
  }

  synchronized LastFrames add(ObservedFrame frame) {
    before = last.isExamined() ? last : null;
    last = frame;
    return this;
  }

  /** Takes what a record says about the frame of this id, if that is still here. */
  synchronized void find(TypedValue<?> frameId, Map<String, TypedValue<?>> properties) {
    for (ObservedFrame frame : new ObservedFrame[] {last, before}) {
      if (frame != null && frame.hasId(frameId)) {
        frame.examine(properties);
      }
    }
  }

  /** Whether a picture is one of these frames, drawn anew. */
  synchronized boolean isDrawnAnew(TypedValue<?> frameId, byte[] other) {
    return last.isDrawnAnew(frameId, other) || before != null && before.isDrawnAnew(frameId, other);
  }

  /** The last frame that was examined, as long as frames are examined one by one; else the last. */
  synchronized CameraPicture shown() {
    return (last.isExamined() || before == null ? last : before).picture(pid);
  }
}

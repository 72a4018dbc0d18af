package io.marram.emulator.kura.stage;

import io.marram.contract.WireProperties;
import io.marram.emulator.kura.observation.CameraPicture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.type.ByteArrayValue;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;

/** The last pictures of every camera, with what later records say about them. Thread-safe. */
final class CameraPictures {
  private final Map<String, LastFrames> cameras = new ConcurrentHashMap<>();

  /**
   * Looks for frames, and for what was found on earlier ones.
   *
   * @param pid of the emitter
   * @param camera whether frames in the envelope are the emitter's own; if not, only those are that
   *     it has drawn anew
   */
  void look(String pid, WireEnvelope envelope, boolean camera) {
    for (WireRecord record : envelope.getRecords()) {
      Map<String, TypedValue<?>> properties = record.getProperties();
      if (properties.get(WireProperties.FRAME) instanceof ByteArrayValue picture) {
        if (camera || isDrawnAnew(pid, properties.get(WireProperties.FRAME_ID), picture)) {
          ObservedFrame frame = new ObservedFrame(picture.getValue(), properties);
          cameras.merge(pid, new LastFrames(pid, frame), (frames, first) -> frames.add(frame));
        }
      } else if (properties.get(WireProperties.FRAME_ID) instanceof StringValue id) {
        cameras.values().forEach(frames -> frames.find(id, properties));
      }
    }
  }

  private boolean isDrawnAnew(String pid, TypedValue<?> frameId, ByteArrayValue picture) {
    return frameId != null
        && cameras.entrySet().stream()
            .filter(camera -> !camera.getKey().equals(pid))
            .anyMatch(camera -> camera.getValue().isDrawnAnew(frameId, picture.getValue()));
  }

  void forget(String pid) {
    cameras.remove(pid);
  }

  /** By pid. */
  List<CameraPicture> all() {
    return cameras.keySet().stream()
        .sorted()
        .map(cameras::get)
        .filter(Objects::nonNull)
        .map(LastFrames::shown)
        .toList();
  }
}

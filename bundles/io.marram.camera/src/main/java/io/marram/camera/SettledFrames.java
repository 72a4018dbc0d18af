package io.marram.camera;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the frames settled last, so that one that is delivered again is not worked on again.
 */
final class SettledFrames {

  private final Map<FrameKey, Boolean> keys;

  SettledFrames(int remembered) {
    keys =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<FrameKey, Boolean> eldest) {
            return size() > remembered;
          }
        };
  }

  void add(FrameKey key) {
    keys.put(key, true);
  }

  boolean contains(FrameKey key) {
    return keys.containsKey(key);
  }
}

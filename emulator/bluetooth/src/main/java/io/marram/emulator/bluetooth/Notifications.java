package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told of a characteristic's new values. Any thread may use it. */
final class Notifications {

  private static final Logger logger = LoggerFactory.getLogger(Notifications.class);

  private final Map<String, List<Consumer<byte[]>>> consumers = new ConcurrentHashMap<>();

  void add(String path, Consumer<byte[]> consumer) {
    consumers.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>()).add(consumer);
  }

  void remove(String path, Consumer<byte[]> consumer) {
    consumers.computeIfPresent(
        path,
        (key, all) -> {
          all.remove(consumer);
          return all.isEmpty() ? null : all;
        });
  }

  void clear() {
    consumers.clear();
  }

  /** A value has come; the consumers get it one after the other, on this thread. */
  void pass(String path, byte[] value) {
    for (Consumer<byte[]> consumer : consumers.getOrDefault(path, List.of())) {
      try {
        consumer.accept(value);
      } catch (RuntimeException e) {
        logger.warn("event=bluetooth.consumer.failed reason=\"{}\"", e.toString());
      }
    }
  }
}

package io.marram.awsiot.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants to be told. A listener that fails does not keep the others from being told. Safe for
 * several threads.
 *
 * @param <T> what they are
 */
final class Listeners<T> {

  private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

  private final List<T> listeners = new CopyOnWriteArrayList<>();

  /** Adds the listener unless it is there already. */
  void add(T listener) {
    if (!listeners.contains(listener)) {
      listeners.add(listener);
    }
  }

  void remove(T listener) {
    listeners.remove(listener);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  void tell(Consumer<T> news) {
    for (T listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        logger.warn("event=awsiot.listener.failed listener={}", listener.getClass().getName(), e);
      }
    }
  }
}

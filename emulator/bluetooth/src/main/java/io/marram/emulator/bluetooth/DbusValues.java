package io.marram.emulator.bluetooth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.freedesktop.dbus.types.Variant;

/** Reads values as dbus-java delivers them: arrays as arrays or as lists, maps with variants. */
final class DbusValues {

  private DbusValues() {}

  static Optional<byte[]> bytes(Object value) {
    if (value instanceof byte[] bytes) {
      return Optional.of(bytes);
    }
    if (value instanceof List<?> list && list.stream().allMatch(Byte.class::isInstance)) {
      byte[] bytes = new byte[list.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (Byte) list.get(i);
      }
      return Optional.of(bytes);
    }
    return Optional.empty();
  }

  /** UUIDs; none from anything else. */
  static UUID[] uuids(Object value) {
    List<?> texts =
        value instanceof Object[] array
            ? Arrays.asList(array)
            : value instanceof List<?> list ? list : List.of();
    return texts.stream().map(text -> UUID.fromString(text.toString())).toArray(UUID[]::new);
  }

  /** A map of byte arrays; empty from anything else. */
  static <K> Map<K, byte[]> byteMap(Object value, Function<Object, K> key) {
    Map<K, byte[]> all = new HashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, variant) ->
              bytes(variant instanceof Variant<?> inner ? inner.getValue() : variant)
                  .ifPresent(bytes -> all.put(key.apply(name), bytes)));
    }
    return all;
  }
}
